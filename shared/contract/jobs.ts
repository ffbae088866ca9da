import { z } from 'zod';
import { method } from './define.ts';
import type { JobProgress, WireError } from './wire.ts';

export const JOB_STATES = ['running', 'finished', 'failed', 'cancelled', 'interrupted'] as const;

export interface Job {
  readonly id: string;
  readonly kind: 'import' | 'export' | 'conformity' | 'generate' | 'exchange' | 'sync' | 'diagnosis';
  readonly label: string;
  readonly state: (typeof JOB_STATES)[number];
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly progress: JobProgress | null;
  /** The report of a finished job; its type is the one its method announces. */
  readonly result: unknown;
  readonly error: WireError | null;
}

const jobId = z.strictObject({ jobId: z.string().max(64) });

export const jobs = {
  list: method(
    'Jobs of this profile, the latest first.',
    z.strictObject({ limit: z.number().int().min(1).max(500).optional() }),
  ).returns<readonly Job[]>(),
  get: method('One job with its progress or its report.', jobId).returns<Job>(),
  wait: method('Answers when the job has ended.', jobId).returns<Job>(),
  cancel: method('Stops a job; what it had not published is removed.', jobId).returns<{
    readonly cancelled: boolean;
  }>(),
};
