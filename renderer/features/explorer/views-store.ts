import { create } from 'zustand';
import type { SavedView } from '../../../shared/contract/workspace.ts';
import { api } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { readColumns } from './query.ts';
import type { ExplorerQuery } from './query.ts';

interface Views {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly views: readonly SavedView[];
  load(): Promise<void>;
  save(name: string, query: ExplorerQuery): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The query that a saved view stands for. */
export function queryOfView({ text, filters, sort, columns }: SavedView): ExplorerQuery {
  return { text, filters, sort, columns: readColumns(columns) };
}

/** Saved searches. */
export const useViews = create<Views>((set, get) => ({
  status: 'idle',
  failure: undefined,
  views: [],
  async load() {
    set({ status: 'loading' });
    try {
      set({ views: await api.workspace.views({}), status: 'ready', failure: undefined });
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
    }
  },
  async save(name, { text, filters, sort, columns }) {
    await api.workspace.saveView({ name, text, filters, sort, columns: [...columns] });
    await get().load();
  },
  async remove(id) {
    await api.workspace.removeView({ id });
    await get().load();
  },
}));
