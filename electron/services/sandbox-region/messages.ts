import type { PlainError } from '../store/plain-error.ts';
import type { SandboxStatus } from './control-messages.ts';
import type { SandboxSettings } from './options.ts';

/** What the process is started with. */
export interface SandboxRequest {
  readonly settings: SandboxSettings;
  /** URL of the `resources/` folder, with its last slash. */
  readonly resources: string;
}

export type ToSandbox = { readonly type: 'start'; readonly request: SandboxRequest } | { readonly type: 'stop' };

export type FromSandbox =
  | { readonly type: 'ready' }
  | { readonly type: 'running'; readonly status: SandboxStatus }
  | { readonly type: 'failed'; readonly error: PlainError };
