import { create } from 'zustand';
import { AppError } from '../../../shared/errors.ts';
import { api, deliver, saveTicket } from '../../client/index.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

export const FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly file: string;
}

interface FindingsExport {
  readonly status: 'idle' | 'running' | 'finished' | 'failed';
  readonly jobId: string | undefined;
  readonly written: Written | undefined;
  readonly failure: Failure | undefined;
  /** Asks where to keep the file, writes it, hands it over. */
  start(source: string | undefined, format: Format, name: string): Promise<void>;
  reset(): void;
}

const IDLE = { status: 'idle', jobId: undefined, written: undefined, failure: undefined } as const;

async function reportOf(jobId: string): Promise<{ readonly rows: number; readonly bytes: number }> {
  const job = await api.jobs.wait({ jobId });
  if (job.state === 'finished') return job.result as { rows: number; bytes: number };
  const { code = 'cancelled', message = 'The export was stopped.', ...detail } = job.error ?? {};
  throw new AppError(code, message, detail);
}

/** The export of findings. */
export const useFindingsExport = create<FindingsExport>((set) => ({
  ...IDLE,
  async start(source, format, name) {
    try {
      const saved = await saveTicket(name);
      if (saved === null) return;
      set({ status: 'running' });
      const filters = source === undefined ? {} : { source: [source] };
      const { jobId } = await api.cache.export({ format, out: saved.ticket, what: 'anomalies', filters, force: true });
      await useJobs.getState().follow(jobId);
      set({ jobId });
      const { rows, bytes } = await reportOf(jobId);
      await deliver(saved);
      set({ status: 'finished', written: { rows, bytes, file: saved.name } });
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
    }
  },
  reset: () => set(IDLE),
}));
