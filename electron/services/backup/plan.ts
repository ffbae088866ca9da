import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { guarded } from '../store/sqlite.ts';
import { COMPANIONS, PRECIOUS_NAMES } from './precious.ts';

const PLAN_NAME = 'restauration.json';
const folderName = z.string().regex(/^[\w.-]{1,100}$/u);

const plan = z.strictObject({
  version: z.literal(1),
  /** Folder of what was unpacked and checked. */
  stage: folderName,
  /** Folder that takes what is there now. */
  aside: folderName,
  /** Files have begun to move: it goes on to its end, whatever happens. */
  isBegun: z.boolean(),
});
export type Plan = z.infer<typeof plan>;

/** A restoration that was decided: undefined when there is none. */
export function readPlan(data: string): Plan | undefined {
  const file = join(data, PLAN_NAME);
  return existsSync(file) ? plan.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

export function isPlanned(data: string): boolean {
  return existsSync(join(data, PLAN_NAME));
}

/** Whole or not there, and on the disk when this returns. */
export function writePlan(data: string, chosen: Plan): void {
  const file = join(data, PLAN_NAME);
  guarded(file, () => {
    writeFileSync(`${file}.part`, JSON.stringify(chosen), { mode: 0o600 });
    sync(`${file}.part`);
    renameSync(`${file}.part`, file);
    sync(data);
  });
}

/**
 * Moves what is there aside, and what was unpacked in its place. Begun again after a kill, wherever it was, it comes to the same
 * end: what is still in the stage is what has not moved yet. Nothing is erased.
 */
export function carryOut(data: string, { stage, aside }: Plan): void {
  const from = join(data, stage);
  const kept = join(data, aside);
  guarded(data, () => {
    mkdirSync(kept, { recursive: true, mode: 0o700 });
    for (const name of PRECIOUS_NAMES) {
      if (isOldThere({ data, from, kept }, name)) moveAside({ data, from, kept }, name);
      if (existsSync(join(from, name))) moveIn({ data, from, kept }, name);
    }
    for (const folder of [kept, data]) sync(folder);
    if (readdirSync(kept).length === 0) rmdirSync(kept);
    dropPlan(data);
    rmSync(from, { recursive: true, force: true });
  });
}

/** Whether what is to be moved in is still there; a plan without it has nothing to do. */
export function isStaged(data: string, { stage }: Plan): boolean {
  return existsSync(join(data, stage));
}

/** Decides otherwise, or says that it is done. */
export function dropPlan(data: string): void {
  guarded(data, () => {
    rmSync(join(data, PLAN_NAME), { force: true });
    sync(data);
  });
}

interface Folders {
  readonly data: string;
  readonly from: string;
  readonly kept: string;
}

/** Before the first move of a name: what has its place is the old one as long as the new one waits, or none is to come. */
function isOldThere({ data, from, kept }: Folders, name: string): boolean {
  if (!existsSync(join(data, name)) || existsSync(join(kept, name))) return false;
  return existsSync(join(from, name)) || !existsSync(join(from, `${name}.moved`));
}

function moveAside(folders: Folders, name: string): void {
  moveCompanions(folders, name);
  renameSync(join(folders.data, name), join(folders.kept, name));
}

/** A log that stayed from the old database would be taken for one of the new. */
function moveCompanions({ data, kept }: Folders, name: string): void {
  for (const end of COMPANIONS) {
    if (existsSync(join(data, name + end))) renameSync(join(data, name + end), join(kept, name + end));
  }
}

function moveIn(folders: Folders, name: string): void {
  const { data, from } = folders;
  moveCompanions(folders, name);
  // Told before, so that what is in place later is known to be the new one, also when nothing was there to be set aside.
  writeFileSync(join(from, `${name}.moved`), '');
  sync(from);
  renameSync(join(from, name), join(data, name));
}

/** Makes names durable; folders cannot be opened for it on Windows, where the file system does without. */
function sync(path: string): void {
  try {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}
