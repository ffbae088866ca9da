import { fileURLToPath } from 'node:url';
import type { DataFolders } from '../cli/environment.ts';
import type { Ports } from '../services/ports.ts';
import type { ElectronModule } from './electron-module.ts';
import { createKeyProtector } from './key-protector.ts';
import { asChild } from './utility-child.ts';

/** Where the built application lies: its entries beside one another, `resources/` two folders up. */
export interface BuiltApplication {
  /** URL of `out/main/`. */
  readonly entries: URL;
}

const PROCESSES = { ingest: 'ingest-process.js', sandbox: 'sandbox-process.js' } as const;
const WORKERS = {
  read: 'read-worker.js',
  parse: 'parse-thread.js',
  words: 'words-thread.js',
  compare: 'compare-thread.js',
  pki: 'pki-worker.js',
} as const;

/**
 * What the Electron way in brings for the services to run. Processes are utility processes: with the fuse RunAsNode off,
 * a packaged application cannot be started as Node (design architecture §4).
 */
export function createElectronPorts(
  electron: Pick<ElectronModule, 'app' | 'safeStorage' | 'utilityProcess'>,
  folders: DataFolders,
  { entries }: BuiltApplication,
): Ports {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  return {
    ...folders,
    resource: (name) => new URL(`../../resources/${name}`, entries),
    spawn: (role, { env, flags = [] } = {}) =>
      asChild(
        electron.utilityProcess.fork(fileURLToPath(new URL(PROCESSES[role], entries)), [], {
          env: { ...process.env, ...env },
          execArgv: [...flags],
          serviceName: `Cercle ${role}`,
          stdio: 'inherit',
        }),
      ),
    workerUrl: (name) => new URL(WORKERS[name], entries),
    now: () => new Date(),
    keyProtector: createKeyProtector(electron, process.platform),
    log: { info: () => undefined, warn: log },
  };
}
