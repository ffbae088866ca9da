export const VIEWS = ['changed', 'added', 'removed', 'fields', 'establishments'] as const;
export type ChangesTab = (typeof VIEWS)[number];

/** All that the screen shows; it stands in the address. */
export interface ChangesView {
  readonly source: string | undefined;
  /** The load to compare with, by its job, or a day; undefined: the one before the last. */
  readonly since: string | undefined;
  readonly tab: ChangesTab;
  readonly kind: string | undefined;
  /** A field of the model without the ranks of lists, `contacts.nom`. */
  readonly field: string | undefined;
  /** Whether changes of the dates of a record are shown too. */
  readonly withDates: boolean;
}

type AddressQuery = Readonly<Record<string, readonly string[]>>;

const LONGEST = 200;

/** Reads the address; what it does not understand in it is left out. */
export function readView(query: AddressQuery): ChangesView {
  const textOf = (name: string): string | undefined => {
    const written = query[name]?.[0];
    return written === undefined || written === '' || written.length > LONGEST ? undefined : written;
  };
  return {
    source: textOf('source'),
    since: textOf('since'),
    tab: VIEWS.find((tab) => tab === query['tab']?.[0]) ?? 'changed',
    kind: textOf('kind'),
    field: textOf('field'),
    withDates: query['dates']?.[0] === '1',
  };
}

/** Writes the address of a view, the inverse of `readView`; what is as usual is not written. */
export function writeView({ source, since, tab, kind, field, withDates }: ChangesView): AddressQuery {
  return {
    ...(source !== undefined && { source: [source] }),
    ...(since !== undefined && { since: [since] }),
    ...(tab !== 'changed' && { tab: [tab] }),
    ...(kind !== undefined && { kind: [kind] }),
    ...(field !== undefined && { field: [field] }),
    ...(withDates && { dates: ['1'] }),
  };
}
