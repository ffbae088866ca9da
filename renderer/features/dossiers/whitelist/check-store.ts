import { create } from 'zustand';
import type { WhitelistReport } from '../../../../shared/contract/dossier-views.ts';
import { AppError } from '../../../../shared/errors.ts';
import { api } from '../../../client/index.ts';
import { useJobs } from '../../../shell/jobs-store.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';

interface Checks {
  readonly status: 'idle' | 'running' | 'ready' | 'failed';
  /** The dossier whose entries are tested. */
  readonly id: string | undefined;
  readonly jobId: string | undefined;
  readonly report: WhitelistReport | undefined;
  readonly failure: Failure | undefined;
  /** Tests every entry of a dossier, or one of them. */
  start(id: string, entry?: string): Promise<void>;
}

/** Gives undefined when the person does not open the vault, or stops the test. */
async function test(
  id: string,
  entry: string | undefined,
  onJob: (jobId: string) => void,
): Promise<WhitelistReport | undefined> {
  const started = await withVault(() => api.dossiers.check({ id, ...(entry !== undefined && { entry }) }));
  if (started === undefined) return undefined;
  const { jobId } = started;
  onJob(jobId);
  await useJobs.getState().follow(jobId);
  const job = await api.jobs.wait({ jobId });
  if (job.state === 'cancelled') return undefined;
  if (job.state === 'finished') return job.result as WhitelistReport;
  const { code = 'internal', message = '', ...detail } = job.error ?? {};
  throw new AppError(code, message, detail);
}

/** The test of whitelist entries that runs, or was last asked for. */
export const useChecks = create<Checks>((set) => {
  let request = 0;
  return {
    status: 'idle',
    id: undefined,
    jobId: undefined,
    report: undefined,
    failure: undefined,
    async start(id, entry) {
      request += 1;
      const mine = request;
      const tell = (part: Partial<Checks>): void => {
        if (mine === request) set(part);
      };
      set({ status: 'running', id, jobId: undefined, report: undefined, failure: undefined });
      try {
        const report = await test(id, entry, (jobId) => tell({ jobId }));
        tell({ report, status: report === undefined ? 'idle' : 'ready' });
      } catch (error) {
        tell({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});
