import { Check, Circle, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { formatBytes, formatDuration, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNavigation } from '../../navigation/store.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { JobProgressBar } from '../../shell/JobProgressBar.tsx';
import { useImports } from '../../shell/imports.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import type { ShownJob } from '../../shell/jobs-store.ts';
import { paceOf } from '../../shell/progress-of.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { EXAMPLE_SOURCE } from './example.ts';
import { useEverySecond } from './use-every-second.ts';

const READING: readonly JobProgress['phase'][] = ['read', 'link'];
const STEPS: readonly JobProgress['phase'][] = [...READING, 'write', 'index', 'publish'];
const STEP_ICONS = { done: Check, now: LoaderCircle, next: Circle } as const;

function stepsOf({ label }: ShownJob, checkOnly: boolean): readonly JobProgress['phase'][] {
  if (label === EXAMPLE_SOURCE) return ['generate', ...STEPS];
  return checkOnly ? READING : STEPS;
}

function Steps({ job }: { readonly job: ShownJob }) {
  const { t } = useTranslation();
  const checkOnly = useImports(({ given }) => given.get(job.id)?.options.checkOnly === true);
  const steps = stepsOf(job, checkOnly);
  const current = job.progress === null ? 0 : steps.indexOf(job.progress.phase);
  return (
    <ol className="import-steps" aria-label={t('home.import.steps')}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'next';
        const Icon = STEP_ICONS[state];
        return (
          <li key={step} className={`import-step-${state}`} {...(state === 'now' && { 'aria-current': 'step' })}>
            <Icon aria-hidden="true" />
            {t(`shell.jobs.phases.${step}`)}
            <span className="visually-hidden"> ({t(`home.import.stepState.${state}`)})</span>
          </li>
        );
      })}
    </ol>
  );
}

function useFacts(job: ShownJob): readonly (readonly [label: string, value: string])[] {
  const { t } = useTranslation();
  const language = useLanguage();
  useEverySecond();
  const { files, bytes, entities, rows } = job.seen;
  const { bytesPerSecond, entitiesPerSecond, remainingSeconds } = paceOf(job, performance.now());
  const amount = (value: number): string => formatBytes(value, language);
  const count = (value: number): string => formatNumber(value, language);
  const isMaking = job.progress?.phase === 'generate';
  const elapsed = (Date.now() - new Date(job.startedAt).getTime()) / 1000;
  const rates = [
    bytesPerSecond !== undefined && t('home.import.facts.rateValue', { bytes: amount(bytesPerSecond) }),
    entitiesPerSecond !== undefined &&
      t('home.import.facts.rateEntities', { count: count(Math.round(entitiesPerSecond)) as never }),
  ].filter((rate) => rate !== false);
  const read = bytes?.total === undefined ? undefined : `${amount(bytes.done)} / ${amount(bytes.total)}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('home.import.facts.files'), files && t('home.import.facts.filesOf', { ...files })],
    [t(isMaking ? 'home.import.facts.made' : 'home.import.facts.read'), read ?? (bytes && amount(bytes.done))],
    [t('home.import.facts.entities'), entities === undefined ? undefined : count(entities)],
    [t('home.import.facts.rows'), rows && count(rows.done)],
    [t('home.import.facts.rate'), rates.length === 0 ? undefined : rates.join(' · ')],
    [
      t('home.import.facts.remaining'),
      remainingSeconds === undefined
        ? t('home.import.facts.remainingUnknown')
        : formatDuration(remainingSeconds, language),
    ],
    [t('home.import.facts.elapsed'), formatDuration(elapsed, language)],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

/** How far a running import is, with its real counts; it can go on in the background or be cancelled. */
export function RunningImport({ job }: { readonly job: ShownJob }) {
  const { t } = useTranslation();
  const facts = useFacts(job);
  const go = useNavigation((state) => state.go);
  const cancel = useJobs((state) => state.cancel);
  return (
    <Panel>
      <JobProgressBar job={job} />
      <div className="import-running">
        <Steps job={job} />
        <dl className="import-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="soft">{t('home.import.safe')}</p>
      <div className="import-actions">
        <Button look="primary" onPress={() => go({ screen: 'home' })}>
          {t('home.import.background')}
        </Button>
        <Button look="danger" isDisabled={job.isCancelling} onPress={() => attempt(() => cancel(job.id))}>
          {job.isCancelling ? t('shell.jobs.cancelling') : t('home.import.cancel')}
        </Button>
      </div>
    </Panel>
  );
}
