import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { createFolders, foldersOf } from '../store/folders.ts';
import { openLockFile } from '../store/sqlite.ts';
import { checkStage } from './check-stage.ts';
import { RESTORATION_LOCK, finishLocked, inUse } from './finish-restoration.ts';
import { isInUse } from './in-use.ts';
import { carryOut, dropPlan, isPlanned, readPlan, writePlan } from './plan.ts';
import type { Plan } from './plan.ts';
import { isEmptyFolder } from './precious.ts';
import type { BackupPorts } from './precious.ts';
import { unpackBackup } from './unpack.ts';

export interface RestoreChoice {
  readonly path: string;
  /** Puts it in the place of a workspace that is there, which is set aside. */
  readonly force: boolean;
  /** Prepares it for the next start when the workspace is in use, as it is by the window that asks. */
  readonly atNextStart: boolean;
}

export interface Restored {
  readonly madeAt: string;
  readonly files: readonly string[];
  /** The folder, in the data folder, that took what was there; null when nothing was. */
  readonly aside: string | null;
  /** False: it will be at the next start of Cercle. */
  readonly isDone: boolean;
}

const STAGE = '.restauration-';

/**
 * Puts a backup in the place of the workspace. Everything is unpacked beside and checked first; then one file says that it is decided,
 * and from there on a kill only delays it: whoever opens the folder next brings it to its end.
 * @throws AppError `backup.invalid`, `backup.not-empty` unless `force`, `backup.in-use`, `file.not-found`, `storage.full`.
 */
export async function restoreBackup(ports: BackupPorts, choice: RestoreChoice): Promise<Restored> {
  const { dataDirectory: data } = ports;
  createFolders(foldersOf(ports));
  const lock = openLockFile(join(data, RESTORATION_LOCK));
  if (lock === undefined) throw inUse();
  try {
    return await restoreLocked(ports, choice);
  } finally {
    lock.close();
  }
}

async function restoreLocked(ports: BackupPorts, { path, force, atNextStart }: RestoreChoice): Promise<Restored> {
  const { dataDirectory: data } = ports;
  // The latest decision counts.
  if (isPlanned(data) && !finishLocked(data)) dropPlan(data);
  const isEmpty = isEmptyFolder(data);
  if (!isEmpty && !force)
    throw new AppError('backup.not-empty', `${data} holds a workspace already; add --force to set it aside.`);
  // Told before the work as well as after it.
  if (!atNextStart && isInUse(data)) throw inUse();
  removeAbandoned(data);
  const stage = `${STAGE}${randomUUID()}`;
  await mkdir(join(data, stage), { mode: 0o700 });
  try {
    const { madeAt, files } = await unpackBackup(path, join(data, stage));
    checkStage(ports, join(data, stage), basename(path));
    const stamp = ports.now().toISOString().replaceAll(/[:.]/gu, '-');
    const plan: Plan = { version: 1, stage, aside: `avant-restauration-${stamp}-${stage.slice(-4)}`, isBegun: false };
    const isDone = begin(data, plan, atNextStart);
    return { madeAt, files: files.map(({ name }) => name), aside: isEmpty ? null : plan.aside, isDone };
  } catch (error) {
    if (readPlan(data)?.stage !== stage) rmSync(join(data, stage), { recursive: true, force: true });
    throw error;
  }
}

/** Whether it is done: what is in use waits for the next start, or is refused. */
function begin(data: string, plan: Plan, canWait: boolean): boolean {
  const isFree = !isInUse(data);
  if (!isFree && !canWait) throw inUse();
  writePlan(data, { ...plan, isBegun: isFree });
  if (isFree) carryOut(data, plan);
  return isFree;
}

/** What was unpacked by a restoration that was killed before it was decided. */
function removeAbandoned(data: string): void {
  for (const name of readdirSync(data).filter((one) => one.startsWith(STAGE))) {
    rmSync(join(data, name), { recursive: true, force: true });
  }
}
