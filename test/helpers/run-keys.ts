import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the keys of a run of tests lie: set by what runs them all. */
const VARIABLE = 'CERCLE_RUN_KEYS';

/** Makes the folder of a run's keys; gives what removes it. */
export function openRunKeys(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-run-keys-'));
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** How many keys of each kind this process has asked for. */
const asked = new Map<string, number>();

/** Puts a whole file where none is; false when there is one already. */
function put(file: string, content: Uint8Array): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, content, { mode: 0o600 });
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * A key of a kind that takes long to make: the first one that a process asks for is the first one of every process of a run, and so
 * on, so that a run makes few. A process never has the same one twice. Outside a run, `make` makes each.
 */
export function keyOfRun(kind: string, make: () => Uint8Array): Uint8Array {
  const folder = process.env[VARIABLE];
  if (folder === undefined) return make();
  const rank = (asked.get(kind) ?? 0) + 1;
  asked.set(kind, rank);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kind}-${rank}.pem`);
  try {
    return readFileSync(file);
  } catch {
    const made = make();
    return put(file, made) ? made : readFileSync(file);
  }
}
