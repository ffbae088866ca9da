import { create } from 'zustand';
import type { EstablishmentFindings } from '../../../shared/contract/quality.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import type { QualityView } from './address.ts';

/** Nobody calls more establishments than this from one list. */
export const MOST_ESTABLISHMENTS = 300;

type Asked = Pick<QualityView, 'source' | 'severity' | 'code'>;

interface Establishments {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly rows: readonly EstablishmentFindings[] | undefined;
  load(asked: Asked): Promise<void>;
}

/** Establishments by what is wrong with them. */
export const useEstablishments = create<Establishments>((set, get) => {
  let request = 0;
  let last: Asked | undefined;
  onEvent((event) => {
    if (event.type === 'cache.changed' && last !== undefined) void get().load(last);
  });
  return {
    status: 'idle',
    failure: undefined,
    rows: undefined,
    async load(asked) {
      request += 1;
      const mine = request;
      last = asked;
      set({ status: 'loading' });
      try {
        const rows = await api.quality.establishments({ ...asked, limit: MOST_ESTABLISHMENTS });
        if (mine === request) set({ status: 'ready', rows, failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});
