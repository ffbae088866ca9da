import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { measured, ratio } from './figures.ts';
import type { Figure } from './figures.ts';
import { pythonImport } from './second-opinions.ts';

/** What the Python program is run on once more. */
export interface BareRun {
  readonly python: string;
  readonly folder: string;
  readonly file: string;
  /** What the import took, as row 3 has it. */
  readonly ours: Figure;
}

/**
 * Runs the Python program once without findings, check and wait for the disk, and tells in a sentence what it takes: it is then as
 * many a loader is written, and less is done than by the import.
 */
export async function bareNote({ python, folder, file, ours }: BareRun): Promise<string> {
  const made = join(folder, 'python-bare');
  const { seconds } = await pythonImport({ python, folder: made, file, isBare: true });
  rmSync(made, { recursive: true, force: true });
  const share = ratio(ours, measured(seconds));
  const told = 'value' in share ? `; the import, which does all of it, takes ${share.value.toFixed(2)} times that` : '';
  return `row 3: without findings, check and wait for the disk the Python program takes ${seconds.toFixed(1)} s, in one round${told}`;
}
