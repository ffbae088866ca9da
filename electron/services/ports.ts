/** What a way in (command line, loopback host, Electron) must bring for the services to run; nothing else is asked of it. */
export interface Ports {
  /** Precious: the workspace. */
  readonly dataDirectory: string;
  /** Can be made again: generations, spool, temporary files. */
  readonly cacheDirectory: string;
  /** A file of the project's `resources/` folder. */
  resource(name: string): URL;
  /** Starts a service process with a message channel. */
  spawn(role: ProcessRole, start?: ProcessStart): Child;
  /** Entry of a worker thread. */
  workerUrl(name: WorkerName): URL;
  now(): Date;
  readonly log: Log;
  /** The system's key store, or why there is none; absent where the way in has none to offer (command line, browser). */
  readonly keyProtector?: () => Promise<KeyProtector | NoProtection>;
}

/** Seals small secrets with the keys of the person's session on this computer. */
export interface KeyProtector {
  protect(secret: Uint8Array): Promise<Uint8Array>;
  /** `mustSealAgain`: the system's key has changed; seal it anew and forget the old form. */
  unprotect(sealed: Uint8Array): Promise<{ readonly secret: Uint8Array; readonly mustSealAgain: boolean }>;
}

/** Why the system protects nothing: no key store, or one that only obfuscates with a password everybody knows. */
export type NoProtection = 'unavailable' | 'not-protecting';

/**
 * A service process, whatever started it: `child_process.fork`, or Electron's `utilityProcess`, where a packaged
 * application cannot run as Node. Messages are structured clones. Its own side of the channel is `process.send` in the
 * first case and `process.parentPort` in the second.
 */
export interface Child {
  readonly pid?: number | undefined;
  send(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** Ends it at once, without a chance to clean up. */
  kill(signal: 'SIGKILL'): unknown;
}

export type ProcessRole = 'ingest' | 'sandbox';
/** What a process is started with, besides what this one has. */
export interface ProcessStart {
  readonly env?: Readonly<Record<string, string>>;
  /** Options of V8. Code that was compiled under others is compiled again: those told later cost that at every start. */
  readonly flags?: readonly string[];
}

export type WorkerName = 'read' | 'parse' | 'words' | 'compare' | 'pki';

export interface Log {
  info(message: string): void;
  warn(message: string): void;
}
