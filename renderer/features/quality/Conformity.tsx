import { ClipboardCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profil } from '../../../shared/contract/common.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { JobProgressBar } from '../../shell/JobProgressBar.tsx';
import { useJobs } from '../../shell/jobs-store.ts';
import { useSources } from '../../shell/sources-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { useConformity } from './conformity-store.ts';
import { Report } from './Report.tsx';
import { useView } from './use-view.ts';

const PROFILS = ['0', '1', '2', '3'] as const;
type ProfilChoice = 'load' | (typeof PROFILS)[number];

/** The source that is checked: the one of the address, else the first. */
function useCheckedSource() {
  const { view } = useView();
  const sources = useSources((state) => state.sources);
  return sources.find(({ source }) => source === view.source) ?? sources[0];
}

function Running({ jobId }: { readonly jobId: string | undefined }) {
  const { t } = useTranslation();
  const job = useJobs((state) => state.jobs.find(({ id }) => id === jobId));
  if (job === undefined) return <p role="status">{t('quality.conformity.starting')}</p>;
  return (
    <div className="quality-running">
      <JobProgressBar job={job} />
      <Button isDisabled={job.isCancelling} onPress={() => attempt(() => useJobs.getState().cancel(job.id))}>
        {t('shell.jobs.cancel')}
      </Button>
    </div>
  );
}

function Launch({ source, profil: known }: { readonly source: string; readonly profil: Profil | null }) {
  const { t } = useTranslation();
  const { status, jobId, dated } = useConformity();
  const [profil, setProfil] = useState<ProfilChoice>('load');
  const run = (): void => {
    void useConformity.getState().run(source, profil === 'load' ? undefined : (Number(profil) as Profil));
  };
  const ofLoad =
    known === null ? t('quality.conformity.profilNone') : t('quality.conformity.profilOfLoad', { n: known });
  return (
    <div className="quality-launch no-print">
      <p>{t('quality.conformity.text')}</p>
      {status === 'running' ? (
        <Running jobId={jobId} />
      ) : (
        <div className="quality-launch-line">
          <Picker
            inline
            label={t('quality.conformity.profil')}
            value={profil}
            onChange={setProfil}
            choices={[
              { id: 'load', label: ofLoad },
              ...PROFILS.map((n) => ({ id: n, label: t('quality.conformity.profilNumber', { n }) })),
            ]}
          />
          <Button look="primary" icon={<ClipboardCheck aria-hidden="true" />} onPress={run}>
            {dated === undefined ? t('quality.conformity.run') : t('quality.conformity.runAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whether a source follows every rule of the exchange: the check, and its last report. */
export function Conformity() {
  const { t } = useTranslation();
  const checked = useCheckedSource();
  const { status, dated, failure } = useConformity();
  const source = checked?.source;
  useEffect(() => {
    if (source !== undefined) void useConformity.getState().open(source);
  }, [source]);
  if (checked === undefined) return null;
  return (
    <>
      <Panel>
        <Launch key={checked.source} source={checked.source} profil={checked.profil} />
      </Panel>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {dated !== undefined && <Report dated={dated} source={checked} />}
      {dated === undefined && status === 'ready' && (
        <EmptyState icon={<ClipboardCheck aria-hidden="true" />} title={t('quality.conformity.never')}>
          {t('quality.conformity.neverText')}
        </EmptyState>
      )}
    </>
  );
}
