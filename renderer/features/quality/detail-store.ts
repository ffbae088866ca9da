import { create } from 'zustand';
import type { FindingView } from '../../../shared/contract/cache.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { createFindingsList, MOST_SHOWN } from './findings-list.ts';
import type { FindingsList } from './findings-list.ts';

/** The findings of one code that are shown. */
export interface ShownFindings {
  readonly key: string;
  readonly total: number;
  /** No more than can be shown. */
  readonly rowCount: number;
  readonly list: FindingsList;
  /** A new function each time that rows have come. */
  readonly getRow: (index: number) => FindingView | undefined;
}

interface Detail {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly shown: ShownFindings | undefined;
  open(code: string, source: string | undefined): Promise<void>;
  close(): void;
}

const IDLE = { status: 'idle', failure: undefined, shown: undefined } as const;

interface Selected {
  readonly code: string;
  readonly source?: string;
}

function loader(selected: Selected) {
  return (limit: number, after: string | undefined) =>
    api.quality.anomalies({ ...selected, limit, ...(after !== undefined && { after }) });
}

async function countOf(selected: Selected): Promise<number> {
  const { counts } = await api.quality.anomalies({ ...selected, limit: 0 });
  return counts[selected.code] ?? 0;
}

/** The records on which a finding falls. */
export const useDetail = create<Detail>((set, get) => {
  let request = 0;
  let asked: readonly [code: string, source: string | undefined] | undefined;
  const fail = (error: unknown): void => set({ status: 'failed', failure: failureOf(error) });
  // A list that is no longer shown tells nothing.
  const onChange = (): void => {
    const { shown } = get();
    if (shown !== undefined) set({ shown: { ...shown, getRow: (index) => shown.list.get(index) } });
  };
  const show = (key: string, total: number, selected: Selected): void => {
    get().shown?.list.stop();
    const list = createFindingsList({ total, load: loader(selected), onChange, onFailure: fail });
    const rowCount = Math.min(total, MOST_SHOWN);
    set({ status: 'ready', failure: undefined, shown: { key, total, rowCount, list, getRow: list.get } });
  };
  onEvent((event) => {
    if (event.type === 'cache.changed' && asked !== undefined) void get().open(...asked);
  });
  return {
    ...IDLE,
    async open(code, source) {
      const mine = (request += 1);
      const selected = source === undefined ? { code } : { code, source };
      asked = [code, source];
      set({ status: 'loading', failure: undefined });
      try {
        const total = await countOf(selected);
        if (mine === request) show(String(mine), total, selected);
      } catch (error) {
        if (mine === request) fail(error);
      }
    },
    close() {
      request += 1;
      asked = undefined;
      get().shown?.list.stop();
      set(IDLE);
    },
  };
});
