import { create } from 'zustand';
import type { ExchangeFilters, ExchangeRow } from '../../../../shared/contract/exchange-views.ts';
import { api, onEvent } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { askedOf } from './filters.ts';
import type { HistoryFilters } from './filters.ts';

interface History {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly rows: readonly ExchangeRow[];
  readonly total: number;
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  readonly failure: Failure | undefined;
  load(filters: HistoryFilters): Promise<void>;
  more(): Promise<void>;
}

const PAGE = 50;

/** The history of exchanges, a page at a time: the place of a page stays right while exchanges come. */
export const useHistory = create<History>((set, get) => {
  let request = 0;
  let asked: ExchangeFilters = {};
  const read = async (before: string | null, known: readonly ExchangeRow[]): Promise<void> => {
    request += 1;
    const mine = request;
    try {
      const page = await api.exchanges.list({ filters: asked, limit: PAGE, ...(before !== null && { before }) });
      if (mine !== request) return;
      const rows = [...known, ...page.items];
      set({ status: 'ready', rows, total: page.total, next: page.next, failure: undefined });
    } catch (error) {
      if (mine === request) set({ status: 'failed', failure: failureOf(error) });
    }
  };
  // What is further down the list stays where it is read.
  onEvent(({ type }) => {
    if (type === 'job.ended' && get().status === 'ready' && get().rows.length <= PAGE) void read(null, []);
  });
  return {
    status: 'idle',
    rows: [],
    total: 0,
    next: null,
    failure: undefined,
    async load(filters) {
      asked = askedOf(filters, new Date());
      if (get().status !== 'ready') set({ status: 'loading' });
      await read(null, []);
    },
    async more() {
      const { next, rows } = get();
      if (next !== null) await read(next, rows);
    },
  };
});
