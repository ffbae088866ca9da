import { create } from 'zustand';
import type { EXPORT_FORMATS } from '../../../shared/contract/cache.ts';
import { AppError } from '../../../shared/errors.ts';
import { api, deliver, saveTicket } from '../../client/index.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { exportChoices } from './export-plan.ts';
import type { Choice } from './export-plan.ts';
import type { ExplorerQuery } from './query.ts';

export type Format = (typeof EXPORT_FORMATS)[number];

export interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly file: string;
}

interface ExportState {
  readonly status: 'closed' | 'loading' | 'ready' | 'running' | 'finished' | 'failed';
  readonly query: ExplorerQuery | undefined;
  readonly choices: readonly Choice[];
  readonly jobId: string | undefined;
  readonly written: Written | undefined;
  readonly failure: Failure | undefined;
  open(query: ExplorerQuery): Promise<void>;
  /** Asks where to keep the file, writes it, hands it over. */
  start(choice: Choice, format: Format, includeRestricted: boolean, name: string): Promise<void>;
  close(): void;
}

const CLOSED = {
  status: 'closed',
  query: undefined,
  choices: [],
  jobId: undefined,
  written: undefined,
  failure: undefined,
} as const;

/** The report of an export that has ended; throws what made it fail. */
async function reportOf(jobId: string): Promise<{ readonly rows: number; readonly bytes: number }> {
  const job = await api.jobs.wait({ jobId });
  if (job.state === 'finished') return job.result as { rows: number; bytes: number };
  const { code = 'cancelled', message = 'The export was stopped.', ...detail } = job.error ?? {};
  throw new AppError(code, message, detail);
}

/** The export of what is shown, from its dialog to the file. */
export const useExport = create<ExportState>((set, get) => ({
  ...CLOSED,
  async open(query) {
    set({ ...CLOSED, status: 'loading', query });
    try {
      const choices = await exportChoices(query);
      if (get().query === query) set({ choices, status: 'ready' });
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
    }
  },
  async start({ content, filters }, format, includeRestricted, name) {
    const text = get().query?.text ?? '';
    try {
      const saved = await saveTicket(name);
      if (saved === null) return;
      set({ status: 'running', jobId: undefined });
      const asked = { format, out: saved.ticket, what: content, text, filters, includeRestricted, force: true };
      const { jobId } = await api.cache.export(asked);
      await useJobs.getState().follow(jobId);
      set({ jobId });
      const { rows, bytes } = await reportOf(jobId);
      await deliver(saved);
      set({ status: 'finished', written: { rows, bytes, file: saved.name } });
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
    }
  },
  close: () => set(CLOSED),
}));
