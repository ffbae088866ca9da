import { create } from 'zustand';
import type { HeldCrl, TrustedAuthority } from '../../../../shared/contract/trust.ts';
import { onEvent } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';

interface Trust {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly authorities: readonly TrustedAuthority[];
  readonly crls: readonly HeldCrl[];
  load(): Promise<void>;
}

/** What is trusted, and the lists of revoked certificates; read again whenever they change. */
export const useTrust = create<Trust>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'certificates.changed' && get().status !== 'idle') void get().load();
  });
  return {
    status: 'idle',
    failure: undefined,
    authorities: [],
    crls: [],
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const [authorities, crls] = await Promise.all([api.trust.list({}), api.trust.crls({})]);
        if (mine === request) set({ authorities, crls, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});
