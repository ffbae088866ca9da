import type { SearchKind } from '../../../shared/domain/search.ts';
import { COUNTING_FACET, facetNumber, NEXT_OF_TYPE, typesOf } from './filters-sql.ts';
import type { Cursor } from './page-cursor.ts';
import { mergePage } from './page-merge.ts';
import type { Place, SourceList } from './page-merge.ts';
import { positionOf, resumeAfter } from './page-position.ts';
import type { Position } from './page-position.ts';
import type { SourceHandle } from './reader-source.ts';
import { toIdList } from './search-ids.ts';

/**
 * The next rows of some kinds when nothing else restricts them: `count` rows of each kind and source are read from an index, whatever the
 * size of the sources, and merged.
 */
export function nextOfKinds(
  sources: readonly SourceHandle[],
  kinds: readonly SearchKind[],
  after: Cursor | undefined,
  count: number,
): readonly Place[] {
  const lists = sources.map((handle): SourceList => {
    const from = startOf(handle, after, sources);
    const ids = kinds.flatMap((name) => {
      const { kind, types = typesHeld(handle, kind) } = typesOf(name);
      return types.flatMap((type) => handle.column<number>(NEXT_OF_TYPE, kind, type, from, count));
    });
    return { handle, ids: toIdList(ids).subarray(0, count) };
  });
  return mergePage(lists, undefined, count);
}

function typesHeld(handle: SourceHandle, kind: number): readonly string[] {
  const sql = 'SELECT DISTINCT type_oi FROM summary WHERE facet = ? AND kind = ?';
  return handle.column<string>(sql, facetNumber(COUNTING_FACET), kind);
}

/** The rowid from which the rows of a source follow a cursor, whether or not a row has it. */
export function startOf(handle: SourceHandle, cursor: Cursor | undefined, sources: readonly SourceHandle[]): number {
  if (cursor === undefined) return 0;
  const resume = resumeAfter(cursor, handle, sources);
  return 'from' in resume ? resume.from : firstPast(handle, resume.isPast);
}

/** Halves the range of rowids, which has gaps: each probe reads the first row at or above the middle. */
function firstPast(handle: SourceHandle, isPast: (position: Position) => boolean): number {
  let low = 0;
  let high = (handle.column<number | null>('SELECT max(id) FROM entity')[0] ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const id = handle.column<number>('SELECT id FROM entity WHERE id >= ? ORDER BY id LIMIT 1', middle)[0];
    const position = id === undefined ? undefined : positionOf(handle, id);
    if (id === undefined || position === undefined || isPast(position)) high = middle;
    else low = id + 1;
  }
  return low;
}
