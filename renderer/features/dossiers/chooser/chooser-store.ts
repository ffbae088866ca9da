import { create } from 'zustand';
import type { JourneyRow, Orientation, Question } from '../../../../shared/contract/dossier-views.ts';
import { api, onEvent } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';

type Answers = Readonly<Record<string, string>>;

interface Chooser {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly questions: readonly Question[];
  readonly journeys: readonly JourneyRow[];
  /** What the answers lead to, with the answers it is for. */
  readonly result: { readonly answers: string; readonly orientation: Orientation } | undefined;
  readonly failure: Failure | undefined;
  load(): Promise<void>;
  choose(answers: Answers): Promise<void>;
}

export function answersKey(answers: Answers): string {
  return JSON.stringify(Object.entries(answers).sort());
}

/** The questions, the journeys they lead to, and what the answers propose. */
export const useChooser = create<Chooser>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'dossiers.changed' && get().status === 'ready') void get().load();
  });
  return {
    status: 'idle',
    questions: [],
    journeys: [],
    result: undefined,
    failure: undefined,
    async load() {
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const [questions, journeys] = await Promise.all([api.dossiers.questions({}), api.dossiers.journeys({})]);
        set({ questions, journeys, status: 'ready', failure: undefined });
      } catch (error) {
        set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async choose(answers) {
      request += 1;
      const mine = request;
      try {
        const orientation = await api.dossiers.choose({ answers });
        if (mine === request) set({ result: { answers: answersKey(answers), orientation }, failure: undefined });
      } catch (error) {
        if (mine === request) set({ failure: failureOf(error) });
      }
    },
  };
});

/** A journey by its key, once they are known. */
export function useJourney(key: string | null): JourneyRow | undefined {
  return useChooser(({ journeys }) => journeys.find((row) => row.key === key));
}
