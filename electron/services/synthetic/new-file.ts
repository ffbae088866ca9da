import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { storageError } from '../store/storage-error.ts';

export interface NewFileOptions {
  /** Replaces an existing file. */
  readonly force: boolean;
  /** Readable by its owner only: it holds restricted data. */
  readonly isPrivate?: boolean;
}

/**
 * Writes a file that is whole or not there: to a temporary one beside it, then fsync and rename. Whatever `write` throws
 * leaves what was there before; so does a kill, whose temporary file goes when the same name is written again.
 * @throws AppError `file.exists` unless `force`, `file.not-found` when the folder is absent, `storage.full`, `storage.failed`.
 */
export async function writeNewFile(
  file: string,
  { force, isPrivate = false }: NewFileOptions,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  if (!force && existsSync(file)) throw exists(file);
  const folder = dirname(file);
  if (!existsSync(folder))
    throw new AppError('file.not-found', `The folder ${folder} does not exist; create it or choose another one.`, {
      values: { file: folder },
    });
  await removeAbandoned(file);
  const temporary = join(folder, `.${basename(file)}.${process.pid}-${randomUUID().slice(0, 8)}.part`);
  try {
    const handle = await open(temporary, 'wx', isPrivate ? 0o600 : 0o666);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await (force ? rename(temporary, file) : publishOnce(temporary, file));
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw storageError(error, basename(file));
  }
}

/** Gives the file its name unless the name is taken by then; a link refuses what a rename would replace. */
async function publishOnce(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST' || existsSync(file)) throw exists(file);
    // Some file systems have no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    await rename(temporary, file);
    return;
  }
  await rm(temporary, { force: true });
}

/** Removes temporary files of this name left by processes that are no more. */
async function removeAbandoned(file: string): Promise<void> {
  const start = `.${basename(file)}.`;
  for (const name of await readdir(dirname(file)).catch(() => [])) {
    if (!name.startsWith(start)) continue;
    const pid = /^(\d+)-[0-9a-f]{8}\.part$/.exec(name.slice(start.length))?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(dirname(file), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Makes the name durable as well; folders cannot be opened for it on Windows, where the file system does without. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(file: string): AppError {
  return new AppError('file.exists', `${file} exists already; choose another name or replace it with --force.`, {
    values: { file },
  });
}
