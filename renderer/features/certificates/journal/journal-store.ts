import { create } from 'zustand';
import type { JournalEntry, JournalVerification } from '../../../../shared/contract/vault.ts';
import { onEvent } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';

const PAGE = 100;

interface Journal {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  /** The latest first, as far as they were read. */
  readonly entries: readonly JournalEntry[];
  readonly total: number;
  readonly verification: JournalVerification | undefined;
  load(): Promise<void>;
  /** Reads the ones before. */
  more(): Promise<void>;
}

/** What was done; read and verified again whenever something is done. */
export const useJournal = create<Journal>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    const isAct = type === 'certificates.changed' || type === 'vault.changed';
    if (isAct && get().status !== 'idle') void get().load();
  });
  return {
    status: 'idle',
    failure: undefined,
    entries: [],
    total: 0,
    verification: undefined,
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const page = await api.vault.journal({ limit: PAGE });
        if (mine === request) set({ ...page, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async more() {
      const { entries } = get();
      const before = entries.at(-1)?.number;
      if (before === undefined) return;
      const mine = request;
      const page = await api.vault.journal({ limit: PAGE, before });
      if (mine === request) set({ entries: [...entries, ...page.entries] });
    },
  };
});
