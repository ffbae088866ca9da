import { create } from 'zustand';
import type { CertificateRecord, RequestForm, RequestProfile } from '../../../../shared/contract/certificate-views.ts';
import type { DistinguishedName } from '../../../../shared/domain/certificates/facts.ts';
import type { IssuingMode } from '../../../../shared/domain/certificates/profiles.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';

export type FormField = keyof RequestForm;

interface Assistant {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly profiles: readonly RequestProfile[];
  readonly mode: IssuingMode;
  readonly form: RequestForm;
  /** The certificate that is renewed, and its subject: whitelists know it by this name. */
  readonly renews: string | undefined;
  readonly formerSubject: DistinguishedName | undefined;
  /** Fields that the person has left once: only their issues are told before she wants to go on. */
  readonly touched: ReadonlySet<FormField>;
  /** The request that was made, as the services know it. */
  readonly made: CertificateRecord | undefined;
  /** Starts, or goes on with what was filled in; another certificate to renew starts again. */
  load(renews: string | undefined): Promise<void>;
  setMode(mode: IssuingMode): void;
  setProfile(key: string): void;
  change(part: Partial<RequestForm>): void;
  touch(...fields: readonly FormField[]): void;
  /** Reads a request that was made, when the address names it or when it changed. */
  open(id: string): Promise<void>;
  /** Forgets what was filled in and made. */
  restart(): void;
}

const EMPTY_FORM: RequestForm = {
  profile: '',
  commonName: '',
  organisation: '',
  idNatStruct: '3',
  departement: '',
  dnsNames: [],
  keySize: 2048,
};
const START = {
  mode: 'csr',
  form: EMPTY_FORM,
  renews: undefined,
  formerSubject: undefined,
  touched: new Set<FormField>(),
  made: undefined,
} as const;

function keySizeOf({ defaultKeySize }: RequestProfile): RequestForm['keySize'] {
  return defaultKeySize === 3072 || defaultKeySize === 4096 ? defaultKeySize : 2048;
}

/** What a renewal starts from: the form filled from the certificate, and the name that is in service. */
async function renewalOf(renews: string | undefined): Promise<Partial<Assistant>> {
  if (renews === undefined) return {};
  const [{ form }, { subjectName }] = await Promise.all([
    api.certificates.renewal({ id: renews }),
    api.certificates.show({ id: renews }),
  ]);
  return { form, formerSubject: subjectName };
}

/** The request under way: what was chosen and filled in, kept while one goes from step to step and elsewhere. Never a secret. */
export const useRequest = create<Assistant>((set, get) => {
  let request = 0;
  return {
    ...START,
    status: 'idle',
    failure: undefined,
    profiles: [],
    async load(renews) {
      request += 1;
      const mine = request;
      const isAnother = renews !== get().renews;
      if (isAnother) set({ ...START, renews, status: 'loading', failure: undefined });
      else if (get().status !== 'ready') set({ status: 'loading', failure: undefined });
      const isNew = isAnother || get().status === 'loading';
      try {
        const [profiles, renewal] = await Promise.all([api.certificates.profiles({}), isNew ? renewalOf(renews) : {}]);
        if (mine === request) set({ profiles, ...renewal, status: 'ready' });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    setMode: (mode) => set({ mode }),
    setProfile(key) {
      const { profiles, form } = get();
      const profile = profiles.find((one) => one.key === key);
      if (profile === undefined || form.profile === key) return;
      // Names of servers belong to a server; they come back if the person does.
      set({ form: { ...form, profile: key, keySize: keySizeOf(profile) } });
    },
    change: (part) => set({ form: { ...get().form, ...part } }),
    touch: (...fields) => set({ touched: new Set([...get().touched, ...fields]) }),
    async open(id) {
      const made = await api.certificates.show({ id });
      set({ made });
    },
    restart: () => set({ ...START, status: get().status }),
  };
});

/** The profile that was chosen. */
export function useProfile(): RequestProfile | undefined {
  return useRequest(({ profiles, form, made }) => profiles.find(({ key }) => key === (made?.profile ?? form.profile)));
}

/** The form as it is sent: a kind without a number is nothing, and a client has no names of servers, whatever was typed before. */
export function formToSend(form: RequestForm, profile: RequestProfile | undefined): RequestForm {
  return {
    ...form,
    idNatStruct: form.idNatStruct.length > 1 ? form.idNatStruct : '',
    dnsNames: profile?.needsDnsNames === false ? [] : form.dnsNames,
  };
}
