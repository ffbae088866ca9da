import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../shared/contract/cache.ts';
import { formatAge } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNavigation } from '../../navigation/store.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import type { ShownJob } from '../../shell/jobs-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { EndedImport, FailedImport } from './EndedImport.tsx';
import { EXAMPLE_SOURCE } from './example.ts';
import { Report } from './report/Report.tsx';
import { RunningImport } from './RunningImport.tsx';
import './import.css';

/** The job, asked for when the window does not know it; `unknown` when nobody does. */
function useJob(jobId: string): ShownJob | 'loading' | 'unknown' {
  const job = useJobs(({ jobs }) => jobs.find(({ id }) => id === jobId));
  const [isUnknown, setUnknown] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    useJobs
      .getState()
      .follow(jobId)
      .catch(() => isCurrent && setUnknown(true));
    return () => {
      isCurrent = false;
    };
  }, [jobId]);
  return job ?? (isUnknown ? 'unknown' : 'loading');
}

function HomeButton() {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  return (
    <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onPress={() => go({ screen: 'home' })}>
      {t('home.import.back')}
    </Button>
  );
}

function Body({ job }: { readonly job: ShownJob }) {
  if (job.state === 'running') return <RunningImport job={job} />;
  if (job.state === 'failed') return <FailedImport job={job} />;
  if (job.state === 'finished' && job.result !== null) {
    return <Report report={job.result as ImportReport} job={job} />;
  }
  return <EndedImport job={job} state={job.state === 'finished' ? 'noReport' : job.state} />;
}

function useTitle(job: ShownJob): string {
  const { t } = useTranslation();
  if (job.state === 'running') return t('home.import.running');
  if (job.state === 'failed') return t('home.import.failed');
  if (job.state === 'cancelled' || job.state === 'interrupted') return t(`home.import.${job.state}`);
  return job.result !== null && isCheck(job) ? t('home.report.checked') : t('home.report.imported');
}

function isCheck({ result }: ShownJob): boolean {
  return (result as ImportReport).checkOnly;
}

function Frame({ job, children }: { readonly job: ShownJob; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = useTitle(job);
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const main = start.current?.closest('main');
    void main?.scrollTo(0, 0);
    main?.focus({ preventScroll: true });
  }, [job.id]);
  const files = job.label === EXAMPLE_SOURCE ? t('home.import.titleExample') : shownText(job.label);
  return (
    <Page
      title={title}
      lead={`${files} · ${formatAge(job.startedAt, new Date(), language)}`}
      width="reading"
      actions={<HomeButton />}
    >
      <p ref={start} role="status" className="visually-hidden">
        {title}
      </p>
      {children}
    </Page>
  );
}

/** An import: how far it is, then what it did, why it was refused, or that nothing changed. */
export function ImportPage({ jobId }: { readonly jobId: string }) {
  const { t } = useTranslation();
  const job = useJob(jobId);
  if (job === 'loading') return <p className="shell-loading soft">{t('shell.loading')}</p>;
  if (job === 'unknown') {
    return (
      <EmptyState icon={null} title={t('home.import.unknown')} action={<HomeButton />}>
        {t('home.import.unknownText')}
      </EmptyState>
    );
  }
  return (
    <Frame job={job}>
      <Body job={job} />
    </Frame>
  );
}
