import { create } from 'zustand';
import type { cache } from '../../shared/contract/cache.ts';
import type { Input } from '../../shared/contract/define.ts';
import type { GivenFile } from '../../shared/contract/host.ts';
import { api, ticketsFor } from '../client/index.ts';
import { useNavigation } from '../navigation/store.ts';
import { failureOf } from '../ui/ErrorPanel.tsx';
import type { Failure } from '../ui/ErrorPanel.tsx';
import { useJobs } from './jobs-store.ts';

export type ImportOptions = Omit<Input<typeof cache.import>, 'files'>;

/** A file before its import: chosen in the page, or handed over by the system with its ticket. */
export type Offered = Pick<GivenFile, 'name' | 'bytes'> & ({ readonly file: File } | { readonly ticket: string });

/** What a job was given, so that it can be done again in another way without asking for the files. */
interface Given {
  readonly files: readonly GivenFile[];
  readonly options: ImportOptions;
}

interface Imports {
  /** `choosing`: the person looks at the files and at the options. `sending`: the files go to the services. */
  readonly status: 'idle' | 'choosing' | 'sending';
  readonly offered: readonly Offered[];
  readonly sentBytes: number;
  readonly failure: Failure | undefined;
  /** By job; only jobs that this window started. */
  readonly given: ReadonlyMap<string, Given>;
  offer(files: readonly Offered[]): void;
  close(): void;
  start(options: ImportOptions): Promise<void>;
  /** The same files again, with other options. */
  again(jobId: string, change: ImportOptions): Promise<void>;
}

function isTicketed(file: Offered): file is Offered & { readonly ticket: string } {
  return 'ticket' in file;
}

async function handOver(offered: readonly Offered[], onProgress: (bytes: number) => void): Promise<GivenFile[]> {
  const chosen = offered.flatMap((file) => (isTicketed(file) ? [] : [file.file]));
  return [...offered.filter(isTicketed), ...(chosen.length === 0 ? [] : await ticketsFor(chosen, onProgress))];
}

/** The imports that this window offers and starts. */
export const useImports = create<Imports>((set, get) => {
  let request = 0;
  const run = async (files: readonly GivenFile[], options: ImportOptions): Promise<void> => {
    const { jobId } = await api.cache.import({ files: files.map(({ ticket }) => ticket), ...options });
    set({ given: new Map(get().given).set(jobId, { files, options }) });
    await useJobs.getState().follow(jobId);
    useNavigation.getState().go({ screen: 'home', id: jobId });
  };
  return {
    ...{ status: 'idle', offered: [], sentBytes: 0, failure: undefined, given: new Map<string, Given>() },
    offer: (offered) => {
      if (get().status !== 'sending') set({ status: 'choosing', offered, sentBytes: 0, failure: undefined });
    },
    close: () => {
      request += 1;
      set({ status: 'idle', offered: [], failure: undefined });
    },
    async start(options) {
      request += 1;
      const mine = request;
      set({ status: 'sending', sentBytes: 0, failure: undefined });
      try {
        const files = await handOver(get().offered, (sentBytes) => set({ sentBytes }));
        if (mine !== request) return;
        await run(files, options);
        set({ status: 'idle', offered: [] });
      } catch (error) {
        if (mine === request) set({ status: 'choosing', failure: failureOf(error) });
      }
    },
    async again(jobId, change) {
      const before = get().given.get(jobId);
      if (before !== undefined) await run(before.files, { ...before.options, ...change });
    },
  };
});

/** Shows the files that the person chose or dropped, ready to be imported. */
export function importFiles(files: readonly File[]): Promise<void> {
  useImports.getState().offer(files.map((file) => ({ name: file.name, bytes: file.size, file })));
  return Promise.resolve();
}

/** Lets the person choose files, through the browser's own dialog. */
export function chooseFiles(onFiles: (files: readonly File[]) => void, accept = '.xml,.zip,.txt'): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  input.hidden = true;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.remove();
    if (files.length > 0) onFiles(files);
  });
  input.addEventListener('cancel', () => {
    input.remove();
  });
  // In the page while the dialog is open: an element that only a listener holds may be collected before it answers.
  document.body.append(input);
  input.click();
}

/** The way to an import that every screen offers. */
export function openExtraction(): void {
  chooseFiles((files) => void importFiles(files));
}
