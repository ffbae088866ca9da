import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Child, Ports } from '../ports.ts';
import { createFolders, foldersOf } from '../store/folders.ts';
import { fromPlainError } from '../store/plain-error.ts';
import type { SandboxStatus } from './control-messages.ts';
import type { FromSandbox, ToSandbox } from './messages.ts';
import { settingsOf, type SandboxOptions } from './options.ts';
import type { AuthorityFiles } from './test-pki.ts';

/** A sandbox region in a process of its own, which ends with this one. */
export interface RunningSandbox {
  readonly port: number;
  /** `https://localhost:port`, without a last slash. */
  readonly url: string;
  /** PEM files of what a client must trust. */
  readonly authorities: AuthorityFiles;
  /** As it was when it started. */
  readonly status: SandboxStatus;
  /** Its folder: where `askSandbox` reaches it. */
  readonly folder: string;
  /** Settled when it has ended, whoever ended it. */
  readonly exited: Promise<number | null>;
  /** Ends it; its folder stays. */
  stop(): Promise<void>;
}

/** How long it may take to close what it serves. */
const PATIENCE_MS = 5_000;

/** Where a region is kept unless said otherwise: it can be made again. */
export function sandboxFolder(ports: Pick<Ports, 'cacheDirectory'>): string {
  return join(ports.cacheDirectory, 'sandbox');
}

/**
 * Starts a sandbox region.
 * @throws AppError `cache.busy` when one runs on its folder already, `window.port-taken`, `input.invalid` for a region that
 * cannot be, `internal` when the process ends before it runs.
 */
export async function startSandbox(ports: Ports, options: SandboxOptions = {}): Promise<RunningSandbox> {
  createFolders(foldersOf(ports));
  const settings = settingsOf(options, sandboxFolder(ports));
  const resources = new URL('..', ports.resource('nomenclatures/index.json')).href;
  const child = ports.spawn('sandbox');
  const exited = new Promise<number | null>((resolve) => void child.on('exit', resolve));
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    tell(child, { type: 'stop' });
    await exited;
    clearTimeout(late);
  };
  try {
    const status = await running(child, exited, { type: 'start', request: { settings, resources } });
    const { port, url, authorities } = status;
    return { port, url, authorities, status, folder: settings.folder, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A process that has just ended takes no message; its end is told apart. */
function tell(child: Child, message: ToSandbox): void {
  try {
    child.send(message);
  } catch {
    // It has ended.
  }
}

function running(child: Child, exited: Promise<number | null>, start: ToSandbox): Promise<SandboxStatus> {
  return new Promise((resolve, reject) => {
    child.on('message', (received) => {
      const message = received as FromSandbox;
      if (message.type === 'ready') tell(child, start);
      else if (message.type === 'running') resolve(message.status);
      else reject(fromPlainError(message.error));
    });
    child.on('error', (cause) => reject(ended(cause.message, cause)));
    void exited.then((code) => reject(ended(code === null ? 'killed' : `exit code ${String(code)}`)));
  });
}

function ended(how: string, cause?: unknown): AppError {
  return new AppError('internal', 'The sandbox region ended before it ran.', {
    proof: [how],
    ...(cause !== undefined && { cause }),
  });
}
