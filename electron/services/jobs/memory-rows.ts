import type { Job } from '../../../shared/contract/jobs.ts';
import type { JobRows } from './runner.ts';

/** Keeps jobs as long as the process; where nothing has to survive (tests, a check without a workspace). */
export function createMemoryRows(): JobRows {
  const rows = new Map<string, Job>();
  return {
    save: (job) => void rows.set(job.id, job),
    get: (id) => rows.get(id),
    list: (limit) => [...rows.values()].reverse().slice(0, limit),
  };
}
