import { create } from 'zustand';
import type { Folders, Settings } from '../../../shared/contract/workspace.ts';
import { api } from '../../client/index.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

interface SettingsState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly folders: Folders | undefined;
  /** What was saved last, until the next change; told beside it. */
  readonly saved: keyof Settings | undefined;
  readonly failure: Failure | undefined;
  load(): Promise<void>;
  save<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void>;
}

/** The settings screen: folders measured when it opens, choices saved one by one. */
export const useSettings = create<SettingsState>((set) => ({
  status: 'loading',
  folders: undefined,
  saved: undefined,
  failure: undefined,
  async load() {
    set({ status: 'loading', saved: undefined, failure: undefined });
    try {
      set({ folders: await api.workspace.folders({}), status: 'ready' });
    } catch (error) {
      set({ status: 'failed', failure: failureOf(error) });
    }
  },
  async save(key, value) {
    set({ saved: undefined, failure: undefined });
    try {
      await usePreferences.getState().save({ [key]: value });
      set({ saved: key });
    } catch (error) {
      set({ failure: failureOf(error) });
    }
  },
}));
