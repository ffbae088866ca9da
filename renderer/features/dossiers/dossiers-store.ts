import { create } from 'zustand';
import type { DossierRow } from '../../../shared/contract/dossier-views.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

interface Dossiers {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Those at work and those put away, the ones that wait for the person first. */
  readonly rows: readonly DossierRow[];
  readonly failure: Failure | undefined;
  load(): Promise<void>;
}

/** The dossiers; read again whenever one of them changes, or what it is compared with. */
export const useDossiers = create<Dossiers>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'dossiers.changed' && get().status !== 'idle') void get().load();
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
        const [active, archived] = await Promise.all([api.dossiers.list({}), api.dossiers.list({ archived: true })]);
        if (mine === request) set({ rows: [...active, ...archived], status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});
