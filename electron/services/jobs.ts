import type { Implementation } from '../../shared/contract/index.ts';
import type { CallContext } from './context.ts';
import type { JobRunner } from './jobs/runner.ts';

const DEFAULT_LIMIT = 50;

/** The contract's jobs over the runner. */
export function createJobs(runner: JobRunner): Implementation<CallContext>['jobs'] {
  return {
    list: async ({ limit = DEFAULT_LIMIT }) => runner.list(limit),
    get: async ({ jobId }) => runner.get(jobId),
    wait: ({ jobId }) => runner.wait(jobId),
    cancel: async ({ jobId }) => ({ cancelled: runner.cancel(jobId) }),
  };
}
