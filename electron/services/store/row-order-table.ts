import type { Labels } from './reader-labels.ts';
import type { SourceHandle } from './reader-source.ts';
import { groupsOf } from './row-order-keys.ts';
import type { Groups, KeyedSort } from './row-order-keys.ts';
import { gallop, lowerBound } from './search-ids.ts';
import type { IdList } from './search-ids.ts';

/** Every row of a source in the order of one sort: 24 bytes a row. */
export interface OrderTable {
  /** By rank. */
  readonly ids: IdList;
  /** By rank: a number that changes where the key does. */
  readonly groups: Uint32Array;
  /** The same ids in display order, and the rank of each. */
  readonly sorted: IdList;
  readonly ranks: Uint32Array;
}

/** Tables made when they are first needed, kept as long as the data they were made of and the budget last. */
export interface OrderTables {
  of(by: KeyedSort, handle: SourceHandle, labels: Labels): OrderTable;
}

const BYTES_A_ROW = 24;
/** What a table weighs beside its rows: an empty one is not free. */
const OVERHEAD = 256;

export function createOrderTables(budgetBytes: number): OrderTables {
  const tables = new Map<string, OrderTable>();
  const isOver = (): boolean => {
    const bytes = [...tables.values()].reduce((sum, { ids }) => sum + ids.length * BYTES_A_ROW + OVERHEAD, 0);
    return bytes > budgetBytes;
  };
  return {
    of: (by, handle, labels) => {
      const key = `${handle.stamp}${by}`;
      const table = tables.get(key) ?? createTable(groupsOf(by, handle, labels));
      // A Map keeps the order of insertion: its first key is the one asked for longest ago.
      tables.delete(key);
      tables.set(key, table);
      for (const oldest of tables.keys()) {
        if (oldest === key || !isOver()) break;
        tables.delete(oldest);
      }
      return table;
    },
  };
}

export function createTable({ ids: byRank, groups }: Groups): OrderTable {
  const ids = Float64Array.from(byRank);
  const sorted = ids.slice().sort();
  const ranks = new Uint32Array(ids.length);
  ids.forEach((id, rank) => {
    ranks[lowerBound(sorted, id)] = rank;
  });
  return { ids, groups: Uint32Array.from(groups), sorted, ranks };
}

/**
 * Ids given in display order, in the order of a table; those that it does not hold come last, as they were. Backwards, the keys are but the
 * rows of one key keep their order.
 */
export function arrange(table: OrderTable, ids: IdList, descending: boolean): IdList {
  const ranks = new Uint32Array(ids.length);
  const arranged = new Float64Array(ids.length);
  let held = 0;
  let others = ids.length;
  let at = 0;
  for (const id of ids) {
    at = gallop(table.sorted, id, at);
    if (table.sorted[at] === id) ranks[held++] = table.ranks[at] ?? 0;
    else arranged[--others] = id;
  }
  const inOrder = ranks.subarray(0, held).sort();
  (descending ? backwards(table, inOrder) : inOrder).forEach((rank, index) => {
    arranged[index] = table.ids[rank] ?? 0;
  });
  arranged.subarray(others).reverse();
  return arranged;
}

/** Ranks in order with their groups backwards. */
function backwards({ groups }: OrderTable, ranks: Uint32Array): Uint32Array {
  const turned = new Uint32Array(ranks.length);
  let filled = 0;
  for (let end = ranks.length; end > 0;) {
    let start = end - 1;
    const group = groups[ranks[start] ?? 0];
    while (start > 0 && groups[ranks[start - 1] ?? 0] === group) start -= 1;
    turned.set(ranks.subarray(start, end), filled);
    filled += end - start;
    end = start;
  }
  return turned;
}
