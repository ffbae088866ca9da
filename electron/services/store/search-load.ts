import type { Posting } from './filters-sql.ts';
import type { SourceHandle } from './reader-source.ts';
import { toIdList } from './search-ids.ts';
import { createGatherer, gather, gathered, rowsOfIds } from './search-rows.ts';
import type { RowSet } from './search-rows.ts';
import { prefixExpression } from './search-words.ts';

/** Rows read some at a time: a few milliseconds each, and something else may be done in between while the source stays as it is. */
export type Loading = Generator<void, RowSet>;

const AT_ONCE = 32_768;
/** What the pages of the index are read for; any other word is asked of the index, which knows its writing. */
const PLAIN = /^[a-z0-9]+$/;

/** Reads to the end. */
export function whole(loading: Loading): RowSet {
  for (;;) {
    const { done, value } = loading.next();
    if (done === true) return value;
  }
}

/** The rows that one value of a filter selects. */
export function* loadPosting(handle: SourceHandle, { sql, some, parameters }: Posting): Loading {
  if (some === undefined) return rowsOfIds(toIdList(handle.column<number>(sql, ...parameters)));
  let ids = handle.column<number>(some, ...parameters, 0, AT_ONCE);
  if (ids.length < AT_ONCE) return rowsOfIds(toIdList(ids));
  const all = createGatherer(handle.lastRow());
  for (;;) {
    for (const id of ids) gather(all, id);
    if (ids.length < AT_ONCE) return gathered(all);
    yield;
    ids = handle.column<number>(some, ...parameters, ids.at(-1) ?? 0, AT_ONCE);
  }
}

/** Names the rows of a word among the sets that are kept. */
export function wordKey(word: string): string {
  return `word=${word}`;
}

/** The rows that have a word which begins so. */
export function* loadWord(handle: SourceHandle, word: string): Loading {
  const read = PLAIN.test(word) ? yield* handle.postings.beginningWith(word) : undefined;
  return read ?? rowsOfIds(toIdList(handle.match(prefixExpression(word))));
}
