import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../../../shared/contract/exchange-views.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { JobProgressBar } from '../../../shell/JobProgressBar.tsx';
import { useJobs } from '../../../shell/jobs-store.ts';
import type { ShownJob } from '../../../shell/jobs-store.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useExchangeWords } from '../history/parts/use-words.ts';

const TONES = {
  running: 'info',
  finished: 'success',
  failed: 'error',
  cancelled: 'neutral',
  interrupted: 'warning',
} as const;

/** What became of the establishments of a run. */
function Queue({ run }: { readonly run: SyncState }) {
  const { t } = useTranslation();
  const { total, done, failed } = run.queue;
  const words = [
    total > 0 && t('exchangesSync.queue', { done, total }),
    failed > 0 && t('exchangesSync.queueFailed', { count: failed }),
    run.removed > 0 && t('exchangesSync.removed', { count: run.removed }),
  ].filter((part) => part !== false);
  return words.length === 0 ? null : <span className="soft">{words.join(' · ')}</span>;
}

interface SyncProgressProps {
  readonly label: string;
  readonly run: SyncState | undefined;
  /** The one that runs from this window. */
  readonly job: ShownJob | undefined;
}

/** Where the latest run of a region stands; a running one can be stopped. */
export function SyncProgress({ label, run, job }: SyncProgressProps) {
  const { t } = useTranslation();
  const { cause } = useExchangeWords();
  const cancel = useJobs((state) => state.cancel);
  if (job !== undefined) {
    return (
      <div className="sync-progress">
        <JobProgressBar job={job} />
        {run?.state === 'running' && <Queue run={run} />}
        <Button
          look="quiet"
          icon={<X aria-hidden="true" />}
          aria-label={t('exchangesSync.cancelOne', { region: label })}
          isDisabled={job.isCancelling}
          onPress={() => attempt(() => cancel(job.id))}
        >
          {t('exchangesSync.cancel')}
        </Button>
      </div>
    );
  }
  if (run === undefined) return <span className="soft">{t('exchangesSync.states.idle')}</span>;
  return (
    <div className="sync-progress">
      <Badge tone={TONES[run.state]}>{t(`exchangesSync.states.${run.state}`)}</Badge>
      {run.cause !== null && <span>{cause(run.cause)}</span>}
      <Queue run={run} />
    </div>
  );
}
