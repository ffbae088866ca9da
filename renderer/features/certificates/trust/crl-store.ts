import { create } from 'zustand';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';
import { useTrust } from './trust-store.ts';

interface Outcome {
  readonly name: string;
  readonly fetched: number;
  readonly failed: readonly { readonly url: string; readonly reason: string }[];
}

interface CrlFetch {
  /** What lists are being downloaded for; undefined when nothing is. */
  readonly fetching: string | undefined;
  readonly outcome: Outcome | undefined;
  readonly failure: Failure | undefined;
  fetch(id: string, name: string): Promise<void>;
}

/** Downloads of lists of revoked certificates: only when asked, one at a time. */
export const useCrlFetch = create<CrlFetch>((set, get) => ({
  fetching: undefined,
  outcome: undefined,
  failure: undefined,
  async fetch(id, name) {
    if (get().fetching !== undefined) return;
    set({ fetching: name, outcome: undefined, failure: undefined });
    try {
      const { fetched, failed } = await api.trust.fetchCrls({ id });
      set({ outcome: { name, fetched: fetched.length, failed } });
      await useTrust.getState().load();
    } catch (error) {
      set({ failure: failureOf(error) });
    } finally {
      set({ fetching: undefined });
    }
  },
}));
