import { RefreshCw, ServerOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { useJobs } from '../../../shell/jobs-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useRegions } from '../regions-store.ts';
import { goTo } from '../use-address.ts';
import { LastTick } from './LastTick.tsx';
import { useSyncs } from './sync-store.ts';
import { SyncTable } from './SyncTable.tsx';
import './sync.css';

function NoRegion() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<ServerOff aria-hidden="true" />}
      title={t('exchangesSync.none.title')}
      action={<Button onPress={() => goTo('regions')}>{t('exchangesSync.none.link')}</Button>}
    >
      {t('exchangesSync.none.text')}
    </EmptyState>
  );
}

function Ready({ regions }: { readonly regions: readonly RegionRow[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(regions.map(({ code }) => code)));
  const [isFull, setFull] = useState(false);
  const start = useSyncs((state) => state.start);
  const running = useJobs(({ jobs }) => jobs).filter(({ kind, state }) => kind === 'sync' && state === 'running');
  const codes = regions.map(({ code }) => code).filter((code) => chosen.has(code));
  const isBusy = codes.some((code) => running.some(({ label }) => label === code));
  return (
    <>
      <div className="sync-tools">
        <Button
          look="primary"
          icon={<RefreshCw aria-hidden="true" />}
          isDisabled={codes.length === 0 || isBusy}
          onPress={() => attempt(() => start(codes, isFull))}
        >
          {codes.length === 0 ? t('exchangesSync.startNone') : t('exchangesSync.start', { count: codes.length })}
        </Button>
        <Checkbox isSelected={isFull} onChange={setFull}>
          {t('exchangesSync.full')}
        </Checkbox>
      </div>
      <Panel flush title={t('exchangesSync.table')}>
        <SyncTable regions={regions} chosen={chosen} onChoose={setChosen} />
      </Panel>
      <p className="soft sync-legend">{t('exchangesSync.legend')}</p>
    </>
  );
}

/** The cache brought up to date, region by region, all at once if asked: a faulty one delays no other. */
export function SyncView() {
  const { t } = useTranslation();
  const { status, rows, failure } = useRegions();
  const { failure: syncFailure, load } = useSyncs();
  useEffect(() => {
    void load();
    void useJobs.getState().load();
  }, [load]);
  const failed = failure ?? syncFailure;
  if (failed !== undefined) return <ErrorPanel failure={failed} />;
  if (status !== 'ready') return <p className="shell-loading soft">{t('exchangesSync.loading')}</p>;
  const regions = rows.filter(({ missing }) => missing.length === 0);
  return (
    <div className="sync">
      <p className="soft">{t('exchangesSync.lead')}</p>
      {regions.length === 0 ? <NoRegion /> : <Ready regions={regions} />}
      {regions.length > 0 && <LastTick kept={regions.filter(({ automatic }) => automatic).length} />}
    </div>
  );
}
