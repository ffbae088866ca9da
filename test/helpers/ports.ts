import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Ports } from '../../electron/services/ports.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Real ports over a temporary folder of its own; dispose of it at the end of the test. */
export interface TestPorts extends Ports {
  readonly folder: string;
  /** Processes started so far, for tests that kill them. */
  readonly children: readonly ChildProcess[];
  /** What was logged. */
  readonly lines: readonly string[];
  dispose(): void;
}

export interface TestPortsOptions {
  readonly folder?: string;
  readonly now?: () => Date;
  readonly execArgv?: readonly string[];
}

export function createTestPorts(options: TestPortsOptions = {}): TestPorts {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'cercle-test-'));
  const children: ChildProcess[] = [];
  const lines: string[] = [];
  return {
    folder,
    children,
    lines,
    dataDirectory: join(folder, 'data'),
    cacheDirectory: join(folder, 'cache'),
    resource: (name) => new URL(name, pathToFileURL(join(ROOT, 'resources') + '/')),
    spawn(role, { env, flags = [] } = {}) {
      const entry = join(ROOT, 'electron', 'services', PROCESSES[role]);
      const child = fork(entry, [], {
        serialization: 'advanced',
        env: { ...process.env, ...env },
        execArgv: [...(options.execArgv ?? []), ...flags],
      });
      children.push(child);
      return child;
    },
    workerUrl: (name) => pathToFileURL(fileURLToPath(WORKERS[name])),
    now: options.now ?? (() => new Date()),
    log: { info: (line) => void lines.push(line), warn: (line) => void lines.push(line) },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const PROCESSES = { ingest: 'ingest/ingest-process.ts', sandbox: 'sandbox-region/sandbox-process.ts' };
const WORKERS = {
  parse: new URL('../../electron/services/ingest/parse-thread.ts', import.meta.url),
  words: new URL('../../electron/services/ingest/words-thread.ts', import.meta.url),
  compare: new URL('../../electron/services/ingest/compare-thread.ts', import.meta.url),
  read: new URL('../../electron/services/store/read-worker.ts', import.meta.url),
  pki: new URL('../../electron/services/pki/pki-worker.ts', import.meta.url),
};
