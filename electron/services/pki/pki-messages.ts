import type { PlainError } from '../store/plain-error.ts';

/** From the worker to its client: that its code is loaded, once, then the answer to the one task it was given. */
export type TaskAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'error'; readonly error: PlainError };
