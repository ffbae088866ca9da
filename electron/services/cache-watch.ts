import type { Log } from './ports.ts';
import type { Store } from './store/index.ts';

/** Another process may import while a window is open: its news come within this time (design architecture §3.10). */
const INTERVAL_MS = 1000;

/** Tells when the catalogue changed, whoever changed it; gives back the function that stops. */
export function watchCache(store: () => Pick<Store, 'dataVersion'>, changed: () => void, log: Log): () => void {
  let known: number | undefined;
  const look = (): void => {
    try {
      const version = store().dataVersion();
      if (known !== undefined && version !== known) changed();
      known = version;
    } catch (error) {
      // What is wrong with the catalogue is told to the next person who asks something of it.
      log.warn(`cache watch: ${String(error)}`);
    }
  };
  look();
  const timer = setInterval(look, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
