import { create } from 'zustand';
import { api, onEvent } from '../client/index.ts';
import type { SourceSummary } from '../../shared/contract/cache.ts';
import { failureOf } from '../ui/ErrorPanel.tsx';
import type { Failure } from '../ui/ErrorPanel.tsx';

interface Sources {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly sources: readonly SourceSummary[];
  readonly failure: Failure | undefined;
  load(): Promise<void>;
  remove(source: string): Promise<void>;
}

/** What the cache holds; read again whenever any window or command changes it. */
export const useSources = create<Sources>((set, get) => {
  onEvent((event) => {
    if (event.type === 'cache.changed') void get().load();
  });
  return {
    status: 'loading',
    sources: [],
    failure: undefined,
    async load() {
      try {
        set({ sources: await api.cache.sources({}), status: 'ready', failure: undefined });
      } catch (error) {
        set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async remove(source) {
      await api.cache.removeSource({ source });
      await get().load();
    },
  };
});
