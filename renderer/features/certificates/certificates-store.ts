import { create } from 'zustand';
import type { CertificateRow } from '../../../shared/contract/certificate-views.ts';
import { onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { api } from './services.ts';

interface Certificates {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Every certificate and pending request, wherever it is: active, archived or in the bin. */
  readonly rows: readonly CertificateRow[];
  readonly failure: Failure | undefined;
  load(): Promise<void>;
}

/** The inventory; read again whenever it, or what its statuses depend on, changes. */
export const useCertificates = create<Certificates>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if ((type === 'certificates.changed' || type === 'vault.changed') && get().status !== 'idle') void get().load();
  });
  return {
    status: 'idle',
    rows: [],
    failure: undefined,
    async load() {
      request += 1;
      const mine = request;
      if (get().status !== 'ready') set({ status: 'loading' });
      try {
        const rows = await api.certificates.list({ place: 'all' });
        if (mine === request) set({ rows, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});

/** The row of a certificate, once the inventory has been read. */
export function useRow(id: string | null | undefined): CertificateRow | undefined {
  return useCertificates(({ rows }) => rows.find((row) => row.id === id));
}
