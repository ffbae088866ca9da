import { DEFAULT_KINDS } from '../../../shared/domain/search.ts';
import type { Filters, SearchKind } from '../../../shared/domain/search.ts';
import { conditionsOf, kindPosting, kindsOf } from './filters-sql.ts';
import type { Condition, Posting } from './filters-sql.ts';
import type { SourceHandle } from './reader-source.ts';
import { intersect, NO_IDS, toIdList, union } from './search-ids.ts';
import type { IdList } from './search-ids.ts';
import type { ListCache } from './search-lists.ts';
import { matchExpression } from './search-words.ts';

/** What to look for, ready to be asked of each source. */
export interface Selection {
  /** Same key, same answer in one state of a source. */
  readonly key: string;
  /** fts5 expression, undefined when there is no text. */
  readonly match: string | undefined;
  readonly kinds: readonly SearchKind[];
  readonly conditions: readonly Condition[];
}

/** So few candidates are tested one by one rather than against a list that would have to be read whole. */
const FEW = 1000;

export function createSelection(text: string | undefined, filters: Filters): Selection {
  const match = text === undefined ? undefined : matchExpression(text);
  const asked = filters.kind === undefined || filters.kind.length === 0 ? DEFAULT_KINDS : filters.kind;
  const kinds = kindsOf(asked);
  const conditions = conditionsOf(filters);
  const keys = conditions.map((condition) => condition.map((posting) => posting.key).sort());
  return { key: JSON.stringify([match ?? null, kinds, keys]), match, kinds, conditions };
}

/** Ids of what is looked for in one source, in display order. */
export function selectIds(handle: SourceHandle, selection: Selection, lists: ListCache): IdList {
  return lists.get(`${handle.stamp}${selection.key}`, () => {
    const kinds: Condition = selection.kinds.map(kindPosting);
    const [first, ...others] = [...selection.conditions, kinds];
    if (selection.match === undefined) {
      return narrow(handle, listOf(handle, first ?? kinds, lists), others, lists);
    }
    const hits = textHits(handle, selection.match, lists);
    return narrow(handle, hits, [first ?? kinds, ...others], lists);
  });
}

function textHits(handle: SourceHandle, match: string, lists: ListCache): IdList {
  return lists.get(`${handle.stamp}text=${match}`, () => toIdList(handle.match(match)));
}

function narrow(handle: SourceHandle, start: IdList, conditions: readonly Condition[], lists: ListCache): IdList {
  let ids = start;
  for (const condition of conditions) {
    if (ids.length === 0) return NO_IDS;
    const isRead = condition.every(({ key }) => lists.has(handle.stamp + key));
    ids =
      ids.length <= FEW && !isRead
        ? ids.filter((id) => condition.some((posting) => answers(handle, posting, id)))
        : intersect(ids, listOf(handle, condition, lists));
  }
  return ids;
}

function answers(handle: SourceHandle, { test, parameters }: Posting, id: number): boolean {
  return handle.get(test, ...parameters, id) !== undefined;
}

function listOf(handle: SourceHandle, condition: Condition, lists: ListCache): IdList {
  const all = condition.map(({ key, sql, parameters }) =>
    lists.get(handle.stamp + key, () => toIdList(handle.column<number>(sql, ...parameters))),
  );
  return union(all);
}
