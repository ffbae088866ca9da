import { randomUUID } from 'node:crypto';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { JobProgress, WireError, WireEvent } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import { createThrottle } from './throttle.ts';

/** What a job's work is given: where to say how far it is, and when to stop. */
export interface JobControl {
  /** The id of the job. */
  readonly id: string;
  progress(progress: JobProgress): void;
  readonly signal: AbortSignal;
}

export type JobWork = (control: JobControl) => Promise<unknown>;

/** Where jobs are kept, so that their reports survive a restart. */
export interface JobRows {
  save(job: Job): void;
  get(id: string): Job | undefined;
  /** The latest first. */
  list(limit: number): readonly Job[];
}

export interface JobRunner {
  /** Starts the work; throws nothing: a failure is the job's. */
  start(kind: Job['kind'], label: string, work: JobWork): { readonly jobId: string };
  /** Throws `input.invalid` when no job has this id. */
  get(id: string): Job;
  list(limit: number): readonly Job[];
  wait(id: string): Promise<Job>;
  /** Asks a running job to stop; false when it had ended. */
  cancel(id: string): boolean;
  /** Cancels what runs and waits for it. */
  close(): Promise<void>;
}

interface Running {
  job: Job;
  readonly abort: AbortController;
  readonly ended: Promise<Job>;
}

export interface RunnerParts {
  readonly rows: JobRows;
  readonly now: () => Date;
  readonly emit: (event: WireEvent) => void;
  /** Puts an error on the wire, after having logged it if it is a bug. */
  readonly describe: (error: unknown) => WireError;
}

/** At most five a second (design architecture §6). */
const PROGRESS_INTERVAL_MS = 200;

type Ended = Pick<Job, 'result' | 'error'> & { readonly state: 'finished' | 'failed' | 'cancelled' };

async function outcomeOf(work: Promise<unknown>, signal: AbortSignal, parts: RunnerParts): Promise<Ended> {
  try {
    return { state: 'finished', result: await work, error: null };
  } catch (error) {
    const isCancelled = error instanceof AppError ? error.code === 'cancelled' : signal.aborted;
    const shown = parts.describe(isCancelled ? cancelled() : error);
    return { state: isCancelled ? 'cancelled' : 'failed', result: null, error: shown };
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The job was cancelled.');
}

function unknownJob(id: string): AppError {
  return new AppError('input.invalid', `There is no job ${id}.`, { values: { reason: `jobId ${id}` } });
}

/** The jobs of this process: those that run, whose `job` is replaced as they go on, and the last that ended. */
interface Registry {
  readonly running: Map<string, Running>;
  /** A job of this process, else as its row tells. */
  get(id: string): Job;
  latest(limit: number): readonly Job[];
  keep(done: Job): Job;
}

/** Reports are read soon after the end, if ever; rows keep less of them. */
const KEPT_ENDED = 20;

function createRegistry({ rows, describe }: RunnerParts): Registry {
  const running = new Map<string, Running>();
  const ended = new Map<string, Job>();
  const inMemory = (id: string): Job | undefined => running.get(id)?.job ?? ended.get(id);
  return {
    running,
    get(id) {
      const job = inMemory(id) ?? rows.get(id);
      if (job === undefined) throw unknownJob(id);
      return job;
    },
    latest: (limit) => rows.list(limit).map((job) => inMemory(job.id) ?? job),
    /** Keeps an ended job; when its row cannot be written, its waiters are told. */
    keep(done) {
      let kept = done;
      try {
        rows.save(done);
      } catch (error) {
        kept = { ...done, state: 'failed', error: describe(error) };
      }
      running.delete(kept.id);
      ended.set(kept.id, kept);
      const [oldest] = ended.keys();
      if (ended.size > KEPT_ENDED && oldest !== undefined) ended.delete(oldest);
      return kept;
    },
  };
}

/** Runs the work of a registered job to its end. */
async function runToEnd(id: string, work: JobWork, abort: AbortController, registry: Registry, parts: RunnerParts) {
  const throttle = createThrottle<JobProgress>(PROGRESS_INTERVAL_MS, (progress) => {
    const entry = registry.running.get(id);
    if (entry !== undefined) entry.job = { ...entry.job, progress };
    parts.emit({ type: 'job.progress', jobId: id, progress });
  });
  const control = { id, progress: throttle.push, signal: abort.signal };
  // The job is registered before its work begins, even when the work fails at once.
  const ended = await outcomeOf(
    Promise.resolve().then(() => work(control)),
    abort.signal,
    parts,
  );
  throttle.flush();
  const done = registry.keep({ ...registry.get(id), ...ended, endedAt: parts.now().toISOString() });
  parts.emit({ type: 'job.ended', jobId: id, state: ended.state });
  return done;
}

/** Makes the runner of this process's jobs. */
export function createJobRunner(parts: RunnerParts): JobRunner {
  const registry = createRegistry(parts);
  const { running, get } = registry;
  const stop = (entry: Running | undefined): void => entry?.abort.abort(cancelled());
  return {
    get,
    start(kind, label, work) {
      const id = randomUUID();
      const open = { progress: null, endedAt: null, result: null, error: null };
      const job: Job = { id, kind, label, state: 'running', startedAt: parts.now().toISOString(), ...open };
      parts.rows.save(job);
      const abort = new AbortController();
      const ended = Promise.resolve().then(() => runToEnd(id, work, abort, registry, parts));
      running.set(id, { job, abort, ended });
      return { jobId: id };
    },
    cancel(id) {
      const { state } = get(id);
      stop(running.get(id));
      return state === 'running' && running.has(id);
    },
    list: registry.latest,
    wait: (id) => running.get(id)?.ended ?? Promise.resolve(get(id)),
    async close() {
      const entries = [...running.values()];
      for (const entry of entries) stop(entry);
      await Promise.all(entries.map(({ ended }) => ended));
    },
  };
}
