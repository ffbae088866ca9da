import { useTranslation } from 'react-i18next';
import { formatBytes, formatDuration, formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Progress } from '../ui/Progress.tsx';
import type { ShownJob } from './jobs-store.ts';

/** Seconds that remain at the rate seen since the first count; undefined before it can be told. */
function remainingSeconds(job: ShownJob): number | undefined {
  const bytes = job.progress?.bytes;
  if (bytes?.total === undefined || bytes.done === 0 || job.firstProgressAt === undefined) return undefined;
  const elapsed = (performance.now() - job.firstProgressAt) / 1000;
  return elapsed < 1 ? undefined : ((bytes.total - bytes.done) * elapsed) / bytes.done;
}

/** A running job: its phase and its real counts. */
export function JobProgressBar({ job }: { readonly job: ShownJob }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { progress } = job;
  const details: string[] = [];
  if (progress?.files !== undefined && progress.files.total > 1) {
    details.push(
      t('shell.jobs.detail.files', {
        done: Math.min(progress.files.done + 1, progress.files.total),
        total: progress.files.total,
      }),
    );
  }
  if (progress?.bytes !== undefined) {
    const { done, total } = progress.bytes;
    details.push(
      total === undefined
        ? formatBytes(done, language)
        : `${formatBytes(done, language)} / ${formatBytes(total, language)}`,
    );
  }
  if (progress?.entities !== undefined) {
    details.push(t('shell.jobs.detail.entities', { count: formatNumber(progress.entities, language) as never }));
  }
  if (progress?.rows !== undefined) {
    details.push(t('shell.jobs.detail.rows', { count: formatNumber(progress.rows.done, language) as never }));
  }
  const remaining = remainingSeconds(job);
  if (remaining !== undefined && remaining >= 1) {
    details.push(t('shell.jobs.detail.remaining', { time: formatDuration(remaining, language) }));
  }
  const counted = progress?.bytes ?? progress?.rows;
  return (
    <Progress
      label={job.isCancelling ? t('shell.jobs.cancelling') : t(`shell.jobs.phases.${progress?.phase ?? 'check'}`)}
      value={counted?.total === undefined ? undefined : counted.done}
      max={counted?.total ?? 0}
      detail={details.join(' · ')}
    />
  );
}
