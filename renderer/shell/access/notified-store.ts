import { useEffect } from 'react';
import { create } from 'zustand';
import { accessProfile } from '../../../shared/domain/onboarding/profile.ts';
import type { Notified } from '../../../shared/domain/onboarding/profile-order.ts';
import { api, onEvent } from '../../client/index.ts';
import { attempt } from '../FailureNotice.tsx';

interface NotifiedProfiles {
  readonly status: 'idle' | 'loading' | 'ready';
  /** What dossiers at work were given; rehearsals are given nothing. */
  readonly dossiers: readonly Notified[];
  load(): Promise<void>;
}

/** The access profiles that were notified; read again whenever a dossier changes. */
export const useNotified = create<NotifiedProfiles>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'dossiers.changed' && get().status !== 'idle') attempt(() => get().load());
  });
  return {
    status: 'idle',
    dossiers: [],
    async load() {
      request += 1;
      const mine = request;
      if (get().status === 'idle') set({ status: 'loading' });
      const rows = await api.dossiers.list({});
      if (mine !== request) return;
      const dossiers = rows.flatMap(({ title, profil, regions, isRehearsal, status }): readonly Notified[] => {
        const code = accessProfile(profil ?? '')?.code;
        return code === undefined || isRehearsal || status === 'abandonne' ? [] : [{ title, profil: code, regions }];
      });
      set({ dossiers, status: 'ready' });
    },
  };
});

/** Reads them when they are first needed. */
export function useNotifiedProfiles(): readonly Notified[] {
  const dossiers = useNotified((state) => state.dossiers);
  useEffect(() => {
    if (useNotified.getState().status === 'idle') attempt(() => useNotified.getState().load());
  }, []);
  return dossiers;
}
