import { create } from 'zustand';
import type { RequestProfile } from '../../../../shared/contract/certificate-views.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { api } from '../services.ts';

interface Profiles {
  readonly profiles: readonly RequestProfile[];
  load(): void;
}

/** The ways to ask for a certificate, for their delays. */
export const useProfiles = create<Profiles>((set) => ({
  profiles: [],
  load: () => attempt(async () => set({ profiles: await api.certificates.profiles({}) })),
}));
