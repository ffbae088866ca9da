import type { FacetCount } from '../../../shared/contract/common.ts';
import type { Facet, Filters } from '../../../shared/domain/search.ts';
import { tallyFacet } from './facets-count.ts';
import { withoutFacet } from './filters-sql.ts';
import type { ReadContext } from './reader-context.ts';
import type { SourceHandle } from './reader-source.ts';

/**
 * The counts of one facet over the given sources, the greatest first. A filter on the facet itself is left out, so that a person sees what
 * the other values would add; a count is always what the search finds with that value alone in the facet's filter.
 */
export function countFacet(
  context: ReadContext,
  sources: readonly SourceHandle[],
  facet: Facet,
  text: string | undefined,
  filters: Filters,
): readonly FacetCount[] {
  return countAll(context, sources, facet, text, withoutFacet(facet, filters));
}

/** The counts of one facet of exactly what the text and the filters select. */
export function countAll(
  context: ReadContext,
  sources: readonly SourceHandle[],
  facet: Facet,
  text: string | undefined,
  filters: Filters,
): readonly FacetCount[] {
  const total = new Map<string, number>();
  for (const handle of sources) {
    for (const [code, count] of tallyFacet(handle, facet, text, filters, context.lists)) {
      total.set(code, (total.get(code) ?? 0) + count);
    }
  }
  const counts = [...total].map(([code, count]) => ({ ...context.labels.facet(facet, code, context.lang), count }));
  return counts.sort((a, b) => b.count - a.count || collate(a.label, b.label) || collate(a.code, b.code));
}

const { compare: collate } = new Intl.Collator('fr');
