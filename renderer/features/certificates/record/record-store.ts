import { create } from 'zustand';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { onEvent } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';

interface RecordState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly id: string | undefined;
  readonly record: CertificateRecord | undefined;
  readonly failure: Failure | undefined;
  load(id: string): Promise<void>;
  reload(): Promise<void>;
  leave(): void;
}

const NONE = { status: 'idle', id: undefined, record: undefined, failure: undefined } as const;

/** The certificate whose record is shown; read again when anything changes. */
export const useRecord = create<RecordState>((set, get) => {
  let request = 0;
  onEvent(({ type }) => {
    if (type === 'certificates.changed' || type === 'vault.changed') void get().reload();
  });
  return {
    ...NONE,
    async load(id) {
      request += 1;
      const mine = request;
      if (get().id !== id) set({ ...NONE, id, status: 'loading' });
      try {
        const record = await api.certificates.show({ id });
        if (mine === request) set({ record, status: 'ready', failure: undefined });
      } catch (error) {
        if (mine === request) set({ status: 'failed', record: undefined, failure: failureOf(error) });
      }
    },
    async reload() {
      const { id } = get();
      if (id !== undefined) await get().load(id);
    },
    leave() {
      request += 1;
      set(NONE);
    },
  };
});
