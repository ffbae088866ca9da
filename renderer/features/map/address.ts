import type { Filters } from '../../../shared/domain/search.ts';

/** Filters of the map that are chosen from lists, one value each. */
export const MAP_FILTERS = ['activite', 'champ', 'mode', 'public'] as const;
export type MapFilter = (typeof MAP_FILTERS)[number];

/** What the map counts; it stands in the address. */
export type MapQuery = { readonly text: string } & { readonly [F in MapFilter | 'source']: string | undefined };

type AddressQuery = Readonly<Record<string, readonly string[]>>;

const MOST_TEXT = 500;
const LONGEST_CODE = 200;

/** Reads the address; what it does not understand in it is left out. */
export function readMap(query: AddressQuery): MapQuery {
  const codeOf = (name: string): string | undefined => {
    const written = query[name]?.[0];
    return written === undefined || written === '' || written.length > LONGEST_CODE ? undefined : written;
  };
  return {
    text: (query['text']?.[0] ?? '').slice(0, MOST_TEXT),
    source: codeOf('source'),
    activite: codeOf('activite'),
    champ: codeOf('champ'),
    mode: codeOf('mode'),
    public: codeOf('public'),
  };
}

/** Writes the address of what the map counts, the inverse of `readMap`. */
export function writeMap(query: MapQuery): AddressQuery {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, [value] as readonly string[]] as const],
    ),
  );
}

/** The filters of what the map counts: units only, whatever they are. */
export function filtersOf({ source, activite, champ, mode, public: people }: MapQuery): Filters {
  const one = (value: string | undefined): readonly string[] | undefined => (value === undefined ? undefined : [value]);
  return {
    kind: ['ue'],
    source: one(source),
    activite: one(activite),
    champ: one(champ),
    mode: one(mode),
    public: one(people),
  };
}

/** The address in the explorer of the units that one département counts; `''` is that of units without a place. */
export function explorerQuery(query: MapQuery, departement: string): AddressQuery {
  return { ...writeMap(query), departement: [departement], kind: ['ue'] };
}
