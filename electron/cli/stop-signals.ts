/**
 * Ctrl-C and SIGTERM. The first one is handed to `onFirst`, which answers whether something is being stopped properly and
 * will end by itself; when not, and at the second one, the process ends at once. Gives back the function that stops listening.
 */
function listenForStop(onFirst: () => boolean): () => void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping || !onFirst()) process.exit(130);
    isStopping = true;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

/** What Ctrl-C and SIGTERM do to a command. */
export interface Stop {
  /** From now on the first one sets this signal in place of cancelling. */
  untilStop(): AbortSignal;
  /** Stops listening. */
  close(): void;
}

/** Listens for them; until a command says otherwise they `cancel`, which answers whether there was something to cancel. */
export function createStop(cancel: () => boolean): Stop {
  let awaited: AbortController | undefined;
  const close = listenForStop(() => {
    awaited?.abort();
    return awaited !== undefined || cancel();
  });
  const untilStop = (): AbortSignal => (awaited ??= new AbortController()).signal;
  return { untilStop, close };
}
