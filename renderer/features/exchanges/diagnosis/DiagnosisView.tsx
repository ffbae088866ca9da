import { LockOpen, Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { JobProgressBar } from '../../../shell/JobProgressBar.tsx';
import { useJobs } from '../../../shell/jobs-store.ts';
import { useVault } from '../../../shell/vault/vault-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { addressReport } from './address-report.ts';
import { isAddress, useDiagnosis } from './diagnosis-store.ts';
import type { Diagnosed } from './diagnosed.ts';
import { Result } from './Result.tsx';
import { TargetForm } from './TargetForm.tsx';
import './diagnosis.css';

function Running({ jobId }: { readonly jobId: string }) {
  const { t } = useTranslation();
  const job = useJobs(({ jobs }) => jobs.find(({ id }) => id === jobId));
  if (job === undefined) return null;
  return (
    <div className="diagnosis-running">
      <JobProgressBar job={job} />
      <Button isDisabled={job.isCancelling} onPress={() => attempt(() => useJobs.getState().cancel(jobId))}>
        {t('exchangesDiagnosis.stop')}
      </Button>
    </div>
  );
}

/** A locked vault hides our certificate: it is opened here, and the diagnosis starts again. */
function Unlock({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const open = async (): Promise<void> => {
    if (await useVault.getState().open()) onOpen();
  };
  return (
    <div>
      <Button icon={<LockOpen aria-hidden="true" />} onPress={() => attempt(open)}>
        {t('exchangesDiagnosis.unlock')}
      </Button>
    </div>
  );
}

function Shown({ result }: { readonly result: Diagnosed }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { target, diagnosis, record } = result;
  const ofAddress = isAddress(target) ? addressReport(result, t('exchangesDiagnosis.ok.title'), language) : undefined;
  return (
    <Result
      diagnosis={diagnosis}
      server={String(diagnosis.values['host'] ?? target)}
      chain={record?.facts.tls?.peerChain ?? []}
      handed={result.handed ?? ofAddress}
    />
  );
}

/** Looks at a server step by step, and says what is wrong and with whom. */
export function DiagnosisView() {
  const { t } = useTranslation();
  const { status, jobId, result, failure, start } = useDiagnosis();
  const isLocked = result !== undefined && result.diagnosis.verdict === 'vault-locked';
  return (
    <div className="diagnosis">
      <TargetForm />
      {jobId !== undefined && <Running jobId={jobId} />}
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {result !== undefined && (
        <>
          {isLocked && <Unlock onOpen={() => void start(result.target, null)} />}
          <Shown result={result} />
        </>
      )}
      {status === 'idle' && (
        <EmptyState icon={<Stethoscope aria-hidden="true" />} title={t('exchangesDiagnosis.empty.title')}>
          {t('exchangesDiagnosis.empty.lead')}
        </EmptyState>
      )}
    </div>
  );
}
