import { create } from 'zustand';
import type { ExchangeRow } from '../../../../shared/contract/exchange-views.ts';
import { api } from '../../../client/index.ts';

interface RecordExchanges {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** The record that they are of. */
  readonly record: string | undefined;
  /** The exchanges that brought it, the latest first; none for what came from a file. */
  readonly rows: readonly ExchangeRow[];
  load(record: string): Promise<void>;
}

/** The exchanges that brought the record that is shown. */
export const useRecordExchanges = create<RecordExchanges>((set) => {
  let request = 0;
  return {
    status: 'idle',
    record: undefined,
    rows: [],
    async load(record) {
      request += 1;
      const mine = request;
      set({ status: 'loading', record, rows: [] });
      try {
        const rows = await api.exchanges.ofRecord({ record });
        if (mine === request) set({ status: 'ready', rows });
      } catch {
        // Where a record comes from is told beside it: its absence says no more than that.
        if (mine === request) set({ status: 'failed', rows: [] });
      }
    },
  };
});
