import type { Facet } from '../../../shared/domain/search.ts';
import { facetNumber, facetPosting } from './filters-sql.ts';
import type { SourceHandle } from './reader-source.ts';
import type { ListCache } from './search-lists.ts';
import { asBits, countBoth } from './search-rows.ts';
import type { RowSet } from './search-rows.ts';
import { postingRows } from './search-select.ts';

/** The codes of a facet that a source has, whatever their number of entities. */
export function codesOf(handle: SourceHandle, facet: Facet): readonly string[] {
  return handle.column<string>(CODES, facetNumber(facet));
}

const CODES = 'SELECT DISTINCT code FROM summary WHERE facet = ?';

/**
 * Counts by code the entities of a long list, by what it has in common with the rows of each code: the same sets that filters
 * use, kept from one query to the next.
 */
export function countByLists(handle: SourceHandle, facet: Facet, rows: RowSet, lists: ListCache): Map<string, number> {
  const tally = new Map<string, number>();
  const seated = asBits(rows, handle.lastRow());
  for (const code of codesOf(handle, facet)) {
    const count = countBoth(seated, postingRows(handle, facetPosting(facet, code), lists));
    if (count > 0) tally.set(code, count);
  }
  return tally;
}
