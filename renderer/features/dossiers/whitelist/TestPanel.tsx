import { CircleStop } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DossierView, WhitelistReport } from '../../../../shared/contract/dossier-views.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { JobProgressBar } from '../../../shell/JobProgressBar.tsx';
import { useJobs } from '../../../shell/jobs-store.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { capital } from '../parts/use-words.ts';
import { useChecks } from './check-store.ts';

type Tested = WhitelistReport['entries'][number];

const TONES: Readonly<Record<Tested['outcome'], Tone>> = {
  accepted: 'success',
  refused: 'warning',
  undecided: 'warning',
  failed: 'error',
  skipped: 'neutral',
};

function Outcome({ tested, dossier }: { readonly tested: Tested; readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const row = dossier.whitelist.find(({ id }) => id === tested.entry);
  const place = tested.region === '' ? t('dossiersRegisters.whitelist.circle') : (row?.regionLabel ?? tested.region);
  return (
    <li>
      <Badge tone={TONES[tested.outcome]}>{capital(t(`dossiersRegisters.whitelist.outcomes.${tested.outcome}`))}</Badge>
      <span>
        {shownText(place)}
        {row !== undefined && <span className="soft"> · {shownText(shortName(row.certificate.subject))}</span>}
        {tested.skipped !== null && (
          <span className="soft"> — {t(`dossiersRegisters.whitelist.skipped.${tested.skipped}`)}</span>
        )}
      </span>
    </li>
  );
}

/** The test that runs, with its way out, or what the last one found. */
export function TestPanel({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { id, status, jobId, report, failure } = useChecks();
  const job = useJobs((state) => state.jobs.find((one) => one.id === jobId));
  if (id !== dossier.id || status === 'idle') return null;
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status === 'running') {
    return (
      <div className="whitelist-running">
        {job === undefined ? <p role="status">{t('shell.loading')}</p> : <JobProgressBar job={job} />}
        {jobId !== undefined && (
          <Button
            icon={<CircleStop aria-hidden="true" />}
            isDisabled={job?.isCancelling === true}
            onPress={() => attempt(() => useJobs.getState().cancel(jobId))}
          >
            {t('dossiersRegisters.whitelist.cancel')}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className="whitelist-outcomes" role="status">
      <h3>{t('dossiersRegisters.whitelist.outcomesTitle')}</h3>
      <ul>
        {report?.entries.map((tested) => (
          <Outcome key={tested.entry} tested={tested} dossier={dossier} />
        ))}
      </ul>
    </div>
  );
}
