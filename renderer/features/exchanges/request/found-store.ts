import { create } from 'zustand';
import type { SearchItem } from '../../../../shared/contract/cache.ts';
import { api } from '../../../client/index.ts';

interface Asked {
  readonly source: string;
  readonly kind: 'eg' | 'oi';
  readonly text: string;
}

interface Found {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly items: readonly SearchItem[];
  /** Looks a while later, so that typing does not wait for it. */
  search(asked: Asked): void;
}

const PAUSE_MS = 150;
const MOST = 8;

/** Entities of the cache of one server, by name: a help to write their identifier. */
export const useFound = create<Found>((set) => {
  let run = 0;
  let timer: number | undefined;
  const look = async ({ source, kind, text }: Asked, mine: number): Promise<void> => {
    try {
      const filters = { source: [source], kind: [kind] };
      const { items } = await api.cache.search({ text, filters, limit: MOST });
      if (mine === run) set({ status: 'ready', items });
    } catch {
      // Nothing of this server is in the cache: there is nothing to find.
      if (mine === run) set({ status: 'ready', items: [] });
    }
  };
  return {
    status: 'idle',
    items: [],
    search(asked) {
      run += 1;
      const mine = run;
      window.clearTimeout(timer);
      if (asked.text.trim() === '') return set({ status: 'idle', items: [] });
      set({ status: 'loading' });
      timer = window.setTimeout(() => void look(asked, mine), PAUSE_MS);
    },
  };
});
