import { AppError } from '../../../shared/errors.ts';
import type { Located } from './index.ts';
import { openSource } from './reader-source.ts';
import type { OpenSource, SourceHandle } from './reader-source.ts';

export interface Handles {
  /** Opens what is new, closes what has gone. @throws AppError `cache.corrupt`, `storage.failed` */
  follow(locations: readonly Located[]): void;
  /** Runs a piece of work in which every source stays as it is at its start. */
  reading<T>(work: (sources: readonly SourceHandle[]) => T): T;
  close(): void;
}

export function createHandles(): Handles {
  const open = new Map<string, OpenSource>();
  const follow = (locations: readonly Located[]): void => {
    const wanted = new Map(locations.map((location) => [location.source, location]));
    for (const [source, known] of open) {
      const now = wanted.get(source);
      if (now?.dataFile === known.location.dataFile) {
        known.location = now;
        continue;
      }
      open.delete(source);
      known.close();
    }
    for (const location of wanted.values()) {
      if (!open.has(location.source)) open.set(location.source, openSource(location));
    }
  };
  return {
    follow,
    reading: (work) => {
      const sources = [...open.values()].sort((a, b) => (a.location.source < b.location.source ? -1 : 1));
      const begun: OpenSource[] = [];
      try {
        for (const source of sources) {
          source.begin();
          begun.push(source);
        }
        return work(sources.map(({ handle }) => handle));
      } finally {
        for (const source of begun) source.end();
      }
    },
    close: () => {
      follow([]);
    },
  };
}

/**
 * The sources that a filter keeps, all of them without one.
 * @throws AppError `cache.source-unknown` for a name that the cache does not hold.
 */
export function chosenSources(
  sources: readonly SourceHandle[],
  wanted: readonly string[] | undefined,
): readonly SourceHandle[] {
  if (wanted === undefined || wanted.length === 0) return sources;
  const names = new Set(wanted);
  for (const name of names) {
    if (sources.some(({ source }) => source === name)) continue;
    throw new AppError(
      'cache.source-unknown',
      `The cache holds no source \`${name}\`; \`cercle sources\` lists them.`,
      {
        values: { source: name },
        proof: sources.map(({ source }) => source),
      },
    );
  }
  return sources.filter(({ source }) => names.has(source));
}
