import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { openLockFile } from './sqlite.ts';

/** A lock held by this process. The system frees it when the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/** Only one process may write a source at a time; the lock's name does not tell the source's. */
export function lockSource(locks: string, source: string): Lock {
  const lock = tryLock(join(locks, `source-${nameOf(source)}.lock`));
  if (lock !== undefined) return lock;
  throw new AppError(
    'cache.busy',
    `The source ${source} is being written by another process; try again when it has ended.`,
    {
      values: { source },
    },
  );
}

export function tryLockSource(locks: string, source: string): Lock | undefined {
  return tryLock(join(locks, `source-${nameOf(source)}.lock`));
}

/**
 * Marks something temporary (a generation under construction, the running jobs of a process) as belonging to a live process.
 * Names are used once, so the lock file goes when it is released.
 */
export function lockOwner(locks: string, owner: string): Lock {
  const file = ownerFile(locks, owner);
  const lock = tryLock(file);
  if (lock === undefined)
    throw new AppError('cache.busy', `${owner} is in use by another process.`, { values: { owner } });
  return {
    release() {
      lock.release();
      rmSync(file, { force: true });
    },
  };
}

/** Whether the process that held this owner lock is still there. A lock file that has gone tells that it ended well. */
export function isOwnerAlive(locks: string, owner: string): boolean {
  const file = ownerFile(locks, owner);
  if (!existsSync(file)) return false;
  const lock = tryLock(file);
  if (lock === undefined) return true;
  lock.release();
  rmSync(file, { force: true });
  return false;
}

function ownerFile(locks: string, owner: string): string {
  return join(locks, `owner-${nameOf(owner)}.lock`);
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function tryLock(file: string): Lock | undefined {
  const db = openLockFile(file);
  return db === undefined ? undefined : { release: () => db.close() };
}
