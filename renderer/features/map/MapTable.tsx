import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { SortableTable } from '../../ui/SortableTable.tsx';
import type { TableColumn } from '../../ui/SortableTable.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { explorerQuery } from './address.ts';
import type { MapQuery } from './address.ts';
import type { PlaceCount, Tally } from './tally.ts';

interface MapTableProps {
  readonly tally: Tally;
  readonly query: MapQuery;
}

/** The same numbers as the map, to read and to sort. */
export function MapTable({ tally, query }: MapTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { places, notLocated } = tally;
  const rows =
    notLocated === 0 ? places : [...places, { code: '', name: t('map.table.notLocated'), count: notLocated }];
  const columns: readonly TableColumn<PlaceCount>[] = [
    { id: 'code', label: t('map.table.code'), cell: ({ code }) => shownText(code), sortBy: ({ code }) => code },
    {
      id: 'name',
      label: t('map.table.departement'),
      isRowHeader: true,
      cell: ({ code, name, count }) =>
        count === 0 ? (
          shownText(name)
        ) : (
          <a href={formatRoute({ screen: 'explorer', query: explorerQuery(query, code) })}>{shownText(name)}</a>
        ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'count',
      label: t('map.table.count'),
      isNumeric: true,
      cell: ({ count }) => formatNumber(count, language),
      sortBy: ({ count }) => count,
    },
  ];
  return (
    <div className="map-table" role="region" tabIndex={0} aria-label={t('map.table.caption')}>
      <SortableTable
        caption={t('map.table.caption')}
        columns={columns}
        rows={rows}
        keyOf={({ code }) => code}
        start={{ by: 'count', descending: true }}
      />
    </div>
  );
}
