import { useEffect } from 'react';
import { create } from 'zustand';
import type { CertificateRow } from '../../../shared/contract/certificate-views.ts';
import { api, onEvent } from '../../client/index.ts';
import { attempt } from '../../shell/FailureNotice.tsx';

interface Inventory {
  readonly status: 'idle' | 'loading' | 'ready';
  /** Certificates that were issued; requests are not among them. */
  readonly rows: readonly CertificateRow[];
  load(): Promise<void>;
}

/** The certificates that an event can name. */
export const useInventory = create<Inventory>((set, get) => {
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
      if (get().status === 'idle') set({ status: 'loading' });
      const rows = await api.certificates.list({ place: 'active' });
      if (mine === request) set({ rows: rows.filter(({ sha256 }) => sha256 !== null), status: 'ready' });
    },
  };
});

/** Reads the inventory when it is first needed. */
export function useCertificates(): Pick<Inventory, 'status' | 'rows'> {
  const { status, rows } = useInventory();
  useEffect(() => {
    if (useInventory.getState().status === 'idle') attempt(() => useInventory.getState().load());
  }, []);
  return { status, rows };
}
