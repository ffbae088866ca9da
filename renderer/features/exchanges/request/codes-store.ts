import { create } from 'zustand';
import { VALUE_SETS } from '../../../../shared/domain/ror/schemes.ts';
import { api } from '../../../client/index.ts';
import { mergedCodes } from './merged-codes.ts';
import type { KnownCode } from './merged-codes.ts';

interface Codes {
  readonly status: 'idle' | 'loading' | 'ready';
  readonly champs: readonly KnownCode[];
  readonly publics: readonly KnownCode[];
  load(): Promise<void>;
}

const FIELDS = { champ: VALUE_SETS.CHAMP_ACTIVITE, public: VALUE_SETS.PUBLIC_PRIS_EN_CHARGE } as const;

/** The codes of the published value set that are in use; none where it cannot be read: a code can be typed. */
async function published(table: string): Promise<readonly KnownCode[]> {
  try {
    return (await api.nomenclatures.concepts({ table })).items.filter(({ retiredOn }) => retiredOn === null);
  } catch {
    return [];
  }
}

/** What the cache holds beyond it; none while it is empty. */
async function seen(): Promise<Readonly<Record<string, readonly KnownCode[]>>> {
  try {
    return (await api.cache.search({ limit: 0, facets: Object.keys(FIELDS) as (keyof typeof FIELDS)[] })).facets;
  } catch {
    return {};
  }
}

/** Codes with their labels: all of the published value sets (J20, J29), then others that the cache holds. */
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
      const [champs, publics, facets] = await Promise.all([published(FIELDS.champ), published(FIELDS.public), seen()]);
      if (mine !== request) return;
      set({
        status: 'ready',
        champs: mergedCodes(champs, facets['champ'] ?? []),
        publics: mergedCodes(publics, facets['public'] ?? []),
      });
    },
  };
});
