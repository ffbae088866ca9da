import { create } from 'zustand';
import type { FacetCount } from '../../../../shared/contract/common.ts';
import { api } from '../../../client/index.ts';

interface Codes {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly champs: readonly FacetCount[];
  readonly publics: readonly FacetCount[];
  load(): Promise<void>;
}

/** Codes with their labels, of what the cache holds: none while it is empty, and a code can then be typed. */
export const useCodes = create<Codes>((set) => {
  let request = 0;
  return {
    status: 'idle',
    champs: [],
    publics: [],
    async load() {
      request += 1;
      const mine = request;
      set({ status: 'loading' });
      try {
        const { facets } = await api.cache.search({ limit: 0, facets: ['champ', 'public'] });
        const withCode = (name: string) => (facets[name] ?? []).filter(({ code }) => code !== '');
        if (mine === request) set({ status: 'ready', champs: withCode('champ'), publics: withCode('public') });
      } catch {
        // An empty cache offers nothing to choose from, and a code can be typed.
        if (mine === request) set({ status: 'failed', champs: [], publics: [] });
      }
    },
  };
});
