import { useEffect } from 'react';
import { create } from 'zustand';
import type { CertificateRow } from '../../../shared/contract/certificate-views.ts';
import { api, onEvent } from '../../client/index.ts';
import { attempt } from '../../shell/FailureNotice.tsx';

interface OwnCertificates {
  readonly status: 'idle' | 'ready';
  readonly rows: readonly CertificateRow[];
  load(): Promise<void>;
}

/** The lines of the inventory whose key is held, requests included. */
export const useInventory = create<OwnCertificates>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'certificates.changed' && get().status !== 'idle') attempt(() => get().load());
  });
  return {
    status: 'idle',
    rows: [],
    async load() {
      request += 1;
      const mine = request;
      const rows = await api.certificates.list({ place: 'active' });
      if (mine === request) set({ rows: rows.filter(({ hasPrivateKey }) => hasPrivateKey), status: 'ready' });
    },
  };
});

function useLoaded(): readonly CertificateRow[] {
  const rows = useInventory((state) => state.rows);
  useEffect(() => attempt(() => useInventory.getState().load()), []);
  return rows;
}

/** Certificates that a server can be called with. */
export function useOwnCertificates(): readonly CertificateRow[] {
  return useLoaded().filter(({ sha256 }) => sha256 !== null);
}

/** Requests that wait for their certificate. */
export function usePendingRequests(): readonly CertificateRow[] {
  return useLoaded().filter(({ status }) => status === 'pending');
}
