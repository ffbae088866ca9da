import { create } from 'zustand';
import type { RegionRow } from '../../../shared/contract/region-views.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

interface Regions {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Every server: the shipped ones first. */
  readonly rows: readonly RegionRow[];
  readonly failure: Failure | undefined;
  load(): Promise<void>;
}

/** The servers; read again whenever one of them changes, or what it depends on. */
export const useRegions = create<Regions>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if ((type === 'regions.changed' || type === 'certificates.changed') && get().status !== 'idle') void get().load();
  });
  return {
    status: 'idle',
    rows: [],
    failure: undefined,
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const rows = await api.regions.list({});
        if (mine === request) set({ rows, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});

/** A server, once they have been read. */
export function useRegion(code: string | undefined): RegionRow | undefined {
  return useRegions(({ rows }) => rows.find((row) => row.code === code));
}
