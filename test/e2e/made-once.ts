import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Where the folders of a run of journeys lie: set by its first process. */
const VARIABLE = 'CERCLE_E2E_MADE';

/** Makes the folder that those of this run lie in; gives what removes it. */
export function openMade(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-e2e-made-'));
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether this process may make the folder: another one may be at it, or may have ended before it was done. */
function mayMake(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = Number(readFileSync(lock, 'utf8'));
  if (owner !== 0 && !isAlive(owner)) rmSync(lock, { force: true });
  return false;
}

/**
 * A folder that journeys begin with, made by the first of the run that asks for it while the others wait; nobody writes in it
 * afterwards. One that could not be made is left to the next that asks.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = join(process.env[VARIABLE] ?? '', name);
  const [lock, proof] = [`${folder}.lock`, `${folder}.made`];
  while (!existsSync(proof)) {
    if (!mayMake(lock)) {
      await delay(50);
      continue;
    }
    try {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      await make(folder);
      writeFileSync(proof, '');
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return folder;
}

/** The data folder of a test, empty or a copy of another, removed after it. */
export async function withFolder(of: string | undefined, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-e2e-'));
  if (of !== undefined) cpSync(of, folder, { recursive: true });
  await use(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
