import { create } from 'zustand';
import type { NomenclatureTable } from '../../../shared/contract/nomenclatures.ts';
import type { About } from '../../../shared/contract/workspace.ts';
import { api, ticketFor } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

interface AboutState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly about: About | undefined;
  readonly tables: readonly NomenclatureTable[];
  readonly isImporting: boolean;
  /** Tables read by the last import. */
  readonly imported: number | undefined;
  readonly failure: Failure | undefined;
  load(): Promise<void>;
  importTables(file: File): Promise<void>;
}

/** What this installation is made of, and its code tables. */
export const useAbout = create<AboutState>((set) => ({
  status: 'loading',
  about: undefined,
  tables: [],
  isImporting: false,
  imported: undefined,
  failure: undefined,
  async load() {
    set({ imported: undefined, failure: undefined });
    try {
      const [about, tables] = await Promise.all([api.workspace.about({}), api.nomenclatures.list({})]);
      set({ about, tables, status: 'ready' });
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
    }
  },
  async importTables(file) {
    set({ isImporting: true, imported: undefined, failure: undefined });
    try {
      const { ticket } = await ticketFor(file);
      const read = await api.nomenclatures.import({ file: ticket });
      set({ imported: read.length, tables: await api.nomenclatures.list({}) });
    } catch (error) {
      set({ failure: failureOf(error) });
    } finally {
      set({ isImporting: false });
    }
  },
}));
