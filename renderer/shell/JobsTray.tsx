import { Activity, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useNavigation } from '../navigation/store.ts';
import { Badge } from '../ui/Badge.tsx';
import type { Tone } from '../ui/Badge.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { shownText } from '../ui/shown-text.ts';
import { JobProgressBar } from './JobProgressBar.tsx';
import { useJobs } from './jobs-store.ts';
import type { ShownJob } from './jobs-store.ts';
import './jobs-tray.css';

const TONES: Readonly<Record<ShownJob['state'], Tone>> = {
  running: 'info',
  finished: 'success',
  failed: 'error',
  cancelled: 'neutral',
  interrupted: 'warning',
};

function JobLine({ job, onLeave }: { readonly job: ShownJob; readonly onLeave: () => void }) {
  const { t } = useTranslation();
  const cancel = useJobs((state) => state.cancel);
  const go = useNavigation((state) => state.go);
  return (
    <li className="job-line">
      <div className="job-line-title">
        <span>
          {t(`shell.jobs.kinds.${job.kind}`)} — {shownText(job.label)}
        </span>
        <Badge tone={TONES[job.state]}>{t(`shell.jobs.states.${job.state}`)}</Badge>
        {job.state === 'running' && (
          <IconButton label={t('shell.jobs.cancel')} isDisabled={job.isCancelling} onPress={() => void cancel(job.id)}>
            <X aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {job.state === 'running' && <JobProgressBar job={job} />}
      {job.kind === 'import' && job.state !== 'running' && (
        <Button
          look="quiet"
          onPress={() => {
            onLeave();
            go({ screen: 'home', id: job.id });
          }}
        >
          {t('shell.jobs.show')}
        </Button>
      )}
    </li>
  );
}

/** What is running, and what ran since the window was opened. */
export function JobsTray() {
  const { t } = useTranslation();
  const jobs = useJobs((state) => state.jobs);
  const clear = useJobs((state) => state.clear);
  const running = jobs.filter(({ state }) => state === 'running').length;
  const label = running === 0 ? t('shell.jobs.none') : t('shell.jobs.running', { count: running });
  return (
    <DialogTrigger>
      <AriaButton className={running > 0 ? 'button button-quiet jobs-busy' : 'button button-quiet'}>
        <Activity aria-hidden="true" />
        <span>{running > 0 ? label : t('shell.jobs.title')}</span>
      </AriaButton>
      <Popover className="popover jobs-popover" placement="bottom end">
        <Dialog className="jobs-dialog" aria-label={t('shell.jobs.title')}>
          {({ close }) => (
            <>
              {jobs.length === 0 ? (
                <p className="soft">{t('shell.jobs.none')}</p>
              ) : (
                <ul className="jobs-list">
                  {jobs.map((job) => (
                    <JobLine key={job.id} job={job} onLeave={close} />
                  ))}
                </ul>
              )}
              {jobs.length > running && (
                <Button look="quiet" onPress={clear}>
                  {t('shell.jobs.clear')}
                </Button>
              )}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
