import type { Labels } from './reader-labels.ts';
import type { SourceHandle } from './reader-source.ts';
import { groupsOf } from './row-order-keys.ts';
import type { Groups, KeyedSort } from './row-order-keys.ts';
import type { IdList } from './search-ids.ts';
import { asBits, hasRow, isBits, toIds } from './search-rows.ts';
import type { RowBits, RowSet } from './search-rows.ts';

/** Every row of a source in the order of one sort: 12 bytes a row, and a bit. */
export interface OrderTable {
  /** By rank. */
  readonly ids: IdList;
  /** By rank: a number that changes where the key does. */
  readonly groups: Uint32Array;
  /** The same ids, to know whether one is among them. */
  readonly rows: RowBits;
}

/** Tables made when they are first needed, kept as long as the data they were made of and the budget last. */
export interface OrderTables {
  of(by: KeyedSort, handle: SourceHandle, labels: Labels): OrderTable;
}

const BYTES_A_ROW = 12;
/** What a table weighs beside its rows: an empty one is not free. */
const OVERHEAD = 256;

export function createOrderTables(budgetBytes: number): OrderTables {
  const tables = new Map<string, OrderTable>();
  const isOver = (): boolean => {
    const bytes = [...tables.values()].reduce(
      (sum, { ids, rows }) => sum + ids.length * BYTES_A_ROW + rows.byteLength + OVERHEAD,
      0,
    );
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
  const last = byRank.reduce((greatest, id) => Math.max(greatest, id), 0);
  return { ids, groups: Uint32Array.from(groups), rows: asBits(ids, last) };
}

/**
 * Rows in the order of a table; those that it does not hold come last, in display order. Backwards, the keys are but the rows of one key
 * keep their order.
 */
export function arrange(table: OrderTable, rows: RowSet, descending: boolean): IdList {
  const wanted = isBits(rows) ? rows : asBits(rows, rows.at(-1) ?? 0);
  const ranks = new Uint32Array(rows.length);
  let held = 0;
  for (let rank = 0; rank < table.ids.length && held < ranks.length; rank += 1) {
    if (hasRow(wanted, table.ids[rank] ?? 0)) ranks[held++] = rank;
  }
  const inOrder = descending ? backwards(table, ranks.subarray(0, held)) : ranks.subarray(0, held);
  const arranged = new Float64Array(ranks.length);
  for (let at = 0; at < held; at += 1) arranged[at] = table.ids[inOrder[at] ?? 0] ?? 0;
  if (held < arranged.length)
    arranged.set(
      toIds(rows).filter((id) => !hasRow(table.rows, id)),
      held,
    );
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
