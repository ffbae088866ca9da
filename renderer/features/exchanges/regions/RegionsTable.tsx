import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import { regionLink } from '../use-address.ts';

function Name({ row }: { readonly row: RegionRow }) {
  const { t } = useTranslation();
  return (
    <>
      <a href={regionLink(row.code)}>{shownText(row.label)}</a>
      <span className="regions-code soft">
        {' '}
        {shownText(row.code)}
        {!row.isShipped && ` · ${t('exchangesRegions.own')}`}
      </span>
    </>
  );
}

function Missing({ missing }: Pick<RegionRow, 'missing'>) {
  const { t } = useTranslation();
  if (missing.length === 0) return <Badge tone="success">{t('exchangesRegions.ready')}</Badge>;
  return missing.map((name) => t(`exchangesRegions.missing.${name}`)).join(', ');
}

function LastExchange({ last }: { readonly last: RegionRow['lastExchange'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (last === null) return <span className="soft">{t('exchangesRegions.never')}</span>;
  return (
    <>
      <Badge tone={last.ok ? 'success' : 'error'}>{t(`exchangesRegions.outcome.${last.ok ? 'ok' : 'failed'}`)}</Badge>{' '}
      {formatDate(last.at, language, true)}
    </>
  );
}

function LastSync({ last }: { readonly last: RegionRow['lastSync'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (last === null) return <span className="soft">{t('exchangesRegions.never')}</span>;
  return `${formatDate(last.at, language, true)} (${t(`exchangesRegions.sync.${last.kind}`)})`;
}

function useColumns(): readonly TableColumn<RegionRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('exchangesRegions.columns.name'),
        isRowHeader: true,
        cell: (row) => <Name row={row} />,
        sortBy: ({ label }) => label,
      },
      {
        id: 'environment',
        label: t('exchangesRegions.columns.environment'),
        cell: ({ environment }) => <EnvironmentMark environment={environment} />,
        sortBy: ({ environment }) => environment,
      },
      {
        id: 'missing',
        label: t('exchangesRegions.columns.missing'),
        cell: ({ missing }) => <Missing missing={missing} />,
        sortBy: ({ missing }) => missing.length,
      },
      {
        id: 'exchange',
        label: t('exchangesRegions.columns.exchange'),
        cell: ({ lastExchange }) => <LastExchange last={lastExchange} />,
        sortBy: ({ lastExchange }) => lastExchange?.at ?? '',
      },
      {
        id: 'sync',
        label: t('exchangesRegions.columns.sync'),
        cell: ({ lastSync }) => <LastSync last={lastSync} />,
        sortBy: ({ lastSync }) => lastSync?.at ?? '',
      },
    ],
    [t],
  );
}

/** Servers, each with where it stands. */
export function RegionsTable({ rows, caption }: { readonly rows: readonly RegionRow[]; readonly caption: string }) {
  const columns = useColumns();
  return (
    <div className="regions-table">
      <SortableTable caption={caption} columns={columns} rows={rows} keyOf={({ code }) => code} />
    </div>
  );
}
