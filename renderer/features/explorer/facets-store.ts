import { create } from 'zustand';
import type { FacetCount } from '../../../shared/contract/common.ts';
import type { Facet } from '../../../shared/domain/search.ts';
import { api } from '../../client/index.ts';
import { isSectionOpen, sectionsOf } from './facet-sections.ts';
import { activeFilters, CODE_FILTERS, facetOf, keyOf } from './query.ts';
import type { CodeFilter, ExplorerQuery } from './query.ts';

interface Facets {
  readonly counts: Readonly<Partial<Record<Facet, readonly FacetCount[]>>>;
  /** Sections that the person opened or closed; only open sections, and those that filter, are counted. */
  readonly toggled: ReadonlyMap<CodeFilter, boolean>;
  /** Words of every code that was ever counted, by filter and code: chips keep them when nothing is left of a code. */
  readonly labels: ReadonlyMap<string, string>;
  toggle(section: CodeFilter, isOpen: boolean): void;
  /** Counts what the query selects, a while later and one facet at a time, so that rows never wait for counts. */
  count(query: ExplorerQuery, version: unknown): void;
}

/** Rows are on the screen before counting starts, and the next letter is not kept waiting by the counts of this one. */
const PAUSE_MS = 120;

export function labelKey(name: CodeFilter, code: string): string {
  return `${name}=${code}`;
}

function wantedFacets({ filters }: ExplorerQuery, toggled: Facets['toggled']): readonly Facet[] {
  const filtering: readonly string[] = activeFilters(filters).map(({ name }) => name);
  const names = CODE_FILTERS.filter((name) => filtering.includes(name));
  const open = sectionsOf(filters).filter((name) => isSectionOpen(name, filters, toggled));
  return [...new Set([...open, ...names])].map(facetOf).filter((facet) => facet !== undefined);
}

function withLabels(
  labels: ReadonlyMap<string, string>,
  facet: Facet,
  counts: readonly FacetCount[],
): ReadonlyMap<string, string> {
  const name: CodeFilter = facet === 'typeOi' ? 'type' : facet;
  return new Map([...labels, ...counts.map(({ code, label }): [string, string] => [labelKey(name, code), label])]);
}

/** The counts beside the list. */
export const useFacets = create<Facets>((set, get) => {
  let run = 0;
  let timer: number | undefined;
  let counted = { key: '', version: undefined as unknown, facets: new Set<Facet>() };
  const countAll = async (query: ExplorerQuery, mine: number): Promise<void> => {
    const { text, filters } = query;
    for (const facet of wantedFacets(query, get().toggled)) {
      if (counted.facets.has(facet)) continue;
      const { facets } = await api.cache.search({ text, filters, limit: 0, facets: [facet] });
      if (mine !== run) return;
      const counts = facets[facet] ?? [];
      counted.facets.add(facet);
      set({ counts: { ...get().counts, [facet]: counts }, labels: withLabels(get().labels, facet, counts) });
    }
  };
  return {
    counts: {},
    toggled: new Map(),
    labels: new Map(),
    toggle(section, isOpen) {
      set({ toggled: new Map(get().toggled).set(section, isOpen) });
    },
    count(query, version) {
      const key = keyOf({ ...query, sort: { by: 'name', descending: false } });
      run += 1;
      if (key !== counted.key || version !== counted.version) counted = { key, version, facets: new Set() };
      const mine = run;
      window.clearTimeout(timer);
      // A failure here is the failure of the list, which says it.
      timer = window.setTimeout(() => void countAll(query, mine).catch(() => undefined), PAUSE_MS);
    },
  };
});
