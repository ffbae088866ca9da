import type { OwnFailure } from '../../../shared/domain/exchange/diagnose-evidence.ts';
import type { Phase, WireFailure } from '../../../shared/domain/exchange/facts.ts';

/** A connection that failed, at a phase; it stays inside the exchange, where it is a fact. */
export class WireError extends Error {
  readonly failure: WireFailure;

  constructor(failure: WireFailure, cause?: unknown) {
    super(`${failure.phase}: ${failure.code ?? ''} ${failure.message}`, cause === undefined ? undefined : { cause });
    this.name = 'WireError';
    this.failure = failure;
  }
}

/** A failure that we decide. */
export function ownFailure(phase: Phase, code: OwnFailure, message = ''): WireError {
  return new WireError({ phase, code, message });
}

/** Node joins the failures of several addresses; the first one that has a code speaks for them. */
function unfold(error: unknown): NodeJS.ErrnoException {
  if (error instanceof AggregateError) {
    const [first] = error.errors as readonly NodeJS.ErrnoException[];
    if (first !== undefined) return first;
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** Any error, as a failure of a phase. Messages are cut: some hold what the server sent. */
export function asWireError(error: unknown, phase: Phase): WireError {
  if (error instanceof WireError) return error;
  const { code, message } = unfold(error);
  return new WireError({ phase, code: code ?? null, message: message.slice(0, 500) }, error);
}
