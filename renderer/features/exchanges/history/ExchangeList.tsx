import { History } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../../../shared/contract/exchange-views.ts';
import { formatBytes, formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import { goTo, useAddress, viewLink } from '../use-address.ts';
import { filtersOf, isNarrowed } from './filters.ts';
import { HistoryFilterBar } from './HistoryFilterBar.tsx';
import { useHistory } from './history-store.ts';
import { entitiesIn } from './parts/Counts.tsx';
import { OutcomeBadge } from './parts/OutcomeBadge.tsx';
import { useExchangeWords } from './parts/use-words.ts';

function Outcome({ row }: { readonly row: ExchangeRow }) {
  const { cause } = useExchangeWords();
  return (
    <span className="history-outcome">
      <OutcomeBadge outcome={row.outcome} />
      {row.outcome === 'failed' && <span>{cause(row.cause)}</span>}
    </span>
  );
}

function useColumns(): readonly TableColumn<ExchangeRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { transaction, region, moment, milliseconds } = useExchangeWords();
  const none = t('exchangesHistory.record.none');
  const entities = ({ counts }: ExchangeRow): string => {
    const count = entitiesIn(counts);
    return count === null ? none : formatNumber(count, language);
  };
  const label = (id: 'at' | 'region' | 'transaction' | 'outcome' | 'http' | 'entities' | 'duration' | 'size') => ({
    id,
    label: t(`exchangesHistory.list.${id}`),
  });
  return [
    {
      ...label('at'),
      isRowHeader: true,
      cell: ({ id, at, transaction: name }) => {
        const words = t('exchangesHistory.list.open', { transaction: transaction(name), at: moment(at) });
        return (
          <a href={viewLink('history', { exchange: id })} aria-label={words}>
            {moment(at)}
          </a>
        );
      },
    },
    { ...label('region'), cell: (row) => region(row.region) },
    { ...label('transaction'), cell: (row) => transaction(row.transaction) },
    { ...label('outcome'), cell: (row) => <Outcome row={row} /> },
    { ...label('http'), isNumeric: true, cell: ({ http }) => http ?? none },
    { ...label('entities'), isNumeric: true, cell: entities },
    { ...label('duration'), isNumeric: true, cell: ({ durationMs }) => milliseconds(durationMs) },
    { ...label('size'), isNumeric: true, cell: ({ bytes }) => formatBytes(bytes, language) },
  ];
}

function Empty({ hasFilters }: { readonly hasFilters: boolean }) {
  const { t } = useTranslation();
  const name = hasFilters ? 'noneTitle' : 'title';
  return (
    <EmptyState
      icon={<History aria-hidden="true" />}
      title={t(`exchangesHistory.empty.${name}`)}
      action={!hasFilters && <Button onPress={() => goTo('request')}>{t('exchangesHistory.empty.action')}</Button>}
    >
      {t(`exchangesHistory.empty.${hasFilters ? 'noneText' : 'text'}`)}
    </EmptyState>
  );
}

function Rows() {
  const { t } = useTranslation();
  const { rows, total, next, more } = useHistory();
  return (
    <Panel
      flush
      title={t('exchangesHistory.views.list')}
      aside={<span role="status">{t('exchangesHistory.list.count', { count: total })}</span>}
    >
      <div className="history-scroll">
        <SortableTable
          caption={t('exchangesHistory.list.caption')}
          columns={useColumns()}
          rows={rows}
          keyOf={({ id }) => id}
        />
      </div>
      {next !== null && (
        <div className="history-more">
          <Button onPress={() => attempt(more)}>{t('exchangesHistory.list.more')}</Button>
        </div>
      )}
    </Panel>
  );
}

/** The exchanges, the latest first. */
export function ExchangeList() {
  const { t } = useTranslation();
  const { value } = useAddress();
  const { status, rows, failure, load } = useHistory();
  const filters = filtersOf(value);
  const key = JSON.stringify(filters);
  useEffect(() => void load(JSON.parse(key) as typeof filters), [key, load]);
  const isNarrow = isNarrowed(filters);
  return (
    <>
      {(isNarrow || rows.length > 0) && <HistoryFilterBar />}
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {status === 'loading' && <p className="soft">{t('exchangesHistory.list.loading')}</p>}
      {status === 'ready' && rows.length === 0 && <Empty hasFilters={isNarrow} />}
      {rows.length > 0 && <Rows />}
    </>
  );
}
