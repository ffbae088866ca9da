import type { ChildProcess } from 'node:child_process';

/** What a way in (command line, loopback host, Electron) must bring for the services to run; nothing else is asked of it. */
export interface Ports {
  /** Precious: the workspace. */
  readonly dataDirectory: string;
  /** Can be made again: generations, spool, temporary files. */
  readonly cacheDirectory: string;
  /** A file of the project's `resources/` folder. */
  resource(name: string): URL;
  /** Starts a service process with an IPC channel (`process.send`). */
  spawn(role: ProcessRole, env?: Readonly<Record<string, string>>): ChildProcess;
  /** Entry of a worker thread. */
  workerUrl(name: WorkerName): URL;
  now(): Date;
  readonly log: Log;
}

export type ProcessRole = 'ingest';
export type WorkerName = 'read' | 'parse';

export interface Log {
  info(message: string): void;
  warn(message: string): void;
}
