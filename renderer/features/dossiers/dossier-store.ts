import { create } from 'zustand';
import type { DossierView, EventInput, RecordOutcome } from '../../../shared/contract/dossier-views.ts';
import type { Refusal } from '../../../shared/domain/onboarding/dossier.ts';
import { AppError } from '../../../shared/errors.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

interface OneDossier {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** The dossier that is asked for. */
  readonly id: string | undefined;
  readonly dossier: DossierView | undefined;
  readonly failure: Failure | undefined;
  load(id: string): Promise<void>;
  /** Keeps what a method answered of the dossier that is shown. */
  accept(dossier: DossierView): void;
  /** Records what happened; gives why not when it is refused, null when it is done. */
  record(event: EventInput): Promise<Refusal | null>;
  /** The same for another method that records. */
  change(work: (id: string) => Promise<RecordOutcome>): Promise<Refusal | null>;
}

/** The dossier that is shown; read again whenever it changes elsewhere. */
export const useDossier = create<OneDossier>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    const { id, status } = get();
    if (type === 'dossiers.changed' && id !== undefined && status !== 'idle') void get().load(id);
  });
  return {
    status: 'idle',
    id: undefined,
    dossier: undefined,
    failure: undefined,
    async load(id) {
      request += 1;
      const mine = request;
      if (get().id !== id) set({ id, dossier: undefined, status: 'loading', failure: undefined });
      try {
        const dossier = await api.dossiers.show({ id });
        if (mine === request) set({ dossier, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    accept(dossier) {
      if (get().id !== dossier.id) return;
      // What is being read is older.
      request += 1;
      set({ dossier, status: 'ready', failure: undefined });
    },
    record: (event) => get().change((id) => api.dossiers.record({ id, event })),
    async change(work) {
      const { id } = get();
      if (id === undefined) throw new AppError('dossier.unknown', 'no dossier is shown');
      const { dossier, refusal } = await work(id);
      get().accept(dossier);
      return refusal;
    },
  };
});
