import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.ts';
import type { Folders } from './folders.ts';
import { folderBytes, removeFolder } from './generation.ts';
import { lockSource } from './locks.ts';

/**
 * Deletes every copy of a source that the cache made: its generations (tables, words, raw records), what was spooled for it,
 * and its rows in the catalogue, which is written anew so that no trace is left in free pages. Gives the bytes freed.
 * @throws AppError `cache.busy` when another process is writing it.
 */
export function purgeSource(catalogue: Catalogue, folders: Folders, source: string): number {
  const lock = lockSource(folders.locks, source);
  try {
    const folder = join(folders.sources, source);
    const bytes = folderBytes(folder);
    // Forgotten first: cut here, the next start finds the files without their rows, and removes them.
    catalogue.forgetSource(source);
    removeFolder(folder);
    for (const name of readdirSync(folders.spool)) {
      if (name.startsWith(`${source}.`)) removeFolder(join(folders.spool, name));
    }
    return bytes;
  } finally {
    lock.release();
  }
}
