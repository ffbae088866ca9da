import { create } from 'zustand';
import type { Profil } from '../../../shared/contract/common.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { ConformityReport } from '../../../shared/contract/quality.ts';
import { AppError } from '../../../shared/errors.ts';
import { api } from '../../client/index.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

/** The report of a check, and when it was made. */
export interface DatedReport {
  readonly at: string;
  readonly report: ConformityReport;
}

interface Conformity {
  readonly status: 'idle' | 'loading' | 'running' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly source: string | undefined;
  readonly jobId: string | undefined;
  /** The last report of the source; undefined when it was never checked. */
  readonly dated: DatedReport | undefined;
  /** Shows the last check of a source, or follows the one that runs. */
  open(source: string): Promise<void>;
  /** `profil` undefined: that of the load. */
  run(source: string, profil: Profil | undefined): Promise<void>;
}

/** Jobs that are looked through for an earlier check. */
const RECENT_JOBS = 200;

function isReport(value: unknown): value is ConformityReport {
  return typeof value === 'object' && value !== null && 'verdict' in value && 'rules' in value;
}

function datedReport({ result, startedAt, endedAt }: Job): DatedReport | undefined {
  return isReport(result) ? { at: endedAt ?? startedAt, report: result } : undefined;
}

async function checksOf(source: string): Promise<readonly Job[]> {
  const jobs = await api.jobs.list({ limit: RECENT_JOBS });
  return jobs.filter(({ kind, label }) => kind === 'conformity' && label === source);
}

type Change = (part: Partial<Conformity>) => void;

/** Runs one piece of work at a time: what another has overtaken changes nothing any more. */
function createFollower(set: Change) {
  let request = 0;
  const begin = async (work: (isCurrent: () => boolean) => Promise<void>): Promise<void> => {
    request += 1;
    const mine = request;
    try {
      await work(() => mine === request);
    } catch (error) {
      if (mine === request) set({ status: 'failed', jobId: undefined, failure: failureOf(error) });
    }
  };
  const follow = async (jobId: string, isCurrent: () => boolean): Promise<void> => {
    await useJobs.getState().follow(jobId);
    if (isCurrent()) set({ status: 'running', jobId });
    const job = await api.jobs.wait({ jobId });
    if (!isCurrent()) return;
    set({ jobId: undefined });
    if (job.state === 'finished') set({ status: 'ready', dated: datedReport(job) });
    else if (job.state !== 'failed') set({ status: 'ready' });
    else throw new AppError(job.error?.code ?? 'internal', job.error?.message ?? '', job.error ?? {});
  };
  return { begin, follow };
}

/** The rehearsal of the exchange over one source. */
export const useConformity = create<Conformity>((set, get) => {
  const { begin, follow } = createFollower(set);
  return {
    status: 'idle',
    failure: undefined,
    source: undefined,
    jobId: undefined,
    dated: undefined,
    open: (source) =>
      begin(async (isCurrent) => {
        const known = get().source === source ? get().dated : undefined;
        set({ status: 'loading', source, jobId: undefined, dated: known, failure: undefined });
        const checks = await checksOf(source);
        if (!isCurrent()) return;
        const kept = checks.map(datedReport).find((one) => one !== undefined);
        // The report of this window still has the examples that a kept one has not.
        set({ status: 'ready', dated: kept?.at === known?.at ? known : kept });
        const running = checks.find(({ state }) => state === 'running');
        if (running !== undefined) await follow(running.id, isCurrent);
      }),
    run: (source, profil) =>
      begin(async (isCurrent) => {
        set({ status: 'running', source, jobId: undefined, failure: undefined });
        const { jobId } = await api.quality.conformity({ source, ...(profil !== undefined && { profil }) });
        await follow(jobId, isCurrent);
      }),
  };
});
