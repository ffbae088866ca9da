import { closeSync, existsSync, fsync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { createPrivateFolder } from './folders.ts';
import { scratchFiles, type ScratchFiles } from './scratch.ts';
import { guarded, openReadable } from './sqlite.ts';
import { storageError } from './storage-error.ts';

/** The files of one generation of a source. */
export interface GenerationFiles {
  readonly folder: string;
  readonly data: string;
  readonly fts: string;
  readonly scratch: ScratchFiles;
}

export function generationFiles(folder: string): GenerationFiles {
  return {
    folder,
    data: join(folder, 'data.db'),
    fts: join(folder, 'fts.db'),
    scratch: scratchFiles(folder),
  };
}

/** Where a published generation lies. */
export function generationFolder(sources: string, source: string, id: string): string {
  return join(sources, source, id);
}

/** A name that sorts by time and is used once: the instant, then the job. */
export function newGenerationId(at: Date, job: string): string {
  const instant = at.toISOString().replace(/[-:]|\.\d+Z$/g, '');
  return `${instant}-${job.replace(/[^A-Za-z0-9]/g, '').slice(-12)}`;
}

/**
 * Makes a finished generation durable and checks it: after this, publishing it is one row. The connections that built it
 * must be closed.
 * @throws AppError `cache.corrupt` when SQLite finds fault with a file.
 */
export function sealGeneration(files: GenerationFiles): void {
  for (const file of [files.data, files.fts]) sealFile(file);
  sealFolder(files);
}

/** Makes one finished file durable and checks it, as `sealGeneration` does. */
export function sealFile(file: string): void {
  syncPath(file);
  check(file);
}

/**
 * The same, checked while the disk writes: the check reads what the system has in memory, as it does once all is on the disk.
 * Settles when both have ended.
 */
export async function sealFileMeanwhile(file: string): Promise<void> {
  const handle = guarded(file, () => openSync(file, 'r+'));
  const written = new Promise<void>((resolve, reject) => {
    fsync(handle, (error) => (error === null ? resolve() : reject(storageError(error, basename(file)) as Error)));
  });
  try {
    check(file);
  } finally {
    await written.finally(() => closeSync(handle));
  }
}

/** What is left of sealing when each file was sealed by who made it. */
export function sealFolder(files: GenerationFiles): void {
  for (const file of Object.values(files.scratch)) removeWithCompanions(file);
  syncPath(files.folder);
}

/** Moves a sealed generation to its place; it stays invisible until the catalogue names it. */
export function placeGeneration(files: GenerationFiles, target: string): GenerationFiles {
  createPrivateFolder(dirname(target));
  guarded(target, () => renameSync(files.folder, target));
  syncPath(dirname(target));
  syncPath(dirname(files.folder));
  return generationFiles(target);
}

export function removeWithCompanions(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

/** Deletes a folder; false when the system refuses because a reader still has a file of it open (Windows). */
export function removeFolder(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });
  } catch {
    return false;
  }
  return !existsSync(folder);
}

/** Bytes of all files below a folder, 0 when there is none. */
export function folderBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (bytes, entry) => bytes + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}

function check(file: string): void {
  const db = openReadable(file);
  try {
    const verdict = guarded(file, () => db.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok') {
      throw new AppError('cache.corrupt', 'The new tables did not pass their check; nothing was published.', {
        proof: [String(verdict)],
      });
    }
  } finally {
    db.close();
  }
}

/** Folders cannot be opened for syncing on Windows, where the file system does without. */
function syncPath(path: string): void {
  const isFolder = statSync(path).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  guarded(path, () => {
    const handle = openSync(path, isFolder ? 'r' : 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}
