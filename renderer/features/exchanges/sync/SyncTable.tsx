import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { useJobs } from '../../../shell/jobs-store.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import { useExchangeWords } from '../history/parts/use-words.ts';
import { viewLink } from '../use-address.ts';
import { syncsOf } from './region-syncs.ts';
import { RunStrip } from './RunStrip.tsx';
import { SyncProgress } from './SyncProgress.tsx';
import { useSyncs } from './sync-store.ts';

interface SyncTableProps {
  readonly regions: readonly RegionRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function RegionCell({ region, chosen, onChoose }: Omit<SyncTableProps, 'regions'> & { readonly region: RegionRow }) {
  const { code, label, environment } = region;
  const toggle = (isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(code);
    else next.delete(code);
    onChoose(next);
  };
  return (
    <span className="sync-region">
      <Checkbox isSelected={chosen.has(code)} onChange={toggle}>
        {shownText(label)}
      </Checkbox>
      <EnvironmentMark environment={environment} />
    </span>
  );
}

function StateCell({ region }: { readonly region: RegionRow }) {
  const rows = useSyncs((state) => state.rows);
  const job = useJobs(({ jobs }) =>
    jobs.find(({ kind, state, label }) => kind === 'sync' && state === 'running' && label === region.code),
  );
  return <SyncProgress label={shownText(region.label)} run={syncsOf(rows, region.code).latest} job={job} />;
}

function HistoryCell({ region }: { readonly region: RegionRow }) {
  const { t } = useTranslation();
  const rows = useSyncs((state) => state.rows);
  const label = shownText(region.label);
  return (
    <span className="sync-history">
      <RunStrip region={label} runs={syncsOf(rows, region.code).runs} />
      <a
        href={viewLink('history', { region: region.code })}
        aria-label={t('exchangesSync.historyOf', { region: label })}
      >
        {t('exchangesSync.history')}
      </a>
    </span>
  );
}

/** The regions that can be synchronised, and where each stands. */
export function SyncTable({ regions, ...choice }: SyncTableProps) {
  const { t } = useTranslation();
  const { moment } = useExchangeWords();
  const rows = useSyncs((state) => state.rows);
  const never = t('exchangesSync.never');
  const at = (iso: string | null | undefined): string => (iso === null || iso === undefined ? never : moment(iso));
  const label = (id: 'region' | 'full' | 'delta' | 'next' | 'state' | 'history') => ({
    id,
    label: t(`exchangesSync.columns.${id}`),
  });
  const columns: readonly TableColumn<RegionRow>[] = [
    { ...label('region'), isRowHeader: true, cell: (region) => <RegionCell region={region} {...choice} /> },
    { ...label('full'), cell: ({ code }) => at(syncsOf(rows, code).lastFull?.startedAt) },
    { ...label('delta'), cell: ({ code }) => at(syncsOf(rows, code).lastDelta?.startedAt) },
    { ...label('next'), cell: ({ code }) => at(syncsOf(rows, code).nextDateRef) },
    { ...label('state'), cell: (region) => <StateCell region={region} /> },
    { ...label('history'), cell: (region) => <HistoryCell region={region} /> },
  ];
  return (
    <div className="sync-scroll">
      <SortableTable caption={t('exchangesSync.table')} columns={columns} rows={regions} keyOf={({ code }) => code} />
    </div>
  );
}
