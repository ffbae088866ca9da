import type { ErrorCode } from '../errors.ts';

/** JSON-RPC 2.0, the same bytes over every transport. */
export interface WireRequest {
  readonly jsonrpc: '2.0';
  readonly id: string;
  /** `service.method`. */
  readonly method: string;
  readonly params: unknown;
}

export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly proof?: readonly string[];
  readonly advice?: readonly string[];
  readonly values?: Readonly<Record<string, string | number>>;
}

export type WireReply =
  | { readonly jsonrpc: '2.0'; readonly id: string; readonly result: unknown }
  | { readonly jsonrpc: '2.0'; readonly id: string; readonly error: WireError };

/** Something happened; nobody has to answer. Events announce, they never carry decisions. */
export type WireEvent =
  | { readonly type: 'job.progress'; readonly jobId: string; readonly progress: JobProgress }
  | { readonly type: 'job.ended'; readonly jobId: string; readonly state: 'finished' | 'failed' | 'cancelled' }
  | { readonly type: 'cache.changed'; readonly source: string | undefined }
  /** The vault was made, opened, locked, or is protected otherwise. */
  | { readonly type: 'vault.changed' }
  /** The inventory of certificates, or what their statuses depend on. */
  | { readonly type: 'certificates.changed' }
  /** The servers that can be queried, or how they last answered. */
  | { readonly type: 'regions.changed' }
  /** A dossier, or what it is compared with. */
  | { readonly type: 'dossiers.changed' }
  /** The sandbox region that this program had started has ended; `code` is null when it was killed. */
  | { readonly type: 'sandbox.ended'; readonly code: number | null };

/** How far a job is, with real counts; at most five a second. `total` is absent while it cannot be known. */
export interface JobProgress {
  readonly phase:
    | 'check'
    | 'read'
    | 'link'
    | 'write'
    | 'index'
    | 'publish'
    | 'generate'
    | 'export'
    /** An exchange: the way to the server, then its answer as it comes. */
    | 'connect'
    | 'receive'
    /** A synchronisation: `rows` are establishments. */
    | 'sync';
  readonly files?: { readonly done: number; readonly total: number };
  readonly bytes?: { readonly done: number; readonly total?: number };
  readonly entities?: number;
  readonly rows?: { readonly done: number; readonly total?: number };
}
