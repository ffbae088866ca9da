/** Lets values through at most once an interval; the latest one is never lost. */
export interface Throttle<T> {
  push(value: T): void;
  /** Lets the latest value through now, if one waits. */
  flush(): void;
}

/** Makes a throttle in front of `receive`. */
export function createThrottle<T>(intervalMs: number, receive: (value: T) => void): Throttle<T> {
  let waiting: { readonly value: T } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const last = waiting;
    waiting = undefined;
    if (last !== undefined) receive(last.value);
  };
  const push = (value: T): void => {
    if (timer !== undefined) {
      waiting = { value };
      return;
    }
    receive(value);
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting !== undefined) {
        const { value: last } = waiting;
        waiting = undefined;
        push(last);
      }
    }, intervalMs);
    // A pending progress must not keep the process alive.
    timer.unref();
  };
  return { push, flush };
}
