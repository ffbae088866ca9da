import { fork } from 'node:child_process';
import type { Ports } from '../services/ports.ts';
import type { DataFolders } from './environment.ts';
import type { Output } from './output.ts';

const SERVICES = new URL('../services/', import.meta.url);
const RESOURCES = new URL('../../resources/', import.meta.url);

/** This file's own extension: `.ts` from a checkout, `.js` once compiled. */
const EXTENSION = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const PROCESSES = { ingest: 'ingest/ingest-process', sandbox: 'sandbox-region/sandbox-process' } as const;
const WORKERS = {
  read: 'store/read-worker',
  parse: 'ingest/parse-thread',
  words: 'ingest/words-thread',
  compare: 'ingest/compare-thread',
  pki: 'pki/pki-worker',
} as const;

/** What the command line brings for the services to run: plain Node processes and threads beside this one. */
export function createCliPorts(folders: DataFolders, output: Output, isVerbose: boolean): Ports {
  const log = (message: string): void => {
    if (isVerbose) output.err(`${message}\n`);
  };
  return {
    ...folders,
    resource: (name) => new URL(name, RESOURCES),
    spawn: (role, env = {}) =>
      fork(new URL(`${PROCESSES[role]}${EXTENSION}`, SERVICES), {
        env: { ...process.env, ...env },
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    workerUrl: (name) => new URL(`${WORKERS[name]}${EXTENSION}`, SERVICES),
    now: () => new Date(),
    log: { info: log, warn: log },
  };
}
