import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { commandOf } from '../../scripts/tools.ts';
import { ROOT } from './cruise.ts';

const HARMLESS = 'export const one = 1;';
const DOM = 'export const page = document.title;';
const NODE = "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;";
const PROCESS = 'export const folder = process.cwd();';
const UNCHECKED = 'export const first: string = ([] as string[])[0];';
const ENUM = 'export enum Planted { One }';
const ANY = 'export function f(value) { return value; }';

/** What each layer's compilation must refuse: names that its environment does not have, and what the house forbids. */
const REFUSED = {
  shared: { DOM, NODE, PROCESS, UNCHECKED, ENUM, ANY },
  electron: { DOM, UNCHECKED, ENUM, ANY },
  renderer: { NODE, PROCESS, UNCHECKED, ENUM, ANY },
} as const;

/** The layer's own settings over planted files alone, so that nothing else has to be compiled. */
function refusedFiles(layer: string, files: Readonly<Record<string, string>>): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'cercle-layer-'));
  try {
    for (const name of ['tsconfig.base.json', 'package.json', `${layer}/tsconfig.json`]) {
      mkdirSync(dirname(join(copy, name)), { recursive: true });
      cpSync(join(ROOT, name), join(copy, name));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(copy, layer, `${name}.ts`), `${text}\n`);
    const args = [commandOf('typescript', 'tsc'), '-p', layer];
    const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    const places = stdout.matchAll(/([A-Z]+)\.ts\(\d+,\d+\): error TS/gu);
    return [...new Set([...places].map(([, name = '']) => name))].sort();
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

for (const [layer, refused] of Object.entries(REFUSED)) {
  test(`given the ${layer} layer, when planted files are compiled, then each is refused and harmless code is not`, () => {
    assert.deepEqual(refusedFiles(layer, { ...refused, HARMLESS }), Object.keys(refused).sort());
  });
}
