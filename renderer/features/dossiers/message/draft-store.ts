import { create } from 'zustand';
import type { MessageDraft } from '../../../../shared/contract/dossier-views.ts';
import { api } from '../../../client/index.ts';
import type { Language } from '../../../i18n/language.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';

/** A message of a dossier: that of a step, its reminder, or the question of the journey. */
export interface MessageChoice {
  readonly id: string;
  /** Undefined for the question of the journey. */
  readonly step: string | undefined;
  readonly kind: 'envoi' | 'relance' | 'question';
  readonly language: Language;
}

/** What the person changed in a message. */
export interface Edited {
  readonly subject?: string;
  readonly body?: string;
}

interface Drafts {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** The message that is shown, as `keyOf` tells. */
  readonly key: string | undefined;
  readonly draft: MessageDraft | undefined;
  readonly failure: Failure | undefined;
  /** By message; kept while the window is open. */
  readonly edited: Readonly<Record<string, Edited>>;
  load(choice: MessageChoice): Promise<void>;
  edit(key: string, part: Edited): void;
  reset(key: string): void;
}

export function keyOf({ id, step = '', kind, language }: MessageChoice): string {
  return [id, step, kind, language].join('/');
}

/** What the contract is asked for a choice. */
export function inputOf({ id, step, kind, language }: MessageChoice) {
  return { id, kind, language, ...(step !== undefined && { step }) };
}

/** The message that is shown, with what the person changed in it. */
export const useDrafts = create<Drafts>((set, get) => {
  let request = 0;
  return {
    status: 'idle',
    key: undefined,
    draft: undefined,
    failure: undefined,
    edited: {},
    async load(choice) {
      request += 1;
      const mine = request;
      const key = keyOf(choice);
      if (get().key !== key) set({ key, draft: undefined, status: 'loading', failure: undefined });
      try {
        const draft = await api.dossiers.message(inputOf(choice));
        if (mine === request) set({ draft, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    edit(key, part) {
      set({ edited: { ...get().edited, [key]: { ...get().edited[key], ...part } } });
    },
    reset(key) {
      set({ edited: Object.fromEntries(Object.entries(get().edited).filter(([one]) => one !== key)) });
    },
  };
});
