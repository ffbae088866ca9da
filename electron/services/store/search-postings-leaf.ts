import { ROW_STEP } from './migrations/data-0001.ts';
import type { RowGatherer } from './search-rows.ts';

/** Where reading is on a page. */
interface Place {
  at: number;
}

/** Reads a varint of SQLite: seven bits a byte from the highest, the last of nine bytes whole. */
export function readVarint(bytes: Uint8Array, place: Place): number {
  let value = 0;
  for (let length = 1; length < 9; length += 1) {
    const byte = bytes[place.at++] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  return value * 256 + (bytes[place.at++] ?? 0);
}

const HEADER = 4;
const EMPTY = new Uint8Array(0);

/**
 * Gathers the rows of one page that have a word beginning with `prefix`. A page is a header (where the first row stands that goes on from
 * the page before; where the words end), then words, each followed by its rows, then the list of where the words stand. A word is
 * written as what it does not share with the one before, a row as its distance from the one before.
 * @param isInside whether the page before ended within the rows of such a word.
 * @returns whether this page does; undefined when it is not understood.
 */
export function readLeaf(
  leaf: Uint8Array,
  prefix: Uint8Array,
  isInside: boolean,
  into: RowGatherer,
): boolean | undefined {
  const firstRow = u16(leaf, 0);
  const end = u16(leaf, 2);
  if (end < HEADER || end > leaf.length || firstRow >= end) return undefined;
  const footer: Place = { at: end };
  let start = end < leaf.length ? readVarint(leaf, footer) : end;
  if (isInside && firstRow > 0 && !readRows(leaf, firstRow, start, into)) return undefined;
  let inside = isInside && start === end;
  let word: Uint8Array = EMPTY;
  for (let isFirst = true; start < end; isFirst = false) {
    const next = footer.at < leaf.length ? start + readVarint(leaf, footer) : end;
    const place: Place = { at: start };
    const shared = isFirst ? 0 : readVarint(leaf, place);
    const added = readVarint(leaf, place);
    if (inside) {
      // Words are sorted, and share all they can with the one before: the first that shares less is past all that begin so.
      if (shared < prefix.length) return false;
    } else {
      word = joined(word, shared, leaf.subarray(place.at, place.at + added));
      inside = beginsWith(word, prefix);
    }
    if (inside && !readRows(leaf, place.at + added, next, into)) return undefined;
    start = next;
  }
  return inside;
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function joined(before: Uint8Array, shared: number, added: Uint8Array): Uint8Array {
  const word = new Uint8Array(shared + added.length);
  word.set(before.subarray(0, shared));
  word.set(added, shared);
  return word;
}

function beginsWith(word: Uint8Array, prefix: Uint8Array): boolean {
  return word.length >= prefix.length && prefix.every((byte, at) => word[at] === byte);
}

/**
 * The innermost loop of a search: a row is the distance from the one before (the first of a list is whole), then twice the length of what
 * says in which columns the word is, then that, which is passed over. False for an entry that is marked as deleted.
 */
function readRows(leaf: Uint8Array, from: number, to: number, { seats, odd }: RowGatherer): boolean {
  let at = from;
  let row = 0;
  while (at < to) {
    let byte = leaf[at++] ?? 0;
    let step = byte & 127;
    while (byte > 127) {
      byte = leaf[at++] ?? 0;
      step = step * 128 + (byte & 127);
    }
    row += step;
    byte = leaf[at++] ?? 0;
    let size = byte & 127;
    while (byte > 127) {
      byte = leaf[at++] ?? 0;
      size = size * 128 + (byte & 127);
    }
    if ((size & 1) !== 0) return false;
    at += size >> 1;
    const seat = Math.floor(row / ROW_STEP);
    if (seat * ROW_STEP === row && seat >>> 5 < seats.length)
      seats[seat >>> 5] = (seats[seat >>> 5] ?? 0) | (1 << (seat & 31));
    else odd.push(row);
  }
  return true;
}
