import { create } from 'zustand';
import type { HistoryPage } from '../../../../shared/contract/dossier-views.ts';
import type { HistoryEntry } from '../../../../shared/domain/onboarding/events.ts';
import { api } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';

interface History {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly id: string | undefined;
  /** The latest first. */
  readonly entries: readonly HistoryEntry[];
  readonly verification: HistoryPage['verification'] | undefined;
  readonly failure: Failure | undefined;
  load(id: string): Promise<void>;
  /** Reads the entries before the oldest that is shown. */
  more(): Promise<void>;
}

const PAGE = 50;
const EMPTY = { entries: [], verification: undefined, failure: undefined };

/** What was recorded of the dossier that is shown, verified again each time it is read. */
export const useHistory = create<History>((set, get) => {
  let request = 0;
  return {
    status: 'idle',
    id: undefined,
    ...EMPTY,
    async load(id) {
      request += 1;
      const mine = request;
      if (get().id !== id) set({ ...EMPTY, id, status: 'loading' });
      try {
        const { entries, verification } = await api.dossiers.history({ id, limit: PAGE });
        if (mine === request) set({ entries, verification, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async more() {
      const { id, entries } = get();
      const before = entries.at(-1)?.number;
      if (id === undefined || before === undefined) return;
      request += 1;
      const mine = request;
      const page = await api.dossiers.history({ id, limit: PAGE, before });
      if (mine === request) set({ entries: [...entries, ...page.entries], verification: page.verification });
    },
  };
});
