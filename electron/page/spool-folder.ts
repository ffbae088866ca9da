import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How long a file stays in the spool: an import has read it long before. */
export const SPOOL_EXPIRY_MS = 6 * 3_600_000;

/** Folder of files on their way between a browser and the services. */
export function spoolFolder(cacheDirectory: string): string {
  return join(cacheDirectory, 'spool', 'window');
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return []; // There is no spool yet.
  }
}

function removeWhenOld(folder: string): void {
  try {
    if (Date.now() - statSync(folder).mtimeMs > SPOOL_EXPIRY_MS) rmSync(folder, { recursive: true, force: true });
  } catch {
    return; // Gone, or held open by another process: another time.
  }
}

/** Removes what processes that were killed left in the spool; every way in to the window does it when it starts. */
export function sweepSpool(directory: string): void {
  for (const name of namesIn(directory)) removeWhenOld(join(directory, name));
}
