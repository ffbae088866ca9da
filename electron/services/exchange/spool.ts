import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { createPrivateFolder } from '../store/folders.ts';
import type { Folders } from '../store/folders.ts';
import { removeFolder } from '../store/generation.ts';
import { isOwnerAlive, lockOwner } from '../store/locks.ts';
import type { Lock } from '../store/locks.ts';
import { storageError } from '../store/storage-error.ts';

/** Where the answer of one exchange is written while it comes. */
export interface SpoolPlace {
  readonly file: string;
  /** Adds what comes to the file, from its beginning or behind what it holds; all of it is on the disk at the end. */
  write(body: AsyncIterable<Uint8Array>, options: WriteOptions): Promise<void>;
  /** Gives the file a name, in its folder; names what is imported. */
  named(name: string): Promise<string>;
  remove(): Promise<void>;
}

export interface WriteOptions {
  /** Bytes already there that are kept; 0 begins anew. */
  readonly from: number;
  /** What the server announced; null when it did not. */
  readonly expected: number | null;
  readonly onBytes: (done: number) => void;
}

/** Answers on their way, in folders that go with the process that made them. */
export interface Spool {
  place(region: string, exchange: string): Promise<SpoolPlace>;
  /** Where answers wait to be imported, from one run of the program to the next. */
  waiting(region: string): Promise<string>;
  close(): void;
}

/** Space that is always left to the rest of the computer. */
const RESERVE_BYTES = 64 * 1024 * 1024;
/** The room left is looked at again each time so much was written. */
const LOOK_BYTES = 32 * 1024 * 1024;

/** Between the region and the run; the names begin by the source, so that they go with it. */
const MARK = '.exchange-';

/** Opens the spool of this process, once what processes that are no more left there is gone. */
export function openSpool(folders: Pick<Folders, 'spool' | 'locks'>): Spool {
  createPrivateFolder(folders.spool);
  createPrivateFolder(folders.locks);
  const run = randomUUID().slice(0, 8);
  const lock: Lock = lockOwner(folders.locks, ownerOf(run));
  sweep(folders);
  return {
    async place(region, exchange) {
      const folder = join(folders.spool, `${region}${MARK}${run}-${exchange}`);
      await mkdir(folder, { mode: 0o700 });
      return placeIn(folder);
    },
    async waiting(region) {
      const folder = join(folders.spool, `${region}.sync`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    close: () => lock.release(),
  };
}

function ownerOf(run: string): string {
  return `exchanges ${run}`;
}

function sweep({ spool, locks }: Pick<Folders, 'spool' | 'locks'>): void {
  for (const name of readdirSync(spool)) {
    const run = name.split(MARK)[1]?.slice(0, 8);
    if (run !== undefined && !isOwnerAlive(locks, ownerOf(run))) removeFolder(join(spool, name));
  }
}

function placeIn(folder: string): SpoolPlace {
  const file = join(folder, 'answer');
  return {
    file,
    async write(body, options) {
      await requireRoom(folder, (options.expected ?? options.from) - options.from);
      const handle = await open(file, options.from === 0 || !existsSync(file) ? 'w' : 'r+', 0o600);
      try {
        await handle.truncate(options.from);
        await copy(body, handle, folder, options);
        await handle.sync();
      } catch (error) {
        throw storageError(error, 'spool');
      } finally {
        await handle.close();
      }
    },
    async named(name) {
      const target = join(folder, name);
      await rename(file, target);
      return target;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function copy(
  body: AsyncIterable<Uint8Array>,
  handle: FileHandle,
  folder: string,
  { from, onBytes }: WriteOptions,
): Promise<void> {
  let at = from;
  let looked = from;
  for await (const chunk of body) {
    for (let done = 0; done < chunk.length;) {
      done += (await handle.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
    }
    at += chunk.length;
    onBytes(at);
    if (at - looked < LOOK_BYTES) continue;
    looked = at;
    await requireRoom(folder, LOOK_BYTES);
  }
}

/** @throws AppError `storage.full` before the disk is. */
async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.max(0, bavail * bsize - RESERVE_BYTES);
  if (bytes <= free) return;
  const needed = Math.round(bytes / 1e6);
  throw new AppError('storage.full', `The disk is full: the answer needs ${needed} MB more; nothing was changed.`, {
    values: { needed: bytes, free, file: 'spool' },
    advice: [`Free about ${needed} MB, or choose another folder with --data, and ask again.`],
  });
}
