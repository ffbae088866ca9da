import type { Cursor } from './page-cursor.ts';
import { comparePositions, positionOf, resumeAfter } from './page-position.ts';
import type { Position } from './page-position.ts';
import type { SourceHandle } from './reader-source.ts';
import { lowerBound } from './search-ids.ts';
import type { IdList } from './search-ids.ts';

/** What one source found. */
export interface SourceList {
  readonly handle: SourceHandle;
  readonly ids: IdList;
}

/** A row of the merged list. */
export interface Place {
  readonly handle: SourceHandle;
  readonly id: number;
}

/** An order of rows, the same within a list and between lists. */
export interface Ordering {
  position(handle: SourceHandle, id: number): Position | undefined;
  compare(a: Position, b: Position): number;
}

/** The order in which rows are stored: by folded name, then identity. */
export const DISPLAY_ORDER: Ordering = { position: positionOf, compare: comparePositions };

/** How far the merge is in one list. */
interface Head {
  readonly list: SourceList;
  at: number;
  position: Position;
}

const BEFORE_ALL: Position = { name: '', identity: '' };

/**
 * Merges the lists of several sources into one, from a cursor of display order or from the start, and gives `count` rows of it.
 * Only the heads of the lists are read, so a page costs the same wherever it is (design architecture §3.7).
 */
export function mergePage(
  lists: readonly SourceList[],
  after: Cursor | undefined,
  count: number,
  order: Ordering = DISPLAY_ORDER,
): readonly Place[] {
  const starts = lists.map((list) => (after === undefined ? 0 : startAfter(list, after, lists)));
  const [only] = lists;
  if (only !== undefined && lists.length === 1) {
    const from = starts[0] ?? 0;
    return Array.from(only.ids.subarray(from, from + count), (id) => ({ handle: only.handle, id }));
  }
  const heads = lists.map((list, index): Head => ({ list, at: starts[index] ?? 0, position: BEFORE_ALL }));
  for (const head of heads) readPosition(head, order);
  const merged: Place[] = [];
  while (merged.length < count) {
    const first = firstOf(heads, order);
    if (first === undefined) break;
    merged.push(first.place);
    first.head.at += 1;
    readPosition(first.head, order);
  }
  return merged;
}

function readPosition(head: Head, order: Ordering): void {
  const id = head.list.ids[head.at];
  if (id !== undefined) head.position = order.position(head.list.handle, id) ?? BEFORE_ALL;
}

function firstOf(heads: readonly Head[], order: Ordering): { readonly head: Head; readonly place: Place } | undefined {
  let first: { readonly head: Head; readonly place: Place } | undefined;
  for (const head of heads) {
    const id = head.list.ids[head.at];
    if (id === undefined) continue;
    if (first !== undefined && order.compare(head.position, first.head.position) >= 0) continue;
    first = { head, place: { handle: head.list.handle, id } };
  }
  return first;
}

function startAfter({ handle, ids }: SourceList, cursor: Cursor, lists: readonly SourceList[]): number {
  const sources = lists.map((list) => list.handle);
  const resume = resumeAfter(cursor, handle, sources);
  return 'from' in resume ? lowerBound(ids, resume.from) : firstPast(handle, ids, resume.isPast);
}

/** Index of the first row of a list for which `isPast` holds; rows are in display order, so it is found by halving. */
function firstPast(handle: SourceHandle, ids: IdList, isPast: (position: Position) => boolean): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const position = positionOf(handle, ids[middle] ?? 0);
    if (position !== undefined && isPast(position)) high = middle;
    else low = middle + 1;
  }
  return low;
}
