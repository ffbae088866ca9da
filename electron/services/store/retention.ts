import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.ts';
import type { Folders } from './folders.ts';
import { generationFiles, generationFolder, removeFolder } from './generation.ts';
import { isOwnerAlive, tryLockSource } from './locks.ts';

/** Forgets and deletes the generations of a source beyond the current one and `kept` previous ones. The source must be locked. */
export function applyRetention(catalogue: Catalogue, folders: Folders, source: string, kept: number): void {
  const old = catalogue.generations(source).slice(1 + kept);
  if (old.length === 0) return;
  // Forgotten first: a reader must not be sent to files that are being deleted.
  catalogue.forget(old.map(({ id }) => id));
  for (const { id } of old) removeFolder(generationFolder(folders.sources, source, id));
}

/**
 * Removes what a process that was killed left behind: generations never published, and files that the catalogue no longer
 * names because a reader had them open. What another process is working on is left alone.
 */
export function removeLeftovers(catalogue: Catalogue, folders: Folders): void {
  forgetMissing(catalogue, folders);
  for (const job of listFolder(folders.staging)) {
    if (!isOwnerAlive(folders.locks, stagingOwner(job))) removeFolder(join(folders.staging, job));
  }
  for (const source of listFolder(folders.sources)) {
    const known = new Set(catalogue.generations(source).map(({ id }) => id));
    const unknown = listFolder(join(folders.sources, source)).filter((id) => !known.has(id));
    if (unknown.length === 0 && known.size > 0) continue;
    const lock = tryLockSource(folders.locks, source);
    if (lock === undefined) continue;
    try {
      // Read again under the lock: a generation may have been published in between.
      const published = new Set(catalogue.generations(source).map(({ id }) => id));
      for (const id of unknown) if (!published.has(id)) removeFolder(join(folders.sources, source, id));
      if (published.size === 0 && listFolder(join(folders.sources, source)).length === 0) {
        removeFolder(join(folders.sources, source));
      }
    } finally {
      lock.release();
    }
  }
}

/** Generations whose files somebody deleted: the cache can be made again, and people know. */
function forgetMissing(catalogue: Catalogue, folders: Folders): void {
  for (const { source } of catalogue.current()) {
    const isMissing = ({ id }: { readonly id: string }): boolean =>
      !existsSync(generationFiles(generationFolder(folders.sources, source, id)).data);
    const missing = catalogue.generations(source).filter(isMissing);
    if (missing.length > 0) catalogue.forget(missing.map(({ id }) => id));
  }
}

/** The owner lock that says that a generation under construction is being worked on. */
export function stagingOwner(job: string): string {
  return `staging ${job}`;
}

function listFolder(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
