import { DEFAULT_KINDS } from '../../../shared/domain/search.ts';
import type { Facet } from '../../../shared/domain/search.ts';
import { codesOf } from './facets-lists.ts';
import { facetPosting, kindPosting } from './filters-sql.ts';
import type { SourceHandle } from './reader-source.ts';
import type { ListCache } from './search-lists.ts';
import { loadPosting, loadWord, wordKey } from './search-load.ts';
import type { Loading } from './search-load.ts';

/** Reads beforehand, while nobody asks anything, the sets of rows that most questions need. */
export interface WarmUp {
  /** Works for a few milliseconds; false when there is nothing left to do for these sources as they are. */
  step(sources: readonly SourceHandle[], lists: ListCache): boolean;
}

interface Warming {
  readonly stamp: string;
  readonly work: Generator<void, void>;
  isDone: boolean;
}

/** So long a question may have to wait for the work of one step. */
const STEP_MS = 4;
/** Facets that the window counts without being asked (its open sections). */
const FACETS_FIRST: readonly Facet[] = ['departement', 'champ', 'activite', 'mode'];
/** A shorter list is read in a moment when somebody types for it. */
const LONG_PAGES = 500;
const LETTERS: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

export function createWarmUp(): WarmUp {
  const known = new Map<string, Warming>();
  return {
    step: (sources, lists) => {
      const end = performance.now() + STEP_MS;
      for (const handle of sources) {
        const warming = current(known, handle, lists);
        while (!warming.isDone) {
          if (performance.now() >= end) return true;
          warming.isDone = !lists.hasRoom() || warming.work.next().done === true;
        }
      }
      for (const source of known.keys()) if (sources.every((one) => one.source !== source)) known.delete(source);
      return false;
    },
  };
}

function current(known: Map<string, Warming>, handle: SourceHandle, lists: ListCache): Warming {
  const before = known.get(handle.source);
  if (before?.stamp === handle.stamp) return before;
  const warming: Warming = { stamp: handle.stamp, work: warm(handle, lists), isDone: false };
  known.set(handle.source, warming);
  return warming;
}

function* warm(handle: SourceHandle, lists: ListCache): Generator<void, void> {
  const keep = function* (key: string, load: () => Loading): Generator<void, void> {
    const name = handle.stamp + key;
    if (lists.has(name)) return;
    const rows = yield* load();
    lists.get(name, () => rows);
    yield;
  };
  const postings = [
    ...DEFAULT_KINDS.map(kindPosting),
    ...FACETS_FIRST.flatMap((facet) => codesOf(handle, facet).map((code) => facetPosting(facet, code))),
  ];
  for (const posting of postings) yield* keep(posting.key, () => loadPosting(handle, posting));
  // One letter, then two, and so on, where many rows have a word that begins so.
  for (let words = LETTERS; words.length > 0;) {
    const next: string[] = [];
    for (const word of words) {
      yield;
      if (handle.postings.pagesOf(word) < LONG_PAGES) continue;
      yield* keep(wordKey(word), () => loadWord(handle, word));
      next.push(...LETTERS.map((letter) => word + letter));
    }
    words = next;
  }
}
