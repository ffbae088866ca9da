import { create } from 'zustand';
import type { Job } from '../../../shared/contract/jobs.ts';
import { JOURNEY, journey } from '../../../shared/demo/journey.ts';
import type { Made } from '../../../shared/demo/journey.ts';
import { newStory } from '../../../shared/demo/step.ts';
import type { StepName } from '../../../shared/demo/step.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { api } from '../../client/index.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { openDemoVault } from './demo-vault.ts';

/** Units of the fictional region: enough for every step to find something, few enough to be quick. */
export const UNITS = 400;
export const STEP_NAMES: readonly StepName[] = JOURNEY.map(({ name }) => name);

interface Demo {
  readonly status: 'idle' | 'running' | 'cancelling' | 'cancelled' | 'failed' | 'done';
  readonly made: readonly Made[];
  /** The step that runs, or at which the journey ended before its end. */
  readonly current: StepName | undefined;
  /** What a step threw. */
  readonly failure: Failure | undefined;
  readonly durationMs: number;
  /** Goes through the journey; once at a time. What it keeps is named in this language. */
  start(lang: Lang): Promise<void>;
  cancel(): void;
}

/** The job that a step waits for, and the wish to stop. */
interface Run {
  readonly controller: AbortController;
  jobId: string | undefined;
}

async function follow<T>(run: Run, started: Promise<{ readonly jobId: string }>): Promise<T> {
  const { jobId } = await started;
  run.jobId = jobId;
  if (run.controller.signal.aborted) void api.jobs.cancel({ jobId });
  void useJobs.getState().follow(jobId);
  try {
    return resultOf<T>(await api.jobs.wait({ jobId }));
  } finally {
    run.jobId = undefined;
  }
}

function resultOf<T>({ state, result, error }: Job): T {
  if (state === 'finished') return result as T;
  if (error === null) throw new AppError('cancelled', 'The job was stopped.');
  const { code, message, ...detail } = error;
  throw new AppError(code, message, detail);
}

/** A region that nobody looks at any more ends; one that has ended already is no failure. */
async function stopRegion(): Promise<void> {
  const { isRunning } = await api.sandbox.status({});
  if (isRunning) await api.sandbox.stop({});
}

const NOTHING = { made: [], current: undefined, failure: undefined, durationMs: 0 } as const;

type Put = (part: Partial<Demo>) => void;

/** Goes through the journey once; what comes of each step is put where the screen sees it. */
async function make(run: Run, lang: Lang, put: Put): Promise<void> {
  const { signal } = run.controller;
  const means = {
    ...{ client: api, units: UNITS, lang, openVault: openDemoVault },
    follow: <T>(started: Promise<{ readonly jobId: string }>) => follow<T>(run, started),
  };
  const all: Made[] = [];
  await journey(newStory(means, new Date().toISOString()), {
    begins: (current) => put({ current }),
    ends(made) {
      all.push(made);
      put({ made: [...all] });
    },
    clock: () => performance.now(),
    signal,
  });
  const isWhole = all.length === STEP_NAMES.length && all.every(({ ok }) => ok);
  if (isWhole) put({ status: 'done', current: undefined });
  else if (signal.aborted) throw new AppError('cancelled', 'The demonstration was stopped.');
  else put({ status: 'failed' });
}

async function endEarly(error: unknown, { controller: { signal } }: Run, put: Put): Promise<void> {
  if (!signal.aborted) return put({ status: 'failed', failure: failureOf(error) });
  await stopRegion().catch(() => undefined);
  put({ status: 'cancelled' });
}

/** The demonstration: its steps as they are made. It goes on while one looks at other screens. */
export const useDemo = create<Demo>((set) => {
  let running: Run | undefined;
  return {
    status: 'idle',
    ...NOTHING,
    async start(lang) {
      if (running !== undefined) return;
      const run: Run = { controller: new AbortController(), jobId: undefined };
      running = run;
      set({ ...NOTHING, status: 'running' });
      const started = performance.now();
      const put: Put = (part) => set({ ...part, durationMs: performance.now() - started });
      await make(run, lang, put).catch((error: unknown) => endEarly(error, run, put));
      running = undefined;
    },
    cancel() {
      if (running === undefined) return;
      running.controller.abort();
      set({ status: 'cancelling' });
      if (running.jobId !== undefined) void api.jobs.cancel({ jobId: running.jobId });
    },
  };
});
