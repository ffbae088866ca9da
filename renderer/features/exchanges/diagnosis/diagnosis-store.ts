import { create } from 'zustand';
import type { Diagnosis } from '../../../../shared/domain/exchange/cause.ts';
import { AppError } from '../../../../shared/errors.ts';
import { api } from '../../../client/index.ts';
import { useJobs } from '../../../shell/jobs-store.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { withConfirmation } from '../confirmation-store.ts';
import type { Diagnosed } from './diagnosed.ts';

interface Diagnoses {
  readonly status: 'idle' | 'running' | 'ready' | 'failed';
  readonly jobId: string | undefined;
  readonly result: Diagnosed | undefined;
  readonly failure: Failure | undefined;
  /** Looks at a server by its code, or at an address. */
  start(target: string, certificate: string | null): Promise<void>;
}

export function isAddress(target: string): boolean {
  return /^https?:\/\//iu.test(target);
}

/** The exchange that the diagnosis of a server left, with its report. */
async function leftBy(target: string, since: string): Promise<Pick<Diagnosed, 'record' | 'handed'>> {
  if (isAddress(target)) return { record: undefined, handed: undefined };
  const { items } = await api.exchanges.list({ filters: { region: [target], since }, limit: 1 });
  const id = items[0]?.id;
  if (id === undefined) return { record: undefined, handed: undefined };
  const [record, handed] = await Promise.all([api.exchanges.show({ id }), api.exchanges.explain({ id })]);
  return { record, handed };
}

async function lookAt(target: string, certificate: string | null, onJob: (jobId: string) => void) {
  const { jobId } = await api.exchanges.diagnose({ target, ...(certificate !== null && { certificate }) });
  onJob(jobId);
  await useJobs.getState().follow(jobId);
  const job = await api.jobs.wait({ jobId });
  if (job.state === 'cancelled') return undefined;
  if (job.state !== 'finished') {
    const { code = 'internal', message = '', ...detail } = job.error ?? {};
    throw new AppError(code, message, detail);
  }
  const diagnosis = job.result as Diagnosis;
  return { target, at: job.endedAt ?? job.startedAt, diagnosis, ...(await leftBy(target, job.startedAt)) };
}

/** The diagnosis that runs or was last made. */
export const useDiagnosis = create<Diagnoses>((set) => {
  let request = 0;
  return {
    status: 'idle',
    jobId: undefined,
    result: undefined,
    failure: undefined,
    async start(target, certificate) {
      request += 1;
      const mine = request;
      const tell = (part: Partial<Diagnoses>): void => {
        if (mine === request) set(part);
      };
      set({ failure: undefined, result: undefined, jobId: undefined, status: 'idle' });
      const look = (): ReturnType<typeof lookAt> => {
        tell({ status: 'running' });
        return lookAt(target, certificate, (jobId) => tell({ jobId }));
      };
      try {
        const result = await withConfirmation(isAddress(target) ? [] : [target], look);
        tell({ result, jobId: undefined, status: result === undefined ? 'idle' : 'ready' });
      } catch (error) {
        tell({ failure: failureOf(error), jobId: undefined, status: 'failed' });
      }
    },
  };
});
