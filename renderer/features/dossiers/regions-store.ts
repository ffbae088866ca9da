import { useEffect } from 'react';
import { create } from 'zustand';
import type { RegionRow } from '../../../shared/contract/region-views.ts';
import { api, onEvent } from '../../client/index.ts';
import { attempt } from '../../shell/FailureNotice.tsx';

interface Regions {
  readonly status: 'idle' | 'loading' | 'ready';
  readonly rows: readonly RegionRow[];
  load(): Promise<void>;
}

/** The servers that an application may be meant for. */
export const useRegions = create<Regions>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'regions.changed' && get().status !== 'idle') attempt(() => get().load());
  });
  return {
    status: 'idle',
    rows: [],
    async load() {
      request += 1;
      const mine = request;
      if (get().status === 'idle') set({ status: 'loading' });
      const rows = await api.regions.list({});
      if (mine === request) set({ rows, status: 'ready' });
    },
  };
});

/** Reads the servers when they are first needed. */
export function useRegionRows(): readonly RegionRow[] {
  const rows = useRegions((state) => state.rows);
  useEffect(() => {
    if (useRegions.getState().status === 'idle') attempt(() => useRegions.getState().load());
  }, []);
  return rows;
}
