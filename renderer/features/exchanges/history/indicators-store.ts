import { create } from 'zustand';
import type { ExchangeIndicator } from '../../../../shared/contract/exchange-views.ts';
import { api } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { sinceOf } from './filters.ts';
import type { Period } from './filters.ts';

interface Indicators {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly rows: readonly ExchangeIndicator[];
  readonly failure: Failure | undefined;
  load(period: Period): Promise<void>;
  /** Writes them to a file that was asked for. */
  write(period: Period, out: string): Promise<unknown>;
}

/** The indicators of traceability. */
export const useIndicators = create<Indicators>((set, get) => {
  let request = 0;
  const given = (period: Period) => {
    const since = sinceOf(period, new Date());
    return since === undefined ? {} : { since };
  };
  return {
    status: 'idle',
    rows: [],
    failure: undefined,
    async load(period) {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const rows = await api.exchanges.indicators(given(period));
        if (mine === request) set({ status: 'ready', rows, failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    write: (period, out) => api.exchanges.exportIndicators({ ...given(period), out, force: true }),
  };
});
