import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSources } from '../../shell/sources-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { SearchBox } from '../../ui/Field.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { MAP_FILTERS } from './address.ts';
import type { MapFilter } from './address.ts';
import { labelKey, useMap } from './map-store.ts';
import { useMapQuery } from './use-map-query.ts';

const ALL = '*';

function FilterBox({ filter }: { readonly filter: MapFilter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query, change } = useMapQuery();
  const counts = useMap((state) => state.choices[filter]) ?? [];
  const labels = useMap((state) => state.labels);
  const value = query[filter];
  const words = (code: string, label: string): string => shownText(label === '' ? code : label);
  const choices = counts
    .filter(({ code }) => code !== '')
    .map(({ code, label, count }) => ({ id: code, label: words(code, label), detail: formatNumber(count, language) }));
  const isListed = value === undefined || choices.some(({ id }) => id === value);
  const chosen = isListed
    ? []
    : [{ id: value, label: words(value, labels.get(labelKey(filter, value)) ?? ''), detail: '0' }];
  const name = t(`map.filters.${filter}`);
  return (
    <ComboBox
      label={name}
      choices={[...chosen, ...choices]}
      value={value}
      onChange={(code) => change({ [filter]: code })}
      placeholder={t(`map.filters.every.${filter}`)}
      clearLabel={t('map.filters.clear', { name })}
      noneLabel={t('map.filters.none')}
    />
  );
}

function SourcePicker() {
  const { t } = useTranslation();
  const { query, change } = useMapQuery();
  const sources = useSources((state) => state.sources);
  if (sources.length < 2) return null;
  const isKnown = sources.some(({ source }) => source === query.source);
  return (
    <Picker
      label={t('map.filters.source')}
      value={isKnown ? (query.source ?? ALL) : ALL}
      choices={[
        { id: ALL, label: t('map.filters.every.source') },
        ...sources.map(({ source, label }) => ({ id: source, label: shownText(label) })),
      ]}
      onChange={(source) => change({ source: source === ALL ? undefined : source })}
    />
  );
}

const NONE = { text: '', source: undefined, activite: undefined, champ: undefined, mode: undefined, public: undefined };

/** What the units of the map are narrowed to. */
export function MapFilters() {
  const { t } = useTranslation();
  const { query, change } = useMapQuery();
  const isFiltered =
    query.text !== '' || query.source !== undefined || MAP_FILTERS.some((one) => query[one] !== undefined);
  return (
    <div className="map-filters no-print">
      {MAP_FILTERS.map((filter) => (
        <FilterBox key={filter} filter={filter} />
      ))}
      <SourcePicker />
      <div className="map-text">
        <SearchBox
          label={t('map.filters.text')}
          placeholder={t('map.filters.textPlaceholder')}
          clearLabel={t('map.filters.clearText')}
          value={query.text}
          onChange={(text) => change({ text }, true)}
        />
      </div>
      {isFiltered && (
        <Button look="quiet" onPress={() => change(NONE)}>
          {t('map.filters.clearAll')}
        </Button>
      )}
    </div>
  );
}
