import { fork, type ChildProcess } from 'node:child_process';
import type { Ports, ProcessRole, ProcessStart } from '../services/ports.ts';
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

export interface CliPorts extends Ports {
  /** Starts what is sure to be asked for, in the same way: it loads while the services do. */
  startAhead(role: ProcessRole, how: ProcessStart): void;
  /** Ends what was started ahead and not asked for. */
  close(): void;
}

/** What the command line brings for the services to run: plain Node processes and threads beside this one. */
export function createCliPorts(folders: DataFolders, output: Output, isVerbose: boolean): CliPorts {
  const log = (message: string): void => {
    if (isVerbose) output.err(`${message}\n`);
  };
  let ahead: { readonly name: string; readonly child: ChildProcess } | undefined;
  return {
    ...folders,
    resource: (name) => new URL(name, RESOURCES),
    spawn(role, how = {}) {
      if (ahead?.name !== nameOf(role, how) || !ahead.child.connected) return start(role, how);
      const { child } = ahead;
      ahead = undefined;
      return child;
    },
    startAhead(role, how) {
      ahead = { name: nameOf(role, how), child: start(role, how) };
      // One that could not be started is started again when it is asked for, and then told of.
      ahead.child.on('error', () => undefined);
    },
    close: () => void ahead?.child.kill('SIGKILL'),
    workerUrl: (name) => new URL(`${WORKERS[name]}${EXTENSION}`, SERVICES),
    now: () => new Date(),
    log: { info: log, warn: log },
  };
}

function start(role: ProcessRole, { env, flags = [] }: ProcessStart): ChildProcess {
  return fork(new URL(`${PROCESSES[role]}${EXTENSION}`, SERVICES), {
    env: { ...process.env, ...env },
    execArgv: [...process.execArgv, ...flags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Tells apart what is started otherwise. */
function nameOf(role: ProcessRole, how: ProcessStart): string {
  return JSON.stringify([role, how]);
}
