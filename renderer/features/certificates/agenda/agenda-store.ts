import { create } from 'zustand';
import type { AgendaBar, CertificateNotice } from '../../../../shared/contract/certificate-views.ts';
import { onEvent } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';

interface Agenda {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly bars: readonly AgendaBar[];
  readonly notices: readonly CertificateNotice[];
  load(): Promise<void>;
  /** Puts a notice aside until its next stage. */
  dismiss(notice: CertificateNotice): Promise<void>;
}

/** What falls due; read again whenever a certificate changes. */
export const useAgenda = create<Agenda>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'certificates.changed' && get().status !== 'idle') void get().load();
  });
  return {
    status: 'idle',
    failure: undefined,
    bars: [],
    notices: [],
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const [bars, notices] = await Promise.all([api.certificates.agenda({}), api.certificates.notices({})]);
        if (mine === request) set({ bars, notices, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    async dismiss({ id, stage }) {
      await api.certificates.dismissNotice({ id, stage });
      await get().load();
    },
  };
});
