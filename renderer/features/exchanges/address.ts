/** The views of the screen, in the order in which they are shown. */
export const TABS = ['regions', 'request', 'sync', 'history', 'diagnosis', 'sandbox'] as const;
export type ExchangesTab = (typeof TABS)[number];

type AddressQuery = Readonly<Record<string, readonly string[]>>;

/** What a view is shown with: one value a name; a name without value is left out of the address. */
export type AddressPart = Readonly<Record<string, string | undefined>>;

const LONGEST = 500;

/** The view that the address asks for; the servers when it asks for none. */
export function tabOf(query: AddressQuery): ExchangesTab {
  return TABS.find((tab) => tab === query.tab?.[0]) ?? 'regions';
}

/** A value of the address; undefined when it is absent, empty or longer than anything that is meant. */
export function valueOf(query: AddressQuery, name: string): string | undefined {
  const written = query[name]?.[0];
  return written === undefined || written === '' || written.length > LONGEST ? undefined : written;
}

/** Writes the address of a view. */
export function queryOf(tab: ExchangesTab, part: AddressPart = {}): AddressQuery {
  const written = Object.entries(part).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, [value]] as const],
  );
  return { ...(tab !== 'regions' && { tab: [tab] }), ...Object.fromEntries(written) };
}
