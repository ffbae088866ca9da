import type { Facet } from '../../../shared/domain/search.ts';
import { facetNumber, facetPosting } from './filters-sql.ts';
import type { SourceHandle } from './reader-source.ts';
import { toIdList } from './search-ids.ts';
import type { IdList } from './search-ids.ts';
import type { ListCache } from './search-lists.ts';
import { createSeats } from './search-seats.ts';

/**
 * Counts by code the entities of a long list, by what it has in common with the list of each code: the same lists that filters
 * use, kept from one query to the next.
 */
export function countByLists(handle: SourceHandle, facet: Facet, ids: IdList, lists: ListCache): Map<string, number> {
  const tally = new Map<string, number>();
  const seats = createSeats(ids);
  for (const code of handle.column<string>('SELECT DISTINCT code FROM summary WHERE facet = ?', facetNumber(facet))) {
    const { key, sql, parameters } = facetPosting(facet, code);
    const list = lists.get(handle.stamp + key, () => toIdList(handle.column<number>(sql, ...parameters)));
    const count = seats.count(list);
    if (count > 0) tally.set(code, count);
  }
  return tally;
}
