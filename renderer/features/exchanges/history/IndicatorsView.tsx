import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeIndicator } from '../../../../shared/contract/exchange-views.ts';
import { formatBytes, formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import { useAddress } from '../use-address.ts';
import { filtersOf } from './filters.ts';
import { PeriodFilter } from './HistoryFilterBar.tsx';
import { useIndicators } from './indicators-store.ts';
import { useSaved } from './parts/use-saved.ts';
import { useExchangeWords } from './parts/use-words.ts';
import { percentOf } from './percent.ts';

/** Median and p95 of a duration, against the longest of all. */
function Durations({ row, longest }: { readonly row: ExchangeIndicator; readonly longest: number }) {
  const percent = (value: number): string => `${longest === 0 ? 0 : (value / longest) * 100}%`;
  return (
    <span className="indicator-line" aria-hidden="true">
      <span className="indicator-p95" style={{ inlineSize: percent(row.p95Ms) }} />
      <span className="indicator-p50" style={{ inlineSize: percent(row.p50Ms) }} />
    </span>
  );
}

function Errors({ row }: { readonly row: ExchangeIndicator }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { cause } = useExchangeWords();
  const errors = Object.entries(row.errors);
  if (errors.length === 0) return t('exchangesHistory.record.none');
  return (
    <ul className="indicator-errors">
      {errors.map(([name, count]) => (
        <li key={name}>
          {formatNumber(count, language)} × {cause(name)}
        </li>
      ))}
    </ul>
  );
}

function useColumns(longest: number): readonly TableColumn<ExchangeIndicator>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { region, transaction, milliseconds } = useExchangeWords();
  const label = (
    id: 'region' | 'transaction' | 'count' | 'rate' | 'p50' | 'p95' | 'volume' | 'errors' | 'drawing',
  ) => ({ id, label: t(`exchangesHistory.indicators.${id}`) });
  const rate = ({ ok, count }: ExchangeIndicator) =>
    `${percentOf(ok, count, language)} (${t('exchangesHistory.indicators.rateWords', { ok, count: formatNumber(count, language) as never })})`;
  return [
    { ...label('region'), isRowHeader: true, cell: (row) => region(row.region), sortBy: (row) => region(row.region) },
    {
      ...label('transaction'),
      cell: (row) => transaction(row.transaction),
      sortBy: (row) => transaction(row.transaction),
    },
    {
      ...label('count'),
      isNumeric: true,
      cell: ({ count }) => formatNumber(count, language),
      sortBy: ({ count }) => count,
    },
    { ...label('rate'), isNumeric: true, cell: rate, sortBy: ({ ok, count }) => (count === 0 ? 0 : ok / count) },
    { ...label('p50'), isNumeric: true, cell: ({ p50Ms }) => milliseconds(p50Ms), sortBy: ({ p50Ms }) => p50Ms },
    { ...label('p95'), isNumeric: true, cell: ({ p95Ms }) => milliseconds(p95Ms), sortBy: ({ p95Ms }) => p95Ms },
    { ...label('drawing'), cell: (row) => <Durations row={row} longest={longest} /> },
    {
      ...label('volume'),
      isNumeric: true,
      cell: ({ bytes }) => formatBytes(bytes, language),
      sortBy: ({ bytes }) => bytes,
    },
    { ...label('errors'), cell: (row) => <Errors row={row} /> },
  ];
}

function Total({ rows }: { readonly rows: readonly ExchangeIndicator[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sum = (of: (row: ExchangeIndicator) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const count = sum((row) => row.count);
  const rate = percentOf(
    sum(({ ok }) => ok),
    count,
    language,
  );
  return (
    <p className="indicator-total">
      <strong>{t('exchangesHistory.indicators.totalCount', { count })}</strong> ·{' '}
      {t('exchangesHistory.indicators.totalRate', { rate })} ·{' '}
      {formatBytes(
        sum(({ bytes }) => bytes),
        language,
      )}
    </p>
  );
}

/** The indicators of traceability: how much, how well, how fast, by server and transaction. */
export function IndicatorsView() {
  const { t } = useTranslation();
  const { value } = useAddress();
  const { period } = filtersOf(value);
  const { status, rows, failure, load, write } = useIndicators();
  const { said, save } = useSaved();
  useEffect(() => void load(period), [load, period]);
  const columns = useColumns(Math.max(0, ...rows.map(({ p95Ms }) => p95Ms)));
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  return (
    <>
      <div className="history-tools no-print">
        <PeriodFilter isInline />
        <Button
          icon={<Download aria-hidden="true" />}
          onPress={() => save(t('exchangesHistory.indicators.fileName'), (out) => write(period, out))}
        >
          {t('exchangesHistory.indicators.export')}
        </Button>
        <span role="status" className="soft">
          {said}
        </span>
      </div>
      {status === 'ready' && rows.length === 0 && <p className="soft">{t('exchangesHistory.indicators.none')}</p>}
      {rows.length > 0 && (
        <Panel flush title={t('exchangesHistory.views.indicators')} aside={<Total rows={rows} />}>
          <div className="history-scroll">
            <SortableTable
              caption={t('exchangesHistory.indicators.caption')}
              columns={columns}
              rows={rows}
              keyOf={({ region, transaction }) => `${region} ${transaction}`}
            />
          </div>
        </Panel>
      )}
    </>
  );
}
