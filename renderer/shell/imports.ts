import { api, ticketFor } from '../client/index.ts';
import type { Input } from '../../shared/contract/define.ts';
import type { cache } from '../../shared/contract/cache.ts';
import { useNavigation } from '../navigation/store.ts';
import { useJobs } from './jobs-store.ts';

export type ImportOptions = Omit<Input<typeof cache.import>, 'files'>;

/** Starts an import and shows it on the home screen. Returns the job. */
export async function importTickets(files: string[], options: ImportOptions = {}): Promise<string> {
  const { jobId } = await api.cache.import({ files, ...options });
  await useJobs.getState().follow(jobId);
  useNavigation.getState().go({ screen: 'home', id: jobId });
  return jobId;
}

/** Hands over files that the person chose or dropped, and imports them. Returns the job. */
export async function importFiles(files: readonly File[], options: ImportOptions = {}): Promise<string> {
  const given = await Promise.all(files.map((file) => ticketFor(file)));
  return importTickets(
    given.map(({ ticket }) => ticket),
    options,
  );
}

/** Lets the person choose files, through the browser's own dialog. */
export function chooseFiles(onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.xml,.zip';
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) onFiles(files);
  });
  input.click();
}
