import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { safeFileName } from '../page/file-name.ts';

/** How long a file stays in the spool: an import has read it long before. */
const EXPIRY_MS = 6 * 3_600_000;
/** Space that is always left to the rest of the computer. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** A folder of one file on its way in or out. */
export interface Place {
  readonly path: string;
  readonly name: string;
  remove(): Promise<void>;
}

/** Files on their way between a page and the services; each in an owner-only folder of its own, all removed at the end. */
export interface Spool {
  place(name: string): Place;
  /** Bytes that may still be written. */
  free(): Promise<number>;
  close(): void;
}

/** Removes what processes that were killed left behind. */
function sweep(directory: string): void {
  for (const name of readdirSync(directory)) {
    const folder = join(directory, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > EXPIRY_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the spool in a folder, which is made when missing. */
export function openSpool(directory: string): Spool {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  sweep(directory);
  const folders = new Set<string>();
  return {
    place(asked) {
      const folder = join(directory, randomBytes(16).toString('hex'));
      const name = safeFileName(asked);
      mkdirSync(folder, { mode: 0o700 });
      folders.add(folder);
      const remove = async (): Promise<void> => {
        folders.delete(folder);
        await rm(folder, { recursive: true, force: true });
      };
      setTimeout(() => void remove(), EXPIRY_MS).unref();
      return { path: join(folder, name), name, remove };
    },
    async free() {
      const { bavail, bsize } = await statfs(directory);
      return Math.max(0, bavail * bsize - RESERVE_BYTES);
    },
    close: () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })),
  };
}
