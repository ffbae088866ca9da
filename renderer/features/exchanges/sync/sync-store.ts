import { create } from 'zustand';
import type { LastTick, SyncState } from '../../../../shared/contract/exchange-views.ts';
import { api, onEvent } from '../../../client/index.ts';
import { useJobs } from '../../../shell/jobs-store.ts';
import { useVault } from '../../../shell/vault/vault-store.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { withConfirmation } from '../confirmation-store.ts';

interface Syncs {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** The latest first. */
  readonly rows: readonly SyncState[];
  /** When what is due was last done unasked. */
  readonly last: LastTick | null;
  readonly failure: Failure | undefined;
  load(): Promise<void>;
  /** Starts one synchronisation a region, once production is confirmed and the vault open; they go on by themselves. */
  start(regions: readonly string[], full: boolean): Promise<void>;
}

const MOST = 500;
/** Queues are read again at this pace while something runs. */
const PACE_MS = 1000;

async function startAll(regions: readonly string[], full: boolean): Promise<void> {
  const started = await withConfirmation(regions, async () => {
    // Each of them would say that it is locked, one after the other.
    if (!(await useVault.getState().open())) return undefined;
    return api.exchanges.sync({ regions: [...regions], full });
  });
  for (const jobId of started?.jobIds ?? []) await useJobs.getState().follow(jobId);
}

/** Synchronisations, and their start. */
export const useSyncs = create<Syncs>((set, get) => {
  let request = 0;
  let timer: number | undefined;
  const isOurs = (jobId: string): boolean =>
    useJobs.getState().jobs.some(({ id, kind }) => id === jobId && kind === 'sync');
  const later = (): void => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      void get().load();
    }, PACE_MS);
  };
  onEvent((event) => {
    if (get().status === 'idle') return;
    if (event.type === 'job.progress' && isOurs(event.jobId)) later();
    // A run that nobody asked for ends with it.
    if (event.type === 'regions.changed') later();
    if (event.type === 'job.ended' && isOurs(event.jobId)) void get().load();
  });
  return {
    status: 'idle',
    rows: [],
    last: null,
    failure: undefined,
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const [rows, last] = await Promise.all([api.exchanges.syncs({ limit: MOST }), api.exchanges.lastTick({})]);
        if (mine === request) set({ status: 'ready', rows, last, failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async start(regions, full) {
      await startAll(regions, full);
      await get().load();
    },
  };
});
