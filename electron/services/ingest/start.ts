import { join } from 'node:path';
import type { ImportReport } from '../../../shared/contract/cache.ts';
import type { Profil } from '../../../shared/contract/common.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Child, Ports } from '../ports.ts';
import { ingestStart } from './process-start.ts';
import { createFolders, foldersOf } from '../store/folders.ts';
import { removeFolder } from '../store/generation.ts';
import { isOwnerAlive } from '../store/locks.ts';
import { stagingOwner } from '../store/retention.ts';
import type { Retentions } from '../store/retention-choice.ts';
import type { FromIngest, IngestRequest, ToIngest } from './messages.ts';
import { tableSource } from './tables.ts';
import { fromPlainError } from '../store/plain-error.ts';

export interface ImportOptions {
  /** Paths; several files are one extraction. */
  readonly files: readonly string[];
  readonly source?: string | undefined;
  readonly profil?: Profil | undefined;
  readonly mode?: 'replace' | 'merge' | undefined;
  /** Reads and checks everything, and publishes nothing. */
  readonly checkOnly?: boolean | undefined;
  readonly force?: boolean | undefined;
  /** The exchanges that brought the files, in their order. */
  readonly exchanges?: readonly string[] | undefined;
  /** Each establishment in the files is there whole: what hangs on it in the cache and not in them is no more. For `merge`. */
  readonly hasWholeEstablishments?: boolean | undefined;
  /** How many threads read; above one, another makes the words. By size when absent. */
  readonly threads?: number | undefined;
  readonly jobId: string;
  readonly retentions?: Retentions | undefined;
}

/** How long a process may take to end once its result was received. */
const PATIENCE_MS = 2000;

/**
 * Imports files into the cache, in a process of its own. Cancelling the signal kills that process and deletes what it had
 * begun, so it always acts at once.
 * @throws AppError with the code of what refused the files or the storage, `cancelled`, or `internal` when the process ended
 * by itself.
 */
export async function startImport(
  ports: Ports,
  options: ImportOptions,
  onProgress: (progress: JobProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const request = requestOf(ports, options);
  const folders = foldersOf(ports);
  createFolders(folders);
  throwIfCancelled(signal);
  const child = ports.spawn('ingest', ingestStart(options.mode));
  const exited = new Promise<number | null>((resolve) => void child.on('exit', resolve));
  try {
    const listener = { onProgress, log: (line: string) => ports.log.info(line) };
    return await supervise({ child, exited }, request, listener, signal);
  } finally {
    // Its end is waited for: until then its locks hold, and some systems do not let its files go.
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await exited;
    clearTimeout(late);
    removeFolder(join(folders.staging, options.jobId));
    // Asking removes the lock file that a killed process left.
    isOwnerAlive(folders.locks, stagingOwner(options.jobId));
  }
}

function requestOf(ports: Ports, options: ImportOptions): IngestRequest {
  return {
    ...options,
    retentions: options.retentions ?? {},
    ...tableSource(ports),
    cacheDirectory: ports.cacheDirectory,
    parseThread: ports.workerUrl('parse').href,
    wordsThread: ports.workerUrl('words').href,
    compareThread: ports.workerUrl('compare').href,
  };
}

interface Listener {
  onProgress(progress: JobProgress): void;
  log(line: string): void;
}

interface Running {
  readonly child: Child;
  readonly exited: Promise<number | null>;
}

function supervise(
  { child, exited }: Running,
  request: IngestRequest,
  listener: Listener,
  signal: AbortSignal | undefined,
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      child.kill('SIGKILL');
      reject(cancelled());
    };
    signal?.addEventListener('abort', cancel, { once: true });
    const settle = (work: () => void): void => {
      signal?.removeEventListener('abort', cancel);
      work();
    };
    child.on('message', (received) => {
      const message = received as FromIngest;
      if (message.type === 'ready') child.send({ type: 'start', request } satisfies ToIngest);
      else if (message.type === 'progress') listener.onProgress(message.progress);
      else if (message.type === 'log') listener.log(message.line);
      else {
        child.send({ type: 'received' } satisfies ToIngest);
        if (message.type === 'failed') return settle(() => reject(fromPlainError(message.error)));
        listener.log(`ingest process: peak memory ${Math.round(message.peakRss / 1e6)} MB`);
        settle(() => resolve(message.report));
      }
    });
    child.on('error', (error) => {
      child.kill('SIGKILL');
      settle(() => reject(ended(error.message, error)));
    });
    void exited.then((code) => settle(() => reject(ended(code === null ? 'killed' : `exit code ${code}`))));
  });
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The import was cancelled; the cache is as it was.');
}

function ended(how: string, cause?: unknown): AppError {
  return new AppError('internal', 'The import process ended before its result; the cache is as it was.', {
    proof: [how],
    ...(cause !== undefined && { cause }),
  });
}
