import type { CsdElement } from '../../../../shared/domain/csd/model.ts';
import { GT } from './bytes.ts';
import type { Name } from './names.ts';
import { areThere, firstOf, keepWords, whereIs } from './words.ts';

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
  /** SLOT_WORDS a slot: how many whole words the bytes of the tag are, a mask of the word that is not whole, the words. */
  readonly words: Int32Array;
  /** What `hashTag` found besides the hash: where the tag ends. */
  end: number;
}

const SLOTS = 2048;
/** No power of two: the slots would share lines of the processor's cache. */
const SLOT_WORDS = 48;
/** Of a tag that is longer than the room of a slot nothing is known. */
const MOST_BYTES = 4 * SLOT_WORDS - 16;
/** `>` in every byte. */
const GTS = GT * 0x01010101;

export function createKnownTags(): KnownTags {
  const known = {
    tags: new Array<KnownTag | undefined>(SLOTS).fill(undefined),
    hashes: new Int32Array(SLOTS),
    seen: new Int32Array(SLOTS),
    words: new Int32Array(SLOTS * SLOT_WORDS),
    end: 0,
  };
  forgetTags(known);
  return known;
}

export function forgetTags(known: KnownTags): void {
  known.tags.fill(undefined);
  known.hashes.fill(0);
  known.seen.fill(0);
  // No byte is as those of a slot that is free.
  for (let slot = 0; slot < SLOTS; slot += 1) known.words.set([0, 0, 1], slot * SLOT_WORDS);
}

/** A word taken into a hash: what one word changes, the next ones spread. */
function mixed(hash: number, word: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 0x9e3779b1);
}

/**
 * A hash of the bytes from `start` up to the first `>`, behind which `known.end` is then; 0 when they are too many. There must
 * be a `>`, and a word behind it.
 */
export function hashTag(known: KnownTags, view: DataView, start: number): number {
  let index = start;
  let word = view.getInt32(index, true);
  let found = whereIs(GTS, word);
  let hash = 0;
  while (found === 0) {
    hash = mixed(hash, word);
    index += 4;
    word = view.getInt32(index, true);
    found = whereIs(GTS, word);
  }
  const bits = firstOf(found);
  hash = mixed(hash, word & bits);
  const end = index + ((39 - Math.clz32(bits)) >> 3);
  known.end = end;
  if (end - start > MOST_BYTES) return 0;
  hash = mixed(hash ^ (hash >>> 15), end - start);
  return (hash ^ (hash >>> 15)) | (hash === 0 ? 1 : 0);
}

/** The tag known whose bytes, of that hash, stand at `start`. */
export function findTag(known: KnownTags, hash: number, view: DataView, start: number): KnownTag | undefined {
  const slot = hash & (SLOTS - 1);
  if (known.hashes[slot] !== hash || !areThere(known.words, slot * SLOT_WORDS, view, start)) return undefined;
  return known.tags[slot];
}

/** Whether a tag of this hash came to its slot before, and no other since but the one known. */
export function isSecond({ seen }: KnownTags, hash: number): boolean {
  const slot = hash & (SLOTS - 1);
  if (seen[slot] === hash) return true;
  seen[slot] = hash;
  return false;
}

/** Keeps the tag that stands from `start` to `end`, its first `>`, in the slot of its hash. */
export function keepTag(
  { tags, hashes, words }: KnownTags,
  hash: number,
  tag: KnownTag,
  view: DataView,
  start: number,
  end: number,
): void {
  const slot = hash & (SLOTS - 1);
  keepWords(words, slot * SLOT_WORDS, view, start, end);
  tags[slot] = tag;
  hashes[slot] = hash;
}
