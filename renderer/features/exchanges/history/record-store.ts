import { create } from 'zustand';
import type { ExchangeRecord } from '../../../../shared/contract/exchange-views.ts';
import type { exchanges } from '../../../../shared/contract/exchanges.ts';
import type { Output } from '../../../../shared/contract/define.ts';
import { api } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';

type Explained = Output<(typeof exchanges)['explain']>;

interface RecordState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly exchange: ExchangeRecord | undefined;
  /** What is handed to support about a failure; undefined while it is read, or when the server is not known any more. */
  readonly explained: Explained | undefined;
  readonly failure: Failure | undefined;
  open(id: string): Promise<void>;
}

/** One exchange of the history. */
export const useExchangeRecord = create<RecordState>((set) => {
  let request = 0;
  return {
    status: 'idle',
    exchange: undefined,
    explained: undefined,
    failure: undefined,
    async open(id) {
      request += 1;
      const mine = request;
      set({ status: 'loading', exchange: undefined, explained: undefined, failure: undefined });
      try {
        const exchange = await api.exchanges.show({ id });
        if (mine !== request) return;
        set({ status: 'ready', exchange });
        if (exchange.diagnosis === null) return;
        const explained = await api.exchanges.explain({ id }).catch(() => undefined);
        if (mine === request) set({ explained });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});
