import { create } from 'zustand';
import type { DiffReport, LoadSummary } from '../../../shared/contract/cache.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { rowsOf } from './change-rows.ts';
import type { ChangeRow } from './change-rows.ts';

/** A comparison that is shown. */
export interface ShownDiff {
  readonly report: DiffReport;
  readonly rows: readonly ChangeRow[];
}

interface Changes {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  /** The latest first. */
  readonly loads: readonly LoadSummary[] | undefined;
  /** Undefined while there is nothing to compare with. */
  readonly diff: ShownDiff | undefined;
  load(source: string, since: string | undefined): Promise<void>;
}

async function compare(source: string, since: string | undefined): Promise<ShownDiff> {
  const report = await api.cache.diff({ source, ...(since !== undefined && { since }) });
  return { report, rows: rowsOf(report) };
}

/** The loads of a source, and what changed since one of them. */
export const useChanges = create<Changes>((set, get) => {
  let request = 0;
  let asked: readonly [source: string, since: string | undefined] | undefined;
  onEvent((event) => {
    if (event.type === 'cache.changed' && asked !== undefined) void get().load(...asked);
  });
  return {
    status: 'idle',
    failure: undefined,
    loads: undefined,
    diff: undefined,
    async load(source, since) {
      const mine = (request += 1);
      const isSame = asked?.[0] === source;
      asked = [source, since];
      set({ status: 'loading', failure: undefined, ...(!isSame && { loads: undefined, diff: undefined }) });
      try {
        const loads = await api.cache.loads({ source });
        if (mine !== request) return;
        set({ loads });
        const diff = loads.length < 2 ? undefined : await compare(source, since);
        if (mine === request) set({ status: 'ready', diff });
      } catch (error) {
        if (mine === request) set({ status: 'failed', diff: undefined, failure: failureOf(error) });
      }
    },
  };
});
