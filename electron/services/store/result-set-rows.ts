import { ROW_STEP } from './migrations/data-0001.ts';
import { NO_IDS } from './search-ids.ts';
import type { IdList } from './search-ids.ts';
import { bitsOf, idsFrom, isBits, toIds } from './search-rows.ts';
import type { RowBits, RowSet } from './search-rows.ts';

/** The ids of a list by their rank in it. */
export interface RankedRows {
  readonly length: number;
  readonly byteLength: number;
  at(rank: number): number | undefined;
  /** The ids from a rank on, `count` at most. */
  from(rank: number, count: number): IdList;
}

/** Ids in any order. */
export function rankedIds(ids: IdList): RankedRows {
  return {
    length: ids.length,
    byteLength: ids.byteLength,
    at: (rank) => ids[rank],
    from: (rank, count) => ids.subarray(rank, rank + count),
  };
}

/** Rows in display order. Bits stay bits, so that a list of a million rows is opened without writing a million numbers. */
export function rankedRows(rows: RowSet): RankedRows {
  return isBits(rows) && rows.odd.length === 0 ? rankedBits(rows) : rankedIds(toIds(rows));
}

function rankedBits(rows: RowBits): RankedRows {
  let directory: Uint32Array | undefined;
  const at = (rank: number): number | undefined => {
    if (rank < 0 || rank >= rows.length) return undefined;
    directory ??= countsBefore(rows.seats);
    return idAt(rows.seats, directory, rank);
  };
  return {
    length: rows.length,
    byteLength: rows.byteLength,
    at,
    from: (rank, count) => {
      const id = at(rank);
      return id === undefined ? NO_IDS : idsFrom(rows, id, count);
    },
  };
}

/** Words of 32 rows to an entry of the directory. */
const BLOCK = 64;

/** How many rows come before each block. */
function countsBefore(seats: Uint32Array): Uint32Array {
  const counts = new Uint32Array(Math.ceil(seats.length / BLOCK));
  let count = 0;
  for (let at = 0; at < seats.length; at += 1) {
    if (at % BLOCK === 0) counts[at / BLOCK] = count;
    count += bitsOf(seats[at] ?? 0);
  }
  return counts;
}

function idAt(seats: Uint32Array, directory: Uint32Array, rank: number): number {
  let low = 0;
  let high = directory.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((directory[middle] ?? 0) <= rank) low = middle;
    else high = middle;
  }
  let left = rank - (directory[low] ?? 0);
  let at = low * BLOCK;
  for (let held = bitsOf(seats[at] ?? 0); held <= left; held = bitsOf(seats[at] ?? 0)) {
    left -= held;
    at += 1;
  }
  let word = seats[at] ?? 0;
  for (; left > 0; left -= 1) word &= word - 1;
  return (at * 32 + 31 - Math.clz32(word & -word)) * ROW_STEP;
}
