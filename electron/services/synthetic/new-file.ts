import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { storageError } from '../store/storage-error.ts';

/**
 * Writes a file that is whole or not there: to a temporary one beside it, then fsync and rename. Whatever `write` throws
 * leaves what was there before.
 * @throws AppError `file.exists` unless `force`, `file.not-found` when the folder is absent, `storage.full`, `storage.failed`.
 */
export async function writeNewFile(
  file: string,
  force: boolean,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  assertFree(file, force);
  if (!existsSync(dirname(file)))
    throw new AppError(
      'file.not-found',
      `The folder ${dirname(file)} does not exist; create it or choose another one.`,
      {
        values: { file: dirname(file) },
      },
    );
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    assertFree(file, force);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw storageError(error, basename(file));
  }
}

function assertFree(file: string, force: boolean): void {
  if (force || !existsSync(file)) return;
  throw new AppError('file.exists', `${file} exists already; choose another name or replace it with --force.`, {
    values: { file },
  });
}
