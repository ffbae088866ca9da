// Bytes compared four at a time. A sequence of them is kept as words: how many of its words are whole, a mask of the one that
// is not, then these words. It has one byte at least; that its last one is nowhere else in it makes its length needless.

/** Words that are kept besides those that are whole. */
export const MORE_WORDS = 3;
/** Bytes that must be there behind those of a document: words are read across its end. */
export const SLACK_BYTES = 256;

const ONES = 0x01010101;
const HIGHS = 0x80808080 | 0;

/** Bits that tell which bytes of a word are one that `repeated` holds four times: right up to the lowest, which is the first. */
export function whereIs(repeated: number, word: number): number {
  const difference = word ^ repeated;
  return (difference - ONES) & ~difference & HIGHS;
}

/** All bits up to the first byte that `whereIs` tells. */
export function firstOf(found: number): number {
  const lowest = found & -found;
  return lowest | (lowest - 1);
}

/** Keeps the bytes from `start` to `end` from `words[first]` on. */
export function keepWords(words: Int32Array, first: number, view: DataView, start: number, end: number): void {
  const whole = (end - start - 1) >> 2;
  const mask = -1 >>> (32 - 8 * (end - start - 4 * whole));
  words[first] = whole;
  words[first + 1] = mask;
  for (let word = 0; word < whole; word += 1) words[first + 2 + word] = view.getInt32(start + 4 * word, true);
  words[first + 2 + whole] = view.getInt32(start + 4 * whole, true) & mask;
}

/** Whether the bytes kept at `words[first]` stand at `start`. */
export function areThere(words: Int32Array, first: number, view: DataView, start: number): boolean {
  let word = first + 2;
  let index = start;
  for (const last = word + (words[first] as number); word < last; word += 1) {
    if (view.getInt32(index, true) !== words[word]) return false;
    index += 4;
  }
  return (view.getInt32(index, true) & (words[first + 1] as number)) === words[word];
}
