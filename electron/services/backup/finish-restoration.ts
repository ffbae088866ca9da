import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { openLockFile } from '../store/sqlite.ts';
import { isInUse } from './in-use.ts';
import { carryOut, dropPlan, isPlanned, isStaged, readPlan, writePlan } from './plan.ts';
import type { BackupPorts } from './precious.ts';

/** Held by whoever restores, in the data folder. */
export const RESTORATION_LOCK = 'restauration.lock';

/** Whether nothing is left to be done. To be called under the lock; a plan that was not begun waits until nobody uses what it would move. */
export function finishLocked(data: string): boolean {
  const plan = readPlan(data);
  if (plan === undefined) return true;
  if (!isStaged(data, plan)) {
    dropPlan(data);
    return true;
  }
  if (!plan.isBegun) {
    if (isInUse(data)) return false;
    writePlan(data, { ...plan, isBegun: true });
  }
  carryOut(data, plan);
  return true;
}

const WAIT_MS = 50;
const MOST_WAITS = 400;

/**
 * Brings a restoration to its end before anything of the folder is opened: one that was prepared for this start, or that was cut short.
 * @throws AppError `backup.in-use` when another process has been at it for too long.
 */
export function finishRestoration({ dataDirectory: data, log }: Pick<BackupPorts, 'dataDirectory' | 'log'>): void {
  for (let waits = 0; isPlanned(data); waits += 1) {
    const lock = openLockFile(join(data, RESTORATION_LOCK));
    if (lock !== undefined) {
      try {
        if (!finishLocked(data)) log.warn('backup: a restoration waits until every window and command is closed');
        return;
      } finally {
        lock.close();
      }
    }
    if (waits === MOST_WAITS) throw inUse();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
  }
}

export function inUse(): AppError {
  return new AppError('backup.in-use', 'Cercle is open on this folder; close its windows and commands, then restore.');
}
