import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatDuration, formatNumber } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Progress } from '../ui/Progress.tsx';
import type { ShownJob } from './jobs-store.ts';
import { paceOf } from './progress-of.ts';

function detailsOf({ progress, since }: ShownJob, t: TFunction, language: Language): string {
  const { files, bytes, entities, rows } = progress ?? {};
  const { remainingSeconds } = paceOf({ progress, since }, performance.now());
  const amount = (value: number): string => formatBytes(value, language);
  return [
    files !== undefined &&
      files.total > 1 &&
      t('shell.jobs.detail.files', { done: Math.min(files.done + 1, files.total), total: files.total }),
    bytes !== undefined &&
      (bytes.total === undefined ? amount(bytes.done) : `${amount(bytes.done)} / ${amount(bytes.total)}`),
    entities !== undefined && t('shell.jobs.detail.entities', { count: formatNumber(entities, language) as never }),
    rows !== undefined && t('shell.jobs.detail.rows', { count: formatNumber(rows.done, language) as never }),
    remainingSeconds !== undefined &&
      remainingSeconds >= 1 &&
      t('shell.jobs.detail.remaining', { time: formatDuration(remainingSeconds, language) }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}

/** A running job: its phase and its real counts. */
export function JobProgressBar({ job }: { readonly job: ShownJob }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { progress } = job;
  const counted = progress?.bytes ?? progress?.rows;
  return (
    <Progress
      label={job.isCancelling ? t('shell.jobs.cancelling') : t(`shell.jobs.phases.${progress?.phase ?? 'check'}`)}
      value={counted?.total === undefined ? undefined : counted.done}
      max={counted?.total ?? 0}
      detail={detailsOf(job, t, language)}
    />
  );
}
