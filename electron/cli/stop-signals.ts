/**
 * Ctrl-C and SIGTERM. The first one is handed to `onFirst`, which answers whether something is being stopped properly and
 * will end by itself; when not, and at the second one, the process ends at once. Gives back the function that stops listening.
 */
export function listenForStop(onFirst: () => boolean): () => void {
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
