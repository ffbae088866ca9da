import type { Lang } from '../../../shared/i18n/lang.ts';
import type { Located } from './index.ts';
import type { ReadInput, ReadMethod, ReadOutput } from './reader.ts';
import type { PlainError } from './plain-error.ts';

/** What goes to the read worker. */
export type ToReadWorker =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly method: ReadMethod;
      readonly input: ReadInput<ReadMethod>;
      readonly lang: Lang;
      readonly located: readonly Located[];
    }
  | { readonly type: 'close' };

/** What comes back, one message a call. */
export type FromReadWorker =
  | { readonly type: 'result'; readonly id: number; readonly result: ReadOutput<ReadMethod> }
  | { readonly type: 'error'; readonly id: number; readonly error: PlainError };
