import { ROW_STEP } from './migrations/data-0001.ts';
import { gallop, includes, intersect, NO_IDS, union } from './search-ids.ts';
import type { IdList } from './search-ids.ts';

/**
 * Many rows of a source: one bit for each ROW_STEP of rowids tells whether the row of a full load that belongs there is one of them;
 * those that a delta put in between are listed. A tenth of what a list of ids weighs, and two of them meet thirty-two rows at a time.
 */
export interface RowBits {
  readonly seats: Uint32Array;
  readonly odd: IdList;
  /** How many rows. */
  readonly length: number;
  readonly byteLength: number;
}

/** Some rows of a source, in whichever form is the lighter. */
export type RowSet = IdList | RowBits;

const PER_WORD = 32;

export function isBits(rows: RowSet): rows is RowBits {
  return !(rows instanceof Float64Array);
}

/** Makes a set of bits; `odd` in any order. */
export function rowBits(seats: Uint32Array, odd: IdList): RowBits {
  return { seats, odd, length: popCount(seats) + odd.length, byteLength: seats.byteLength + odd.byteLength };
}

/** Number of bits set. */
function popCount(words: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    if (word !== 0) count += bitsOf(word);
  }
  return count;
}

/** Number of bits set in one word (Hacker's Delight, 5-1). */
export function bitsOf(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Gathers rows in any order, repeated or not. */
export interface RowGatherer {
  readonly seats: Uint32Array;
  /** Whatever has no seat. */
  readonly odd: number[];
}

/** @param last the greatest rowid that is expected; greater ones have no seat. */
export function createGatherer(last: number): RowGatherer {
  return { seats: new Uint32Array(Math.floor(last / ROW_STEP / PER_WORD) + 1), odd: [] };
}

export function gather({ seats, odd }: RowGatherer, id: number): void {
  const seat = Math.trunc(id / ROW_STEP);
  if (seat * ROW_STEP === id && seat >>> 5 < seats.length) setBits(seats, seat >>> 5, 1 << (seat & 31));
  else odd.push(id);
}

function setBits(words: Uint32Array, at: number, bits: number): void {
  words[at] = (words[at] ?? 0) | bits;
}

/** Adds every row of `from` that has a seat. */
export function addSeats(from: Uint32Array, into: Uint32Array): void {
  for (let at = 0; at < from.length; at += 1) setBits(into, at, from[at] ?? 0);
}

/** Takes a row out of what was gathered with a seat. */
export function unseat({ seats }: RowGatherer, id: number): void {
  const seat = Math.trunc(id / ROW_STEP);
  const at = seat >>> 5;
  if (seat * ROW_STEP === id && at < seats.length) seats[at] = (seats[at] ?? 0) & ~(1 << (seat & 31));
}

/** What was gathered, which is done with: as bits, or as a list when it is short. */
export function gathered({ seats, odd }: RowGatherer): RowSet {
  const bits = rowBits(seats, distinct(odd));
  if (!isShort(bits)) return bits;
  const ids = toIds(bits);
  giveBack(seats);
  return ids;
}

/** Gives memory back at once that nobody has any more: megabytes of it, left to the collector, make it go through the heap while someone waits. */
export function giveBack({ buffer, byteLength }: Uint8Array | Uint32Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

function distinct(odd: readonly number[]): IdList {
  return odd.length === 0 ? NO_IDS : Float64Array.from(new Set(odd)).sort();
}

/** A sorted list of ids in the form that is the lighter. */
export function rowsOfIds(ids: IdList): RowSet {
  const last = ids.at(-1) ?? 0;
  if (ids.byteLength <= last / ROW_STEP / 8) return ids;
  const gatherer = createGatherer(last);
  for (const id of ids) gather(gatherer, id);
  return gathered(gatherer);
}

/** The rows as bits, whatever they weigh: for what is compared with many others. @param last greatest rowid of the source. */
export function asBits(rows: RowSet, last: number): RowBits {
  if (isBits(rows)) return rows;
  const gatherer = createGatherer(last);
  for (const id of rows) gather(gatherer, id);
  return rowBits(gatherer.seats, distinct(gatherer.odd));
}

/** The ids, sorted. */
export function toIds(rows: RowSet): IdList {
  return isBits(rows) ? firstIds(rows, 0, rows.length) : rows;
}

/** The first `count` ids from `from` on. */
export function idsFrom(rows: RowSet, from: number, count: number): IdList {
  if (isBits(rows)) return firstIds(rows, from, Math.min(count, rows.length));
  const start = gallop(rows, from, 0);
  return rows.subarray(start, start + count);
}

function firstIds({ seats, odd }: RowBits, from: number, count: number): IdList {
  const ids = new Float64Array(count);
  const firstSeat = Math.ceil(from / ROW_STEP);
  let found = 0;
  for (let at = firstSeat >>> 5; at < seats.length && found < count; at += 1) {
    let word = seats[at] ?? 0;
    if (at === firstSeat >>> 5) word &= -1 << (firstSeat & 31);
    for (; word !== 0 && found < count; word &= word - 1) {
      ids[found] = (at * PER_WORD + 31 - Math.clz32(word & -word)) * ROW_STEP;
      found += 1;
    }
  }
  const seated = ids.subarray(0, found);
  if (odd.length === 0) return seated;
  const start = gallop(odd, from, 0);
  return union([seated, odd.subarray(start, start + count)]).subarray(0, count);
}

export function hasRow(rows: RowSet, id: number): boolean {
  return isBits(rows) ? hasSeat(rows, id) || (rows.odd.length > 0 && includes(rows.odd, id)) : includes(rows, id);
}

function hasSeat({ seats }: RowBits, id: number): boolean {
  const seat = Math.trunc(id / ROW_STEP);
  return seat * ROW_STEP === id && ((seats[seat >>> 5] ?? 0) & (1 << (seat & 31))) !== 0;
}

/** Where bits meet before it is known how many are left: a new half megabyte for each question would keep the collector busy. */
let scratch = new Uint32Array(0);

/** What is in all of them. */
export function allOf(sets: readonly [RowSet, ...RowSet[]]): RowSet {
  const bits = sets.filter(isBits);
  const lists = sets.filter((rows): rows is IdList => !isBits(rows));
  const [list, ...others] = lists;
  if (list !== undefined) {
    return bits.reduce(within, others.reduce(intersect, list));
  }
  const [first = sets[0]] = bits;
  if (bits.length < 2) return first;
  const length = Math.min(...bits.map(({ seats }) => seats.length));
  if (scratch.length < length) scratch = new Uint32Array(length);
  const left = scratch.subarray(0, length);
  bits.forEach(({ seats }, index) => {
    if (index === 0) left.set(seats.subarray(0, length));
    else for (let at = 0; at < length; at += 1) left[at] = (left[at] ?? 0) & (seats[at] ?? 0);
  });
  const met = rowBits(left, bits.map(({ odd }) => odd).reduce(intersect));
  return isShort(met) ? toIds(met) : { ...met, seats: left.slice() };
}

/** The ids of a list that are among bits: a loop, because a filter with a callback takes ten times as long. */
function within(ids: IdList, { seats, odd }: RowBits): IdList {
  const found = new Float64Array(ids.length);
  let count = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const seat = Math.floor(id / ROW_STEP);
    const isSeated = seat * ROW_STEP === id && (((seats[seat >>> 5] ?? 0) >>> (seat & 31)) & 1) === 1;
    if (isSeated || (odd.length > 0 && includes(odd, id))) found[count++] = id;
  }
  return found.slice(0, count);
}

/** Whether a list of them would be the lighter. */
function isShort({ length, seats }: RowBits): boolean {
  return length * Float64Array.BYTES_PER_ELEMENT < seats.byteLength;
}

/** What is in any of them. */
export function anyOf(sets: readonly RowSet[]): RowSet {
  const [first = NO_IDS, second] = sets;
  if (second === undefined) return first;
  const lists = sets.filter((rows): rows is IdList => !isBits(rows));
  const bits = sets.filter(isBits);
  if (bits.length === 0) return rowsOfIds(union(lists));
  const longest = Math.max(...bits.map(({ seats }) => seats.length), wordsOf(lists));
  const gatherer = { seats: new Uint32Array(longest), odd: bits.flatMap(({ odd }) => [...odd]) };
  for (const { seats } of bits) addSeats(seats, gatherer.seats);
  for (const list of lists) for (const id of list) gather(gatherer, id);
  return gathered(gatherer);
}

function wordsOf(lists: readonly IdList[]): number {
  const last = Math.max(0, ...lists.map((list) => list.at(-1) ?? 0));
  return Math.floor(last / ROW_STEP / PER_WORD) + 1;
}

/** How many rows are in both. */
export function countBoth(a: RowSet, b: RowSet): number {
  if (isBits(a) && isBits(b)) {
    const shared = Math.min(a.seats.length, b.seats.length);
    let count = a.odd.length === 0 || b.odd.length === 0 ? 0 : intersect(a.odd, b.odd).length;
    for (let at = 0; at < shared; at += 1) count += bitsOf((a.seats[at] ?? 0) & (b.seats[at] ?? 0));
    return count;
  }
  if (isBits(a)) return countBoth(b, a);
  if (!isBits(b)) return intersect(a, b).length;
  return countIn(a, b);
}

function countIn(ids: IdList, { seats, odd }: RowBits): number {
  let count = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const seat = Math.floor(id / ROW_STEP);
    if (seat * ROW_STEP !== id) count += odd.length > 0 && includes(odd, id) ? 1 : 0;
    else count += ((seats[seat >>> 5] ?? 0) >>> (seat & 31)) & 1;
  }
  return count;
}
