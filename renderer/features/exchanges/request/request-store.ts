import { create } from 'zustand';
import type { ExchangeRecord } from '../../../../shared/contract/exchange-views.ts';
import type { ExchangeRequest } from '../../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../../shared/errors.ts';
import { api } from '../../../client/index.ts';
import { useJobs } from '../../../shell/jobs-store.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { withConfirmation } from '../confirmation-store.ts';
import { firstDraft } from './draft.ts';
import type { Draft } from './draft.ts';

interface Requests {
  readonly draft: Draft;
  readonly status: 'idle' | 'running' | 'ready' | 'failed';
  /** The exchange in progress. */
  readonly jobId: string | undefined;
  /** The last exchange sent from here. */
  readonly exchange: ExchangeRecord | undefined;
  readonly failure: Failure | undefined;
  change(part: Partial<Draft>): void;
  /** Sends a request, once production is confirmed and the vault open. */
  send(region: string, request: ExchangeRequest): Promise<void>;
  /** Sends the request of an exchange again; gives the identifier of the new one. */
  replay(region: string, id: string): Promise<string | undefined>;
  cancel(): Promise<void>;
}

async function exchangeOf(jobId: string): Promise<ExchangeRecord> {
  const job = await api.jobs.wait({ jobId });
  if (job.state === 'finished') return job.result as ExchangeRecord;
  const { code = 'cancelled', message = 'The exchange was cancelled.', ...detail } = job.error ?? {};
  throw new AppError(code, message, detail);
}

/** A request: what is being composed, what was last sent and answered. Kept while one looks at another view. */
export const useRequests = create<Requests>((set, get) => {
  const run = async (region: string, start: () => Promise<{ readonly jobId: string }>) => {
    if (get().status === 'running') return undefined;
    set({ status: 'running', jobId: undefined, exchange: undefined, failure: undefined });
    try {
      const exchange = await withVault(() =>
        withConfirmation([region], async () => {
          const { jobId } = await start();
          await useJobs.getState().follow(jobId);
          set({ jobId });
          return exchangeOf(jobId);
        }),
      );
      // Given up: as before.
      set({ status: exchange === undefined ? 'idle' : 'ready', exchange, jobId: undefined });
      return exchange;
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error), jobId: undefined });
      return undefined;
    }
  };
  return {
    draft: firstDraft(new Date()),
    status: 'idle',
    jobId: undefined,
    exchange: undefined,
    failure: undefined,
    change: (part) => set({ draft: { ...get().draft, ...part } }),
    async send(region, request) {
      await run(region, () => api.exchanges.send({ region, request }));
    },
    async replay(region, id) {
      return (await run(region, () => api.exchanges.replay({ id })))?.id;
    },
    async cancel() {
      const { jobId } = get();
      if (jobId !== undefined) await useJobs.getState().cancel(jobId);
    },
  };
});
