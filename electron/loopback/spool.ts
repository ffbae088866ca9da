import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { rm, rmdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { safeFileName } from '../page/file-name.ts';
import { SPOOL_EXPIRY_MS, sweepSpool } from '../page/spool-folder.ts';

/** Space that is always left to the rest of the computer. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** A file on its way in or out. */
export interface Place {
  readonly path: string;
  readonly name: string;
  remove(): Promise<void>;
}

/** Files on their way between a page and the services, in owner-only folders; all removed at the end. */
export interface Spool {
  /** A new place; files of one `batch` lie side by side, as a checksum and its file must. */
  place(name: string, batch?: string): Place;
  /** Bytes that may still be written. */
  free(): Promise<number>;
  close(): void;
}

/** Opens the spool in a folder, which is made when missing. */
export function openSpool(directory: string): Spool {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  sweepSpool(directory);
  const folders = new Set<string>();
  const batches = new Map<string, string>();
  const newFolder = (): string => {
    const folder = join(directory, randomBytes(16).toString('hex'));
    mkdirSync(folder, { mode: 0o700 });
    folders.add(folder);
    setTimeout(() => void rm(folder, { recursive: true, force: true }), SPOOL_EXPIRY_MS).unref();
    return folder;
  };
  const folderOf = (batch: string | undefined, name: string): string => {
    const together = batch === undefined ? undefined : batches.get(batch);
    // A second file of the same name, or a batch whose folder has gone, starts a new folder.
    if (together !== undefined && existsSync(together) && !existsSync(join(together, name))) return together;
    const folder = newFolder();
    if (batch !== undefined) batches.set(batch, folder);
    return folder;
  };
  return {
    place(asked, batch) {
      const name = safeFileName(asked);
      const folder = folderOf(batch, name);
      const path = join(folder, name);
      const remove = async (): Promise<void> => {
        await rm(path, { force: true });
        await rmdir(folder).catch(() => undefined);
      };
      return { path, name, remove };
    },
    async free() {
      const { bavail, bsize } = await statfs(directory);
      return Math.max(0, bavail * bsize - RESERVE_BYTES);
    },
    close: () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })),
  };
}
