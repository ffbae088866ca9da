import { create } from 'zustand';
import type { AuthorityCandidate, TrustedAuthority } from '../../../../shared/contract/trust.ts';
import type { Environment } from '../../../../shared/domain/certificates/facts.ts';
import { ticketFor } from '../../../client/index.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';
import { useTrust } from './trust-store.ts';

type Origin = Parameters<typeof api.trust.inspect>[0]['from'];

interface AuthorityImport {
  readonly status: 'closed' | 'choosing' | 'reading' | 'comparing' | 'adding';
  readonly failure: Failure | undefined;
  readonly name: string;
  readonly origin: Origin | undefined;
  readonly candidates: readonly AuthorityCandidate[];
  readonly environment: Environment;
  /** Fingerprints that the person said she compared. */
  readonly confirmed: ReadonlySet<string>;
  open(): void;
  close(): void;
  readFile(file: File): Promise<void>;
  readText(text: string): Promise<void>;
  setEnvironment(environment: Environment): void;
  confirm(sha256: string, isConfirmed: boolean): void;
  /** Gives what is trusted from now on; undefined when it was refused. */
  add(): Promise<readonly TrustedAuthority[] | undefined>;
}

const CLOSED = {
  status: 'closed',
  failure: undefined,
  name: '',
  origin: undefined,
  candidates: [],
  environment: 'production',
  confirmed: new Set<string>(),
} as const;

/** The environment that the names tell, when they agree. */
function environmentOf(candidates: readonly AuthorityCandidate[]): Environment {
  return candidates.find(({ environment }) => environment !== null)?.environment ?? 'production';
}

function withOrWithout(all: ReadonlySet<string>, one: string, isIn: boolean): ReadonlySet<string> {
  return new Set([...[...all].filter((other) => other !== one), ...(isIn ? [one] : [])]);
}

async function inspected(origin: Origin): Promise<Partial<AuthorityImport>> {
  const candidates = await api.trust.inspect({ from: origin });
  return { status: 'comparing', origin, candidates, environment: environmentOf(candidates) };
}

async function addConfirmed(
  from: Origin,
  environment: Environment,
  confirmed: ReadonlySet<string>,
): Promise<readonly TrustedAuthority[]> {
  const added = await api.trust.import({ from, environment, confirmed: [...confirmed] });
  await useTrust.getState().load();
  return added;
}

/** Authorities of a file or a text, compared with what is published before they are trusted. */
export const useAuthorityImport = create<AuthorityImport>((set, get) => {
  let request = 0;
  const read = async (name: string, find: () => Promise<Origin>): Promise<void> => {
    request += 1;
    const mine = request;
    set({ status: 'reading', failure: undefined, name, confirmed: new Set() });
    try {
      const found = await inspected(await find());
      if (mine === request) set(found);
    } catch (error) {
      if (mine === request) set({ status: 'choosing', failure: failureOf(error) });
    }
  };
  return {
    ...CLOSED,
    open: () => set({ ...CLOSED, status: 'choosing' }),
    close() {
      request += 1;
      set({ ...CLOSED });
    },
    readFile: (file) => read(file.name, async () => ({ file: (await ticketFor(file)).ticket })),
    readText: (text) => read('', () => Promise.resolve({ text })),
    setEnvironment: (environment) => set({ environment }),
    confirm: (sha256, isConfirmed) => set({ confirmed: withOrWithout(get().confirmed, sha256, isConfirmed) }),
    async add() {
      const { origin, environment, confirmed, close } = get();
      if (origin === undefined) return undefined;
      set({ status: 'adding', failure: undefined });
      try {
        const added = await addConfirmed(origin, environment, confirmed);
        close();
        return added;
      } catch (error) {
        set({ status: 'comparing', failure: failureOf(error) });
        return undefined;
      }
    },
  };
});
