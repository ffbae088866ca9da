import { mergePage } from './page-merge.ts';
import type { Ordering, Place } from './page-merge.ts';
import type { Position } from './page-position.ts';
import type { SourceHandle } from './reader-source.ts';
import type { RankedRows } from './result-set-rows.ts';

/** What one source found, in some order. */
export interface RankedList {
  readonly handle: SourceHandle;
  readonly rows: RankedRows;
}

/** Part of a list that may still hold the rank looked for. */
interface Range {
  readonly handle: SourceHandle;
  readonly rows: RankedRows;
  readonly index: number;
  low: number;
  high: number;
}

/**
 * Rows `from` to `from + count` of the merged lists. Where a rank falls in each list is found by halving, reading a few names, so that a
 * jump to the last row costs what the first costs and nothing of the size of the result is sorted or kept.
 */
export function placesFrom(
  lists: readonly RankedList[],
  from: number,
  count: number,
  order: Ordering,
): readonly Place[] {
  const starts = splitAt(lists, Math.max(0, Math.floor(from)), order);
  const rest = lists.map(({ handle, rows }, index) => ({ handle, ids: rows.from(starts[index] ?? 0, count) }));
  return mergePage(rest, undefined, count, order);
}

/** How many rows of each list come before a rank of the merged list. */
function splitAt(lists: readonly RankedList[], rank: number, order: Ordering): readonly number[] {
  const total = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  if (rank >= total) return lists.map(({ rows }) => rows.length);
  if (lists.length === 1) return [rank];
  const ranges = lists.map(({ handle, rows }, index): Range => ({ handle, rows, index, low: 0, high: rows.length }));
  for (let widest = widestOf(ranges); widest.high > widest.low; widest = widestOf(ranges)) {
    const middle = (widest.low + widest.high) >>> 1;
    const pivot = positionAt(widest, middle, order);
    const splits = ranges.map((range) => (range === widest ? middle : before(range, pivot, widest.index, order)));
    const pivotRank = splits.reduce((sum, split) => sum + split, 0);
    if (pivotRank === rank) return splits;
    ranges.forEach((range, index) => {
      const split = splits[index] ?? 0;
      if (pivotRank > rank) range.high = split;
      else range.low = range === widest ? middle + 1 : split;
    });
  }
  return ranges.map(({ low }) => low);
}

function widestOf(ranges: readonly Range[]): Range {
  return ranges.reduce((widest, range) => (range.high - range.low > widest.high - widest.low ? range : widest));
}

function positionAt({ handle, rows }: Range, index: number, order: Ordering): Position {
  return order.position(handle, rows.at(index) ?? 0) ?? { name: '', identity: '' };
}

/** How many rows of a list come before a position of list `other`; equals go in the order of the lists. */
function before(range: Range, pivot: Position, other: number, order: Ordering): number {
  let { low, high } = range;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const sign = order.compare(positionAt(range, middle, order), pivot);
    if (sign < 0 || (sign === 0 && range.index < other)) low = middle + 1;
    else high = middle;
  }
  return low;
}
