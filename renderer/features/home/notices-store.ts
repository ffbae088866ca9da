import { create } from 'zustand';
import type { CertificateNotice } from '../../../shared/contract/certificate-views.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';

interface Notices {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly notices: readonly CertificateNotice[];
  readonly failure: Failure | undefined;
  load(): Promise<void>;
  /** Puts a notice aside until its next stage. */
  dismiss(notice: CertificateNotice): Promise<void>;
}

/** Certificates that fall due, for the screen where one starts; read again whenever a certificate changes. */
export const useNotices = create<Notices>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'certificates.changed' && get().status !== 'idle') void get().load();
  });
  return {
    status: 'idle',
    notices: [],
    failure: undefined,
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const notices = await api.certificates.notices({});
        if (mine === request) set({ notices, status: 'ready', failure: undefined });
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
