import { create } from 'zustand';
import type { DIFF_FORMATS } from '../../../shared/contract/cache.ts';
import { AppError } from '../../../shared/errors.ts';
import { api, deliver, saveTicket } from '../../client/index.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

export const FORMATS = ['csv', 'md', 'json'] as const satisfies readonly (typeof DIFF_FORMATS)[number][];
export type Format = (typeof FORMATS)[number];

/** What is compared: the source, and the load since which. */
export interface Compared {
  readonly source: string;
  readonly since: string;
}

interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly file: string;
}

interface ChangesExport {
  readonly status: 'idle' | 'running' | 'finished' | 'failed';
  readonly written: Written | undefined;
  readonly failure: Failure | undefined;
  /** Asks where to keep the file, writes it, hands it over. */
  start(compared: Compared, format: Format, name: string): Promise<void>;
  reset(): void;
}

const IDLE = { status: 'idle', written: undefined, failure: undefined } as const;

async function reportOf(jobId: string): Promise<{ readonly rows: number; readonly bytes: number }> {
  const job = await api.jobs.wait({ jobId });
  if (job.state === 'finished') return job.result as { rows: number; bytes: number };
  const { code = 'cancelled', message = 'The export was stopped.', ...detail } = job.error ?? {};
  throw new AppError(code, message, detail);
}

/** The export of what changed. */
export const useChangesExport = create<ChangesExport>((set) => ({
  ...IDLE,
  async start(compared, format, name) {
    try {
      const saved = await saveTicket(name);
      if (saved === null) return;
      set({ status: 'running' });
      const { jobId } = await api.cache.exportDiff({ ...compared, format, out: saved.ticket, force: true });
      await useJobs.getState().follow(jobId);
      const { rows, bytes } = await reportOf(jobId);
      await deliver(saved);
      set({ status: 'finished', written: { rows, bytes, file: saved.name } });
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
    }
  },
  reset: () => set(IDLE),
}));
