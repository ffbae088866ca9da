import type { IdList } from './search-ids.ts';

/** Lists of ids kept between queries, the least recently used leaving first when they outgrow the budget. */
export interface ListCache {
  has(key: string): boolean;
  /** The list of that name, made and kept when it is not there. */
  get(key: string, make: () => IdList): IdList;
  /** Forgets every list whose name starts so. */
  forget(prefix: string): void;
}

/** What a list weighs beside its ids: an empty one is not free. */
const OVERHEAD = 256;

export function createListCache(budgetBytes: number): ListCache {
  const lists = new Map<string, IdList>();
  let bytes = 0;

  const weight = (key: string, list: IdList): number => list.byteLength + 2 * key.length + OVERHEAD;
  const drop = (key: string, list: IdList): void => {
    lists.delete(key);
    bytes -= weight(key, list);
  };
  const keep = (key: string, list: IdList): void => {
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
    forget: (prefix) => {
      for (const [key, list] of lists) if (key.startsWith(prefix)) drop(key, list);
    },
  };
}
