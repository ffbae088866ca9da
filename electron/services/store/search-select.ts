import { DEFAULT_KINDS } from '../../../shared/domain/search.ts';
import type { Filters, SearchKind } from '../../../shared/domain/search.ts';
import { conditionsOf, kindPosting, kindsOf } from './filters-sql.ts';
import type { Condition, Posting } from './filters-sql.ts';
import type { SourceHandle } from './reader-source.ts';
import { NO_IDS } from './search-ids.ts';
import type { IdList } from './search-ids.ts';
import type { ListCache } from './search-lists.ts';
import { loadPosting, loadWord, whole, wordKey } from './search-load.ts';
import { allOf, anyOf, toIds } from './search-rows.ts';
import type { RowSet } from './search-rows.ts';
import { matchExpression, queryParts } from './search-words.ts';
import type { QueryPart } from './search-words.ts';

/** What to look for, ready to be asked of each source. */
export interface Selection {
  /** Same key, same answer in one state of a source. */
  readonly key: string;
  /** What the text asks for, undefined when there is none. */
  readonly parts: readonly QueryPart[] | undefined;
  readonly kinds: readonly SearchKind[];
  readonly conditions: readonly Condition[];
}

/** So few candidates are tested one by one rather than against a set that would have to be read whole. */
const FEW = 1000;

export function createSelection(text: string | undefined, filters: Filters): Selection {
  const match = text === undefined ? undefined : matchExpression(text);
  const asked = filters.kind === undefined || filters.kind.length === 0 ? DEFAULT_KINDS : filters.kind;
  const kinds = kindsOf(asked);
  const conditions = conditionsOf(filters);
  const keys = conditions.map((condition) => condition.map((posting) => posting.key).sort());
  return {
    key: JSON.stringify([match ?? null, kinds, keys]),
    parts: text === undefined || match === undefined ? undefined : queryParts(text),
    kinds,
    conditions,
  };
}

/** Whether everything of some kinds is looked for. */
export function isOfKindsOnly({ parts, conditions }: Selection): boolean {
  return parts === undefined && conditions.length === 0;
}

/** What is looked for in one source. */
export function selectRows(handle: SourceHandle, selection: Selection, lists: ListCache): RowSet {
  const { key, parts, conditions } = selection;
  return lists.get(handle.stamp + key, () => {
    const all = [...conditions, selection.kinds.map(kindPosting)];
    if (parts !== undefined) return narrow(handle, textRows(handle, parts, lists), all, lists);
    const [first = [], ...others] = all;
    return narrow(handle, rowsOf(handle, first, lists), others, lists);
  });
}

/** The same as ids, in display order. */
export function selectIds(handle: SourceHandle, selection: Selection, lists: ListCache): IdList {
  return toIds(selectRows(handle, selection, lists));
}

function textRows(handle: SourceHandle, parts: readonly QueryPart[], lists: ListCache): RowSet {
  return everyOf(parts, (part) => anyOf(part.map((words) => everyOf(words, (word) => wordRows(handle, word, lists)))));
}

function everyOf<T>(of: readonly T[], rows: (one: T) => RowSet): RowSet {
  const [first, ...others] = of;
  return first === undefined ? NO_IDS : allOf([rows(first), ...others.map(rows)]);
}

function wordRows(handle: SourceHandle, word: string, lists: ListCache): RowSet {
  return lists.get(handle.stamp + wordKey(word), () => whole(loadWord(handle, word)));
}

/** What of some rows meets every condition: first those whose sets are at hand, all at once. */
function narrow(handle: SourceHandle, start: RowSet, conditions: readonly Condition[], lists: ListCache): RowSet {
  const isAtHand = (condition: Condition): boolean => condition.every(({ key }) => lists.has(handle.stamp + key));
  const atHand = conditions.filter(isAtHand);
  let rows = allOf([start, ...atHand.map((condition) => rowsOf(handle, condition, lists))]);
  for (const condition of conditions.filter((one) => !atHand.includes(one))) {
    if (rows.length === 0) return NO_IDS;
    rows =
      rows.length <= FEW
        ? toIds(rows).filter((id) => condition.some((posting) => answers(handle, posting, id)))
        : allOf([rows, rowsOf(handle, condition, lists)]);
  }
  return rows;
}

function answers(handle: SourceHandle, { test, parameters }: Posting, id: number): boolean {
  return handle.get(test, ...parameters, id) !== undefined;
}

/** Of one value its own set is kept; of several also what they make together, which most questions ask for (the kinds). */
function rowsOf(handle: SourceHandle, condition: Condition, lists: ListCache): RowSet {
  const [only, ...others] = condition;
  if (only !== undefined && others.length === 0) return postingRows(handle, only, lists);
  const key = condition.map((posting) => posting.key).join('|');
  return lists.get(handle.stamp + key, () => anyOf(condition.map((posting) => postingRows(handle, posting, lists))));
}

/** The rows that one value of a filter selects. */
export function postingRows(handle: SourceHandle, posting: Posting, lists: ListCache): RowSet {
  return lists.get(handle.stamp + posting.key, () => whole(loadPosting(handle, posting)));
}
