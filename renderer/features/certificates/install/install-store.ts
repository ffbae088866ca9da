import { create } from 'zustand';
import type { ImportedCertificates, Inspection, InstallReport } from '../../../../shared/contract/certificate-views.ts';
import type { certificates } from '../../../../shared/contract/certificates.ts';
import type { Input } from '../../../../shared/contract/define.ts';
import { ticketFor } from '../../../client/index.ts';
import type { Offered } from '../../../shell/imports.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';

type From = Input<typeof certificates.inspect>['from'];

export type Outcome =
  | { readonly kind: 'installed'; readonly report: InstallReport }
  | { readonly kind: 'imported'; readonly report: ImportedCertificates };

/** One file, pasted text or server: what it holds, then what became of it. */
export interface Item {
  readonly key: number;
  readonly name: string;
  /** Where it is read from; undefined until a file has its ticket. No password stands here. */
  readonly from: From | undefined;
  readonly isBusy: boolean;
  readonly inspection: Inspection | undefined;
  readonly failure: Failure | undefined;
  readonly outcome: Outcome | undefined;
}

interface Install {
  readonly isOpen: boolean;
  readonly items: readonly Item[];
  open(): void;
  close(): void;
  addFiles(files: readonly Offered[]): void;
  addText(text: string): void;
  addServer(host: string, port: number): void;
  /** Reads it again, with the password that was typed. */
  inspect(key: number, password?: string): Promise<void>;
  install(key: number, password?: string): Promise<void>;
  import(key: number, password?: string): Promise<void>;
}

const NEW = { from: undefined, isBusy: true, inspection: undefined, failure: undefined, outcome: undefined } as const;

function withPassword(from: From, password: string | undefined): From {
  return password === undefined || password === '' || 'host' in from ? from : { ...from, password };
}

async function originOf(file: Offered): Promise<From> {
  return { file: 'ticket' in file ? file.ticket : (await ticketFor(file.file)).ticket };
}

/** How items change, one at a time. */
function itemActs(get: () => Install, set: (change: Partial<Install>) => void) {
  let lastKey = 0;
  const fromOf = (key: number): From | undefined => get().items.find((item) => item.key === key)?.from;
  const put = (key: number, change: Partial<Item>): void =>
    set({ items: get().items.map((item) => (item.key === key ? { ...item, ...change } : item)) });
  /** Runs on one item; what it throws stands beside it. */
  const run = async (key: number, work: () => Promise<Partial<Item> | undefined>): Promise<void> => {
    put(key, { isBusy: true, failure: undefined });
    try {
      put(key, { ...(await work()), isBusy: false });
    } catch (error) {
      put(key, { isBusy: false, failure: failureOf(error) });
    }
  };
  const add = (name: string, origin: () => Promise<From>): Promise<void> => {
    lastKey += 1;
    const key = lastKey;
    set({ isOpen: true, items: [...get().items, { ...NEW, key, name }] });
    return run(key, async () => {
      const from = await origin();
      put(key, { from });
      return { inspection: await api.certificates.inspect({ from }) };
    });
  };
  const act = (key: number, password: string | undefined, work: (from: From) => Promise<Outcome>): Promise<void> =>
    run(key, async () => {
      const from = fromOf(key);
      if (from === undefined) return undefined;
      const outcome = await withVault(() => work(withPassword(from, password)));
      return outcome && { outcome };
    });
  return { fromOf, run, add, act };
}

/** What was given to be installed or imported. Nothing is kept by the services before a button says so. */
export const useInstall = create<Install>((set, get) => {
  const { fromOf, run, add, act } = itemActs(get, set);
  return {
    isOpen: false,
    items: [],
    open: () => set({ isOpen: true, items: [] }),
    close: () => set({ isOpen: false, items: [] }),
    addFiles: (files) => void addInTurn(files, (file) => add(file.name, () => originOf(file))),
    addText: (text) => void add('', () => Promise.resolve({ text })),
    addServer: (host, port) => void add(`${host}:${port}`, () => Promise.resolve({ host, port })),
    inspect: (key, password) =>
      run(key, async () => {
        const from = fromOf(key);
        return from && { inspection: await api.certificates.inspect({ from: withPassword(from, password) }) };
      }),
    install: (key, password) =>
      act(key, password, async (from) => ({ kind: 'installed', report: await api.certificates.install({ from }) })),
    import: (key, password) =>
      act(key, password, async (from) => ({ kind: 'imported', report: await api.certificates.import({ from }) })),
  };
});

/** One after the other: a folder of hundreds is read as fast, and a failure stands beside its file. */
async function addInTurn(files: readonly Offered[], add: (file: Offered) => Promise<void>): Promise<void> {
  for (const file of files) await add(file);
}
