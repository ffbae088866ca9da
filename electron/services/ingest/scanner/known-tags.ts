import type { CsdElement } from '../../../../shared/domain/csd/model.ts';
import type { Name } from './names.ts';

type Attributes = Readonly<Record<string, string>>;

/** A start tag that came more than once: what was made of it. Its strings are no views of anything. */
export interface KnownTag {
  readonly name: Name;
  readonly isEmpty: boolean;
  readonly attributes: Attributes;
  /** When it is empty: the element that it was last, and the namespace that its prefix was bound to then. */
  element: CsdElement | undefined;
  namespace: string;
}

/**
 * Start tags found by their bytes. Most of those of a CSD document are there again and again: codes, and who changed what
 * when. One is learnt when it comes for the second time to its slot, and its memory has a measure.
 */
export interface KnownTags {
  readonly tags: (KnownTag | undefined)[];
  /** Hashes of the tags known, 0 for none, and of those that came last to the slots and were not. */
  readonly hashes: Int32Array;
  readonly seen: Int32Array;
  /** The bytes of the tags as words, SLOT_WORDS a slot. */
  readonly words: Int32Array;
}

const SLOTS = 2048;
/** No power of two: the slots would share lines of the processor's cache. */
const SLOT_WORDS = 48;

/** A tag has at least two words; of one that is longer than the room of a slot nothing is known. */
const LEAST_BYTES = 8;
const MOST_BYTES = 4 * SLOT_WORDS - 16;

export function createKnownTags(): KnownTags {
  return {
    tags: new Array<KnownTag | undefined>(SLOTS).fill(undefined),
    hashes: new Int32Array(SLOTS),
    seen: new Int32Array(SLOTS),
    words: new Int32Array(SLOTS * SLOT_WORDS),
  };
}

export function forgetTags({ tags, hashes, seen }: KnownTags): void {
  tags.fill(undefined);
  hashes.fill(0);
  seen.fill(0);
}

/** A word taken into a hash: what one word changes, the next ones spread. */
function mixed(hash: number, word: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 0x9e3779b1);
}

/** A hash of the bytes from `start` to `end`, never 0; 0 when they are too few or too many. */
export function hashOf(view: DataView, start: number, end: number): number {
  const length = end - start;
  if (length < LEAST_BYTES || length > MOST_BYTES) return 0;
  // In two lanes, for the processor to work on both at once; the last two words overlap those before.
  let even = length;
  let odd = 0;
  const last = end - 8;
  for (let index = start; index < last; index += 8) {
    even = mixed(even, view.getInt32(index, true));
    odd = mixed(odd, view.getInt32(index + 4, true));
  }
  even = mixed(even, view.getInt32(last, true));
  odd = mixed(odd, view.getInt32(last + 4, true));
  const hash = mixed(even, odd);
  return (hash ^ (hash >>> 15)) | (hash === 0 ? 1 : 0);
}

/** The slot's first word is the length; then come the bytes in the order of `hashOf`. */
function isSame(words: Int32Array, slot: number, view: DataView, start: number, end: number): boolean {
  let word = slot * SLOT_WORDS;
  if (words[word] !== end - start) return false;
  const last = end - 8;
  for (let index = start; index < last; index += 8) {
    if (view.getInt32(index, true) !== words[word + 1] || view.getInt32(index + 4, true) !== words[word + 2])
      return false;
    word += 2;
  }
  return view.getInt32(last, true) === words[word + 1] && view.getInt32(last + 4, true) === words[word + 2];
}

/** The tag known whose bytes, of that hash, stand from `start` to `end`. */
export function findTag(
  known: KnownTags,
  hash: number,
  view: DataView,
  start: number,
  end: number,
): KnownTag | undefined {
  const slot = hash & (SLOTS - 1);
  if (known.hashes[slot] !== hash || !isSame(known.words, slot, view, start, end)) return undefined;
  return known.tags[slot];
}

/** Whether a tag of this hash came to its slot before, and no other since but the one known. */
export function isSecond({ seen }: KnownTags, hash: number): boolean {
  const slot = hash & (SLOTS - 1);
  if (seen[slot] === hash) return true;
  seen[slot] = hash;
  return false;
}

/** Keeps a tag in the slot of its hash. */
export function keepTag(
  { tags, hashes, words }: KnownTags,
  hash: number,
  tag: KnownTag,
  view: DataView,
  start: number,
  end: number,
): void {
  const slot = hash & (SLOTS - 1);
  let word = slot * SLOT_WORDS;
  words[word] = end - start;
  const last = end - 8;
  for (let index = start; index < last + 8; index += 8) {
    const at = Math.min(index, last);
    words[word + 1] = view.getInt32(at, true);
    words[word + 2] = view.getInt32(at + 4, true);
    word += 2;
  }
  tags[slot] = tag;
  hashes[slot] = hash;
}
