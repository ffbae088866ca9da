import { statfsSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { storageError } from '../store/storage-error.ts';

/**
 * Bytes that an import takes while it runs, for a byte of XML: the new generation (0.35, measured on generated regions of 160 and
 * 540 MB), the staged rows (0.3) and SQLite's sorting files (0.25), with a margin. An archive holds some ten times its size.
 */
const NEEDED = { xml: 1.2, zip: 12 };

/**
 * With less than that, SQLite cannot even begin a page or the file that goes with a database, and says only that it failed:
 * one connection takes the last bytes, another one has the failure.
 */
const NOTHING_LEFT = 256 * 1024;

/** A full disk is told with what the import needs and what is free; any other error comes back as it is. */
export function withNeededSpace(cause: unknown, files: readonly string[], folder: string): unknown {
  const error = storageError(cause, 'cache');
  if (!(error instanceof AppError)) return error;
  const free = freeBytes(folder);
  if (error.code !== 'storage.full' && !(error.code === 'storage.failed' && isNothing(free))) return error;
  const needed = files.reduce((sum, file) => sum + neededFor(file), 0);
  return new AppError(
    'storage.full',
    `The disk is full: the import needs about ${megabytes(needed)} MB; nothing was changed.`,
    {
      ...error.detail,
      values: { ...error.detail.values, needed, free: free ?? 0, folder },
      advice: [`Free about ${megabytes(needed)} MB, or choose another folder with --data, and import again.`],
    },
  );
}

function isNothing(free: number | undefined): boolean {
  return free !== undefined && free < NOTHING_LEFT;
}

function neededFor(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return Math.round(size * (/\.zip$/i.test(file) ? NEEDED.zip : NEEDED.xml));
}

/** Undefined where the system does not say. */
function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

function megabytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1e6));
}
