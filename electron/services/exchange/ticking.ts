import { AppError } from '../../../shared/errors.ts';
import type { Log } from '../ports.ts';

/** Milliseconds: from the moment a window listens to the first run, which catches up, then from one end to the next beginning. */
export interface TickPace {
  readonly firstMs: number;
  readonly everyMs: number;
}

/** A window that has just opened is left to whoever opened it; what is due is due in hours. */
export const CALM_PACE: TickPace = { firstMs: 20_000, everyMs: 10 * 60_000 };

/** Does what is due as long as a window listens, never twice at once; what fails is logged, and told by the history. */
export interface Ticking {
  listen(isListening: boolean): void;
  /** Begins nothing any more and stops what it can. */
  stop(): void;
  /** Once what had begun has ended. */
  ended(): Promise<void>;
}

export function createTicking(tick: (signal: AbortSignal) => Promise<unknown>, log: Log, pace: TickPace): Ticking {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  let running: Promise<void> | undefined;
  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = tick(stop.signal)
        .catch((error: unknown) => note(error, log))
        .then(() => {
          running = undefined;
          if (isWanted) plan(pace.everyMs);
        });
    }, ms);
    timer.unref();
  };
  return {
    listen(isListening) {
      isWanted = isListening && !stop.signal.aborted;
      if (!isWanted) clearTimeout(timer);
      else if (running === undefined) plan(pace.firstMs);
    },
    stop() {
      isWanted = false;
      clearTimeout(timer);
      stop.abort(new AppError('cancelled', 'The window closes.'));
    },
    ended: async () => running,
  };
}

/** Another window, or `cercle tick`, is at it: nothing is wrong then. */
function note(error: unknown, log: Log): void {
  const isOther = error instanceof AppError && ['exchange.busy', 'cancelled'].includes(error.code);
  if (!isOther) log.warn(`what is due was not done: ${String(error)}`);
}
