import { create } from 'zustand';
import { api, onEvent } from '../client/index.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { JobProgress } from '../../shared/contract/wire.ts';
import type { Counted } from './progress-of.ts';

/** A job with what only the window knows of it: the first counts of its phase and when they were seen, for rates. */
export interface ShownJob extends Job {
  readonly since: Counted['since'];
  /** The last known of every count, those of the phases before included. */
  readonly seen: Partial<JobProgress>;
  readonly isCancelling: boolean;
}

interface Jobs {
  readonly jobs: readonly ShownJob[];
  load(): Promise<void>;
  /** Follows a job just started. */
  follow(jobId: string): Promise<void>;
  cancel(jobId: string): Promise<void>;
  clear(): void;
}

function shown(job: Job, known: ShownJob | undefined): ShownJob {
  return {
    ...job,
    since: known?.since,
    seen: known?.seen ?? job.progress ?? {},
    isCancelling: known?.isCancelling ?? false,
  };
}

function withProgress(job: ShownJob, progress: JobProgress): ShownJob {
  const isSamePhase = job.since?.progress.phase === progress.phase;
  const since = isSamePhase ? job.since : { at: performance.now(), progress };
  return { ...job, progress, since, seen: { ...job.seen, ...progress } };
}

/** Running and recent jobs; progress comes as events, reports are asked for when a job has ended. */
export const useJobs = create<Jobs>((set, get) => {
  const put = (job: Job): void => {
    const { jobs } = get();
    const next = shown(
      job,
      jobs.find(({ id }) => id === job.id),
    );
    const isKnown = jobs.some(({ id }) => id === job.id);
    set({ jobs: isKnown ? jobs.map((other) => (other.id === job.id ? next : other)) : [next, ...jobs] });
  };
  const progressed = (jobId: string, progress: JobProgress): void => {
    set({ jobs: get().jobs.map((job) => (job.id === jobId ? withProgress(job, progress) : job)) });
  };
  const refresh = async (jobId: string): Promise<void> => put(await api.jobs.get({ jobId }));
  onEvent((event) => {
    if (event.type === 'job.progress') progressed(event.jobId, event.progress);
    if (event.type === 'job.ended') void refresh(event.jobId);
  });
  return {
    jobs: [],
    async load() {
      const jobs = await api.jobs.list({ limit: 20 });
      set({ jobs: jobs.map((job) => shown(job, undefined)) });
    },
    follow: refresh,
    async cancel(jobId) {
      set({ jobs: get().jobs.map((job) => (job.id === jobId ? { ...job, isCancelling: true } : job)) });
      await api.jobs.cancel({ jobId });
      await refresh(jobId);
    },
    clear() {
      set({ jobs: get().jobs.filter(({ state }) => state === 'running') });
    },
  };
});
