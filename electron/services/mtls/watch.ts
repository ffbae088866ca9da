import type { OwnFailure } from '../../../shared/domain/exchange/diagnose-evidence.ts';
import type { Phase } from '../../../shared/domain/exchange/facts.ts';
import { ownFailure, WireError } from './failure.ts';

/** What can end an exchange from outside it: the person, the overall deadline, the deadline of a step. */
export interface Watch {
  /** Where the exchange is. */
  phase: Phase;
  /** Aborted with a `WireError`. */
  readonly signal: AbortSignal;
  /** Runs a step with a deadline of its own. */
  within<T>(ms: number, code: OwnFailure, step: () => Promise<T>): Promise<T>;
  stop(code: OwnFailure, message?: string): void;
  /** Lets the deadline and the person go. */
  end(): void;
}

export function createWatch(totalMs: number, outer: AbortSignal): Watch {
  const controller = new AbortController();
  const watch: Watch = {
    phase: 'check',
    signal: controller.signal,
    stop: (code, message) => controller.abort(ownFailure(watch.phase, code, message)),
    async within(ms, code, step) {
      const timer = setTimeout(() => watch.stop(code, `${ms} ms`), ms);
      try {
        return await step();
      } finally {
        clearTimeout(timer);
      }
    },
    end() {
      clearTimeout(total);
      outer.removeEventListener('abort', cancel);
    },
  };
  const cancel = (): void => watch.stop('CERCLE_CANCELLED');
  const total = setTimeout(() => watch.stop('CERCLE_DEADLINE', `${totalMs} ms`), totalMs);
  outer.addEventListener('abort', cancel, { once: true });
  if (outer.aborted) cancel();
  return watch;
}

/** Why the watch ended, if it did. */
export function stopOf({ signal }: Watch): WireError | null {
  return signal.aborted && signal.reason instanceof WireError ? signal.reason : null;
}

/** Runs what must be undone at once when the watch ends; settles with whatever comes first. */
export function stoppable<T>(
  watch: Watch,
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle =
      <V>(then: (value: V) => void) =>
      (value: V): void => {
        watch.signal.removeEventListener('abort', onStop);
        then(value);
      };
    const before = stopOf(watch);
    if (before !== null) return reject(before);
    const undo = start(settle(resolve), settle(reject));
    const onStop = (): void => {
      undo();
      settle(reject)(stopOf(watch));
    };
    watch.signal.addEventListener('abort', onStop, { once: true });
  });
}
