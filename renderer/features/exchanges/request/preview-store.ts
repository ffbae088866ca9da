import { create } from 'zustand';
import type { exchanges } from '../../../../shared/contract/exchanges.ts';
import type { Output } from '../../../../shared/contract/define.ts';
import type { ExchangeRequest } from '../../../../shared/domain/exchange/transaction.ts';
import { api } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';

export type Built = Output<(typeof exchanges)['preview']>;

interface Preview {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** The one before stays in sight while another is prepared. */
  readonly built: Built | undefined;
  readonly failure: Failure | undefined;
  /** Prepares a request a while later, so that typing does not wait for it. */
  show(region: string, request: ExchangeRequest): void;
  clear(): void;
}

const PAUSE_MS = 250;

/** What would be sent; nothing is. */
export const usePreview = create<Preview>((set) => {
  let run = 0;
  let timer: number | undefined;
  const prepare = async (region: string, request: ExchangeRequest, mine: number): Promise<void> => {
    try {
      const built = await api.exchanges.preview({ region, request });
      if (mine === run) set({ status: 'ready', built, failure: undefined });
    } catch (error) {
      if (mine === run) set({ status: 'failed', built: undefined, failure: failureOf(error) });
    }
  };
  const next = (): number => {
    run += 1;
    window.clearTimeout(timer);
    return run;
  };
  return {
    status: 'idle',
    built: undefined,
    failure: undefined,
    show(region, request) {
      const mine = next();
      set({ status: 'loading' });
      timer = window.setTimeout(() => void prepare(region, request, mine), PAUSE_MS);
    },
    clear() {
      next();
      set({ status: 'idle', built: undefined, failure: undefined });
    },
  };
});
