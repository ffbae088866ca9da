import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';

/** What is said of failures about the sandbox region. */
export const sandboxErrors: Readonly<Record<Extract<ErrorCode, `sandbox.${string}`>, ErrorSentences>> = {
  'sandbox.absent': {
    what: 'No sandbox region runs for this data folder.',
    todo: 'Start it with “cercle sandbox start”, with the same --data, and leave it in the foreground.',
  },
  'sandbox.running': {
    what: 'A sandbox region runs already for this data folder.',
    todo: 'Use that one, or stop it first with “cercle sandbox stop”.',
  },
};
