import type { FacetCount } from '../../../shared/contract/common.ts';
import type { SearchPage } from '../../../shared/contract/cache.ts';
import type { Facet, Filters } from '../../../shared/domain/search.ts';
import { countFacet } from './facets.ts';
import { countOf } from './facets-count.ts';
import { readCursor, writeCursor } from './page-cursor.ts';
import type { Cursor } from './page-cursor.ts';
import { searchItem } from './page-items.ts';
import { mergePage } from './page-merge.ts';
import type { Place } from './page-merge.ts';
import { cursorAt } from './page-position.ts';
import type { ReadContext } from './reader-context.ts';
import { chosenSources } from './reader-handles.ts';
import type { SourceHandle } from './reader-source.ts';
import { nextOfKinds, startOf } from './search-first.ts';
import { idsFrom } from './search-rows.ts';
import { createSelection, isOfKindsOnly, selectRows } from './search-select.ts';
import type { Selection } from './search-select.ts';

export interface SearchInput {
  readonly text?: string | undefined;
  readonly filters?: Filters | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
  readonly facets?: readonly Facet[] | undefined;
}

export const DEFAULT_LIMIT = 50;

/**
 * One page of what a text and filters select, in display order, with its exact total and the counts of the facets asked for.
 * @throws AppError `input.invalid` for a cursor or a date that is none, `cache.source-unknown`.
 */
export function search(context: ReadContext, input: SearchInput): SearchPage {
  const { text, filters = {}, limit = DEFAULT_LIMIT, facets = [] } = input;
  const after = input.after === undefined ? undefined : readCursor(input.after);
  const sources = chosenSources(context.sources, filters.source);
  const selection = createSelection(text, filters);
  const total = sources.reduce((sum, handle) => sum + countOf(handle, selection, filters, context.lists), 0);
  const places = limit === 0 ? [] : firstPage(context, sources, selection, after, limit + 1);
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  return {
    total,
    totalIsExact: true,
    items: shown.map((place) => searchItem(place, context.labels, context.lang)).filter((item) => item !== undefined),
    facets: Object.fromEntries(
      [...new Set(facets)].map((facet): [string, readonly FacetCount[]] => [
        facet,
        countFacet(context, sources, facet, text, filters),
      ]),
    ),
    next: last === undefined || places.length <= limit ? null : writeCursor(cursorAt(last.handle, last.id)),
  };
}

/** Of each source only the rows that may be on the page are listed; without text or filter they are read, and counts kept at load summed. */
function firstPage(
  { lists }: ReadContext,
  sources: readonly SourceHandle[],
  selection: Selection,
  after: Cursor | undefined,
  count: number,
): readonly Place[] {
  if (isOfKindsOnly(selection)) return nextOfKinds(sources, selection.kinds, after, count);
  const next = sources.map((handle) => ({
    handle,
    ids: idsFrom(selectRows(handle, selection, lists), startOf(handle, after, sources), count),
  }));
  return mergePage(next, undefined, count);
}
