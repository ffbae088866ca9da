import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { exportTo } from '../../electron/services/export/index.ts';
import { openReadSide } from '../helpers/read-side.ts';
import { seeded } from '../helpers/random-cache.ts';

const KILLS = process.env['CERCLE_TORTURE'] === '1' ? 500 : 5;
const SEED = 20260302;
const PROCESS = join(import.meta.dirname, '..', 'helpers', 'export-process.ts');

/** Runs an export over `out` and kills it after some time from its start; tells whether it had ended. */
function killedExport(folder: string, out: string, afterMs: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, [folder, out], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let hasEnded = false;
    child.on('message', (message) => {
      if (message === 'done') hasEnded = true;
      if (message === 'ready') setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.on('error', reject);
    child.on('exit', () => resolve(hasEnded));
  });
}

test('given exports over an existing file when killed at any moment then the file is the old one or the whole new one', async (t) => {
  const side = openReadSide();
  const random = seeded(SEED);
  await side.importRegion({ units: 300, seed: 5, region: '93', profil: 0 });
  const folder = join(side.ports.folder, 'out');
  mkdirSync(folder);
  const out = join(folder, 'units.csv');
  const started = performance.now();
  await exportTo(side.reader, { format: 'csv' }, out);
  const duration = performance.now() - started;
  const whole = readFileSync(out);
  const seen = { old: 0, new: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    writeFileSync(out, `old ${kill}`);
    const hasEnded = await killedExport(side.ports.folder, out, random() * duration * 1.5);
    const now = readFileSync(out);
    const isNew = now.equals(whole);
    assert.ok(isNew || now.toString() === `old ${kill}`, `kill ${kill}: neither the old nor the new file`);
    assert.ok(isNew || !hasEnded, `kill ${kill}: an export that had ended is lost`);
    seen[isNew ? 'new' : 'old'] += 1;
  }
  await exportTo(side.reader, { format: 'csv', force: true }, out);
  assert.deepEqual(readdirSync(folder), ['units.csv'], 'what the killed ones left is gone');
  t.diagnostic(`count: ${KILLS} kills during an export, ${seen.old} left the old file, ${seen.new} the new one`);
  await side.dispose();
});
