import { create } from 'zustand';
import { api } from '../client/index.ts';
import type { Settings } from '../../shared/contract/workspace.ts';
import { changeLanguage, systemLanguage } from '../i18n/index.ts';

const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const CONTRAST = window.matchMedia('(prefers-contrast: more)');

interface Preferences {
  readonly settings: Settings | undefined;
  load(): Promise<void>;
  save(change: Partial<Settings>): Promise<void>;
}

function themeOf(wish: Settings['theme']): 'light' | 'dark' | 'contrast' {
  if (wish !== 'system') return wish;
  if (CONTRAST.matches) return 'contrast';
  return DARK.matches ? 'dark' : 'light';
}

async function apply(settings: Settings): Promise<void> {
  const root = document.documentElement;
  root.dataset['theme'] = themeOf(settings.theme);
  root.style.setProperty('--text-scale', String(settings.textScale));
  await changeLanguage(settings.language === 'system' ? systemLanguage() : settings.language);
}

/** What the person chose, applied to the page at once and kept by the services. */
export const usePreferences = create<Preferences>((set, get) => {
  const follow = (): void => {
    const { settings } = get();
    if (settings !== undefined) void apply(settings);
  };
  DARK.addEventListener('change', follow);
  CONTRAST.addEventListener('change', follow);
  const accept = async (settings: Settings): Promise<void> => {
    set({ settings });
    await apply(settings);
  };
  let asked = 0;
  return {
    settings: undefined,
    load: async () => accept(await api.workspace.settings({})),
    async save(change) {
      const before = get().settings;
      asked += 1;
      const mine = asked;
      // At once, so that a key pressed again starts from what it changed.
      if (before !== undefined) await accept({ ...before, ...change });
      try {
        const saved = await api.workspace.saveSettings(change);
        if (mine === asked) await accept(saved);
      } catch (error) {
        if (mine === asked && before !== undefined) await accept(before);
        throw error;
      }
    },
  };
});
