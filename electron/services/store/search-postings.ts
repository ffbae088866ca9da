import { addSeats, createGatherer, gathered, giveBack, unseat } from './search-rows.ts';
import type { RowGatherer, RowSet } from './search-rows.ts';
import { readLeaf } from './search-postings-leaf.ts';
import { readStructure, tombstonesOf } from './search-postings-structure.ts';
import type { Segment } from './search-postings-structure.ts';
import type { ReadableDb } from './sqlite.ts';

/**
 * Reads whole lists of rows out of the pages of the full text index, ten times faster than asking for them one by one: fts5 merges the
 * words that begin alike before it gives the first row, and each row then costs a step of the virtual machine.
 */
export interface Postings {
  /**
   * Rows with a word that begins so, in ASCII letters and digits; undefined when the index is in a form that is not known here. It stops
   * after some pages each time, for whoever has something else to do.
   */
  beginningWith(prefix: string): Generator<void, RowSet | undefined>;
  /** About how many pages that takes. */
  pagesOf(prefix: string): number;
}

/** Pages read at once. */
const AT_ONCE = 256;
/** Words are under this byte in the pages, and the beginnings of words that the index keeps lists of are under the next ones. */
const WORDS = '0';

/** A page number has one bit more in the list of pages: whether a skip list goes with it. */
const PAGE_AT = 'SELECT pgno >> 1 FROM words_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1';
const PAGE_PAST = 'SELECT pgno >> 1 FROM words_idx WHERE segid = ? AND term >= ? ORDER BY term LIMIT 1';
const PAGE_AFTER = 'SELECT pgno >> 1 FROM words_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1';
const PAGES = 'SELECT block FROM words_data WHERE id BETWEEN ? AND ? ORDER BY id';

/** Every query above, for a test of their plans. */
export const PAGE_QUERIES: readonly string[] = [PAGE_AT, PAGE_AFTER, PAGE_PAST, PAGES];

/** Numbers of pages that a segment may have: those of the next one begin there. */
const PAGES_OF_SEGMENT = 2 ** 37;

/** Pages still to be read. */
interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether the page before ended within the rows of a word. */
  readonly isInside: boolean;
}

/** The pages of segments. */
interface Pages {
  /**
   * Reads the page where the first word may be that begins so, and tells which pages follow: those it goes on over, else those from the
   * next one on which a word starts, for the rows of one word may take a thousand. Undefined when the page is not understood.
   */
  begin(segment: Segment, prefix: Uint8Array, into: RowGatherer): Range | undefined;
  /** Reads all the pages that hold words beginning so; false when one of them is not understood. */
  read(segment: Segment, prefix: Uint8Array, into: RowGatherer): Generator<void, boolean>;
}

/**
 * Of an index that does not change: once it did, make another.
 * @param last greatest rowid of the source.
 */
export function createPostings(fts: ReadableDb, last: () => number): Postings {
  const pages = createPages(fts);
  const structure = once(() => readStructure(fts));
  const gone = new Map<number, ReadonlySet<number>>();
  const goneFrom = (segment: Segment): ReadonlySet<number> => {
    const known = gone.get(segment.id) ?? tombstonesOf(fts, segment);
    gone.set(segment.id, known);
    return known;
  };
  return {
    *beginningWith(text) {
      const segments = structure();
      if (segments === undefined) return undefined;
      const greatest = last();
      const all = createGatherer(greatest);
      for (const segment of segments) {
        const isPlain = segment.tombstonePages === 0;
        const own = isPlain ? all : createGatherer(greatest);
        if (!(yield* pages.read(segment, keyOf(text), own))) return undefined;
        if (isPlain) continue;
        addExcept(own, goneFrom(segment), all);
        giveBack(own.seats);
      }
      return gathered(all);
    },
    pagesOf: (text) => {
      const ranges = (structure() ?? []).map((segment) => pages.begin(segment, keyOf(text), createGatherer(0)));
      return ranges.reduce(
        (sum, range) => sum + 1 + Math.max(0, range === undefined ? 0 : range.to - range.from + 1),
        0,
      );
    },
  };
}

function createPages(fts: ReadableDb): Pages {
  const pageAt = fts.prepare<[number, Uint8Array], number>(PAGE_AT).pluck();
  const pageAfter = fts.prepare<[number, Uint8Array], number>(PAGE_AFTER).pluck();
  const pagePast = fts.prepare<[number, Uint8Array], number>(PAGE_PAST).pluck();
  const pages = fts.prepare<[number, number], Uint8Array>(PAGES).pluck();

  const begin: Pages['begin'] = ({ id, first, last }, prefix, into) => {
    const page = Math.max(first, pageAt.get(id, prefix) ?? first);
    const [leaf] = pages.all(id * PAGES_OF_SEGMENT + page, id * PAGES_OF_SEGMENT + page);
    const isInside = leaf === undefined ? undefined : readLeaf(leaf, prefix, false, into);
    if (isInside === undefined) return undefined;
    const from = isInside ? page + 1 : Math.max(page + 1, pageAfter.get(id, prefix) ?? last + 1);
    return { from, to: pagePast.get(id, pastAll(prefix)) ?? last, isInside };
  };

  function* read(segment: Segment, prefix: Uint8Array, into: RowGatherer): Generator<void, boolean> {
    const range = begin(segment, prefix, into);
    if (range === undefined) return false;
    const base = segment.id * PAGES_OF_SEGMENT;
    let { isInside } = range;
    for (let page = range.from; page <= range.to; page += AT_ONCE) {
      for (const leaf of pages.all(base + page, base + Math.min(range.to, page + AT_ONCE - 1))) {
        const isStill = readLeaf(leaf, prefix, isInside, into);
        giveBack(leaf);
        if (isStill === undefined) return false;
        isInside = isStill;
      }
      yield;
    }
    return true;
  }

  return { begin, read };
}

/** What `make` gives, made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function keyOf(text: string): Uint8Array {
  return Buffer.from(WORDS + text, 'latin1');
}

/** The least text of bytes that is past every word beginning with a prefix. */
function pastAll(prefix: Uint8Array): Uint8Array {
  const past = Uint8Array.from(prefix);
  past[past.length - 1] = (past.at(-1) ?? 0) + 1;
  return past;
}

function addExcept(from: RowGatherer, gone: ReadonlySet<number>, into: RowGatherer): void {
  for (const row of gone) unseat(from, row);
  addSeats(from.seats, into.seats);
  into.odd.push(...from.odd.filter((row) => !gone.has(row)));
}
