import type { FacetCount } from '../../../shared/contract/common.ts';
import type { Facet, Filters } from '../../../shared/domain/search.ts';
import { countAll } from './facets.ts';
import type { ReadContext } from './reader-context.ts';
import { chosenSources } from './reader-handles.ts';

/**
 * Counts by one axis of what the filters select; what has no place is under the empty code. Unlike the facets of a search, a filter on
 * the axis itself counts as any other.
 */
export function stats(context: ReadContext, by: Facet, filters: Filters): readonly FacetCount[] {
  return countAll(context, chosenSources(context.sources, filters.source), by, undefined, filters);
}
