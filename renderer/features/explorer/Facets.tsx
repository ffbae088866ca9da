import { ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSources } from '../../shell/sources-store.ts';
import { useExplorer } from './explorer-store.ts';
import { labelKey, useFacets } from './facets-store.ts';
import { isSectionOpen, sectionsOf } from './facet-sections.ts';
import { FacetSection } from './FacetSection.tsx';
import { AgeFilter, UpdatedFilter } from './MoreFilters.tsx';
import { facetOf, toggleFilter } from './query.ts';
import type { CodeFilter } from './query.ts';
import { useQuery } from './use-query.ts';
import './facets.css';

const NONE: readonly never[] = [];

function Section({ name }: { readonly name: CodeFilter }) {
  const { t } = useTranslation();
  const { query, change } = useQuery();
  const facet = facetOf(name);
  const counts = useFacets((state) => (facet === undefined ? undefined : state.counts[facet]));
  const toggled = useFacets((state) => state.toggled);
  const labels = useFacets((state) => state.labels);
  const toggle = useFacets((state) => state.toggle);
  const { filters } = query;
  const isOpen = isSectionOpen(name, filters, toggled);
  const selected = filters[name] ?? NONE;
  return (
    <FacetSection
      title={t(`explorer.facets.${name}`)}
      counts={counts}
      selected={selected}
      isOpen={isOpen}
      onOpen={(open) => toggle(name, open)}
      onToggle={(code) => change({ filters: toggleFilter(filters, name, code) })}
      nameOf={(code) => labels.get(labelKey(name, code)) ?? code}
    />
  );
}

/** The sources, where there are several to choose among; each counts its units and establishments. */
function SourceSection() {
  const { t } = useTranslation();
  const { query, change } = useQuery();
  const sources = useSources((state) => state.sources);
  const [isOpen, setOpen] = useState(true);
  const counts = useMemo(
    () =>
      sources.map(({ source, label, counts: { entiteJuridique, entiteGeographique, uniteElementaire } }) => ({
        code: source,
        label,
        count: entiteJuridique + entiteGeographique + uniteElementaire,
      })),
    [sources],
  );
  if (sources.length < 2) return null;
  return (
    <FacetSection
      title={t('explorer.facets.source')}
      counts={counts}
      selected={query.filters.source ?? NONE}
      isOpen={isOpen}
      onOpen={setOpen}
      onToggle={(code) => change({ filters: toggleFilter(query.filters, 'source', code) })}
      nameOf={(code) => code}
    />
  );
}

function Fold({
  title,
  isSet,
  children,
}: {
  readonly title: string;
  readonly isSet: boolean;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(isSet);
  return (
    <section className="facet">
      <h3 className="facet-heading">
        <button type="button" className="facet-title" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronRight aria-hidden="true" />
          <span>{title}</span>
        </button>
      </h3>
      {isOpen && children}
    </section>
  );
}

/** Counts again when another list is shown or a section opens. */
function useCounting(): void {
  const list = useExplorer((state) => state.list);
  const toggled = useFacets((state) => state.toggled);
  const count = useFacets((state) => state.count);
  const { query, resultId } = list ?? {};
  useEffect(() => {
    if (query !== undefined) count(query, resultId);
  }, [query, resultId, toggled, count]);
}

/** The column of filters. */
export function Facets() {
  const { t } = useTranslation();
  const { query } = useQuery();
  useCounting();
  return (
    <aside className="explorer-facets" aria-label={t('explorer.filters.title')}>
      <h2 className="visually-hidden">{t('explorer.filters.title')}</h2>
      <SourceSection />
      {sectionsOf(query.filters).map((name) => (
        <Section key={name} name={name} />
      ))}
      <Fold title={t('explorer.facets.age')} isSet={query.filters.age !== undefined}>
        <AgeFilter />
      </Fold>
      <Fold title={t('explorer.facets.updatedSince')} isSet={query.filters.updatedSince !== undefined}>
        <UpdatedFilter />
      </Fold>
    </aside>
  );
}
