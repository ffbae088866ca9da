import type { RowSet } from './search-rows.ts';

/** Sets of rows kept between queries, the least recently used leaving first when they outgrow the budget. */
export interface ListCache {
  has(key: string): boolean;
  /** The set of that name, made and kept when it is not there. */
  get(key: string, make: () => RowSet): RowSet;
  /** Whether there is room for what nobody has asked for yet. */
  hasRoom(): boolean;
  /** Forgets every set whose name starts so. */
  forget(prefix: string): void;
}

/** What a set weighs beside its rows: an empty one is not free. */
const OVERHEAD = 256;

/** Share of the budget that may be filled beforehand. */
const ROOM = 0.75;

export function createListCache(budgetBytes: number): ListCache {
  const lists = new Map<string, RowSet>();
  let bytes = 0;

  const weight = (key: string, list: RowSet): number => list.byteLength + 2 * key.length + OVERHEAD;
  const drop = (key: string, list: RowSet): void => {
    lists.delete(key);
    bytes -= weight(key, list);
  };
  const keep = (key: string, list: RowSet): void => {
    // A Map keeps the order of insertion: its first key is the one asked for longest ago.
    lists.set(key, list);
    bytes += weight(key, list);
    for (const [oldest, old] of lists) {
      if (bytes <= budgetBytes || oldest === key) break;
      drop(oldest, old);
    }
  };

  return {
    has: (key) => lists.has(key),
    get: (key, make) => {
      const known = lists.get(key);
      if (known === undefined) {
        const made = make();
        keep(key, made);
        return made;
      }
      lists.delete(key);
      lists.set(key, known);
      return known;
    },
    hasRoom: () => bytes < budgetBytes * ROOM,
    forget: (prefix) => {
      for (const [key, list] of lists) if (key.startsWith(prefix)) drop(key, list);
    },
  };
}
