import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { useFacets } from './facets-store.ts';
import { filterValue } from './filter-words.ts';
import { activeFilters, withoutFilter } from './query.ts';
import { useQuery } from './use-query.ts';
import { useSourceLabel } from './use-source-label.ts';

/** The filters that are set, each taken off by a click. */
export function Chips() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query, change } = useQuery();
  const labels = useFacets((state) => state.labels);
  const sourceLabel = useSourceLabel();
  const active = activeFilters(query.filters);
  if (active.length === 0) return null;
  return (
    <div className="explorer-chips" role="group" aria-label={t('explorer.filters.active')}>
      {active.map((filter) => {
        const name = t(`explorer.facets.${filter.name}`);
        const words = t('explorer.filters.chip', {
          name,
          value: filterValue(filter, { t, language, labels, sourceLabel }),
        });
        return (
          <Chip
            key={`${filter.name}=${filter.value}`}
            removeLabel={t('explorer.filters.remove', { name: words })}
            onRemove={() => change({ filters: withoutFilter(query.filters, filter.name, filter.value) })}
          >
            {words}
          </Chip>
        );
      })}
      <Button look="quiet" onPress={() => change({ filters: { kind: query.filters.kind } })}>
        {t('explorer.filters.clear')}
      </Button>
    </div>
  );
}
