import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SEARCH_KINDS } from '../../../shared/domain/search.ts';
import { api } from '../../client/index.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useFacets } from './facets-store.ts';
import { filterValue } from './filter-words.ts';
import { activeFilters, EMPTY_QUERY, withoutFilter } from './query.ts';
import type { ExplorerQuery } from './query.ts';
import { useQuery } from './use-query.ts';
import { useSourceLabel } from './use-source-label.ts';

/** One criterion taken off. */
interface Way {
  readonly words: string;
  readonly next: Pick<ExplorerQuery, 'text' | 'filters'>;
}

interface CountedWay extends Way {
  readonly total: number;
}

/** What each criterion alone takes away, the ways that give something first. */
async function countWays(ways: readonly Way[]): Promise<readonly CountedWay[]> {
  const counted: CountedWay[] = [];
  for (const way of ways) {
    const { total } = await api.cache.search({ ...way.next, limit: 0 });
    if (total > 0) counted.push({ ...way, total });
  }
  return counted.sort((a, b) => b.total - a.total);
}

function useWays({ text, filters }: ExplorerQuery): readonly Way[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const labels = useFacets((state) => state.labels);
  const sourceLabel = useSourceLabel();
  const byText: readonly Way[] =
    text.trim() === ''
      ? []
      : [{ words: t('explorer.nothing.text_filter', { value: shownText(text) }), next: { text: '', filters } }];
  const names = new Set(activeFilters(filters).map(({ name }) => name));
  const byFilter = [...names].map((name): Way => {
    const values = activeFilters(filters).filter((filter) => filter.name === name);
    const value = values.map((filter) => filterValue(filter, { t, language, labels, sourceLabel })).join(', ');
    const words = t('explorer.filters.chip', { name: t(`explorer.facets.${name}`), value });
    return { words, next: { text, filters: withoutFilter(filters, name) } };
  });
  const kinds: Way = {
    words: t('explorer.nothing.default_kinds'),
    next: { text, filters: { ...filters, kind: SEARCH_KINDS } },
  };
  return [...byText, ...byFilter, kinds];
}

/** What stands where nothing is found: the criteria which, taken off, would give results. */
export function NoResult({ query }: { readonly query: ExplorerQuery }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { change } = useQuery();
  const ways = useWays(query);
  const [counted, setCounted] = useState<readonly CountedWay[]>();
  useEffect(() => {
    let isLate = false;
    // A failure here leaves the plain sentence; the list says what fails.
    void countWays(ways).then(
      (found) => !isLate && setCounted(found),
      () => !isLate && setCounted([]),
    );
    return () => {
      isLate = true;
    };
    // The ways follow from the query alone.
  }, [query]);
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('explorer.nothing.title')}
      action={
        <div className="explorer-ways">
          {counted?.map(({ words, next, total }) => (
            <Button key={words} onPress={() => change(next)}>
              {words} — {t('explorer.nothing.count', { count: total, n: formatNumber(total, language) })}
            </Button>
          ))}
          <Button look="quiet" onPress={() => change({ ...EMPTY_QUERY, columns: query.columns })}>
            {t('explorer.nothing.all')}
          </Button>
        </div>
      }
    >
      {counted !== undefined && (counted.length > 0 ? t('explorer.nothing.text') : t('explorer.nothing.hard'))}
    </EmptyState>
  );
}
