/** Lets so many through at a time, in the order in which they came. */
export interface Gate {
  /** Waits for a place, which is given back when the work ends. Throws the reason of the signal when it comes first. */
  pass<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

export function createGate(places: number): Gate {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const enter = (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const turn = (): void => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const stop = (): void => {
        const at = waiting.indexOf(turn);
        if (at >= 0) waiting.splice(at, 1);
        reject(reasonOf(signal));
      };
      waiting.push(turn);
      signal.addEventListener('abort', stop, { once: true });
    });
  };
  return {
    async pass(signal, work) {
      await enter(signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

/** Waits, or throws the reason of the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(reasonOf(signal));
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** What the work gives, or the reason of the signal when that comes first; the work must change nothing. */
export async function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(reasonOf(signal));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([stopped, work]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}

/** Spaces what begins: never more than so many in a second. */
export function createMeter(
  perSecond: number,
  clock: () => number = () => performance.now(),
): (signal: AbortSignal) => Promise<void> {
  const interval = 1000 / perSecond;
  let next = 0;
  return async (signal) => {
    const now = clock();
    const mine = Math.max(now, next);
    next = mine + interval;
    if (mine > now) await pause(mine - now, signal);
  };
}

/** How failed readings are tried again. */
export interface Backoff {
  /** Before the second attempt; each later wait is twice as long. */
  readonly firstMs: number;
  readonly mostMs: number;
  readonly attempts: number;
}

export const BACKOFF: Backoff = { firstMs: 1000, mostMs: 30_000, attempts: 4 };

/**
 * How long to wait after a failed attempt (1 for the first): between a half and the whole of a time that doubles, so that those
 * who failed together do not come back together. What the server asks for comes first, within the same limit.
 */
export function waitAfter(
  attempt: number,
  { firstMs, mostMs }: Backoff,
  random: () => number,
  askedSeconds: number | null = null,
): number {
  const whole = Math.min(mostMs, firstMs * 2 ** (attempt - 1));
  const asked = askedSeconds === null ? 0 : Math.min(mostMs, askedSeconds * 1000);
  return Math.max(asked, whole / 2 + (random() * whole) / 2);
}
