import type { Log } from './ports.ts';
import type { Store } from './store/index.ts';

/** Another process may import while a window is open: its news come within this time (design architecture §3.10). */
const INTERVAL_MS = 1000;

/** Looks at the cache as long as somebody listens. */
export interface CacheWatch {
  /** Begins or ends looking; what changed before somebody listened is not news. */
  listen(isListening: boolean): void;
  /** This process changed a source; false when the watch saw it first and told. */
  isNews(source: string | undefined): boolean;
}

type Watched = () => Pick<Store, 'dataVersion' | 'locateAll'>;

/** Tells each source that was published, merged or removed, whoever did it. */
export function createCacheWatch(store: Watched, changed: (source: string) => void, log: Log): CacheWatch {
  const changesSince = createComparison(store);
  let timer: NodeJS.Timeout | undefined;
  const look = (): readonly string[] => {
    try {
      return changesSince();
    } catch (error) {
      // What is wrong with the catalogue is told to the next person who asks something of it.
      log.warn(`cache watch: ${String(error)}`);
      return [];
    }
  };
  return {
    listen: (isListening) => {
      clearInterval(timer);
      timer = undefined;
      if (!isListening) return;
      look();
      timer = setInterval(() => look().forEach(changed), INTERVAL_MS);
      timer.unref();
    },
    isNews: (source) => {
      if (timer === undefined) return true;
      const found = look();
      for (const other of found) if (other !== source) changed(other);
      return source === undefined || found.includes(source);
    },
  };
}

/** The sources that changed since it was asked before. */
function createComparison(store: Watched): () => readonly string[] {
  let version: number | undefined;
  let known: ReadonlyMap<string, string> = new Map();
  return () => {
    const latest = store().dataVersion();
    if (latest === version) return [];
    const before = known;
    known = statesOf(store());
    version = latest;
    const sources = new Set([...before.keys(), ...known.keys()]);
    return [...sources].filter((source) => before.get(source) !== known.get(source));
  };
}

/** What each source holds, as the catalogue tells it. */
function statesOf(store: ReturnType<Watched>): ReadonlyMap<string, string> {
  return new Map(
    store.locateAll().map(({ source, generation, importedAt }) => [source, `${generation} ${importedAt}`]),
  );
}
