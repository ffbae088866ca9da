import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from './fixtures.ts';

const CLI = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');
const UNITS = 400;

/** Runs a command of Cercle on a data folder; throws with what it printed when it fails. */
export function cercle(dataFolder: string, ...args: readonly string[]): string {
  const done = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CERCLE_DATA: dataFolder },
  });
  if (done.status !== 0) throw new Error(`cercle ${args.join(' ')}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** A fictional region as one XML document. */
export function writeRegion(folder: string, change: (xml: string) => string = (xml) => xml): string {
  const file = join(folder, 'region.xml');
  cercle(folder, 'generate', '--units', String(UNITS), '--seed', '11', '--out', file);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return file;
}

interface WorkerFixtures {
  /** Made once: a data folder that holds a fictional region. */
  readonly regionFolder: string;
}

/** Journeys over a window that already holds a fictional region of 400 units. */
export const test = base.extend<object, WorkerFixtures>({
  regionFolder: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cercle-e2e-region-'));
      cercle(folder, 'import', writeRegion(folder), '--source', 'FICTIVE');
      await use(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  dataFolder: async ({ regionFolder }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cercle-e2e-'));
    cpSync(regionFolder, folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from './fixtures.ts';
