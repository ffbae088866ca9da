import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { buildParts } from '../../scripts/build.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Why a finding of the scanner is none; anything else it finds fails this test. */
const EXPLAINED: Readonly<Record<string, string>> = {
  CSP_GLOBAL_CHECK:
    'it looks for a meta element; the policy is a header of every answer (test/unit/electron-shell.test.ts)',
  OPEN_EXTERNAL_JS_CHECK: 'called for https addresses of a list only (isExternalAllowed, T7)',
};

/**
 * The scanner, in a process of its own: its command does not start under this version of Node, and its loader of
 * translations wants the network, so its programming interface is used with that loader replaced.
 */
const SCAN = `
  const require = process.getBuiltinModule('node:module').createRequire(process.argv[1]);
  const texts = require.resolve('@doyensec/electronegativity/dist/locales/i18n');
  require.cache[texts] = { id: texts, filename: texts, loaded: true, exports: async () => { globalThis.__ = (key) => key; } };
  const run = require('@doyensec/electronegativity/dist/runner');
  run({
    input: process.argv[2],
    isRelative: true,
    electronVersionOverride: '45.4.1',
    customScan: [],
    excludeFromScan: ['availablesecurityfixesglobalcheck'],
    severitySet: 'medium',
    confidenceSet: 'tentative',
  }).then(({ issues, errors }) => {
    const found = issues.map(({ id, file, severity }) => ({ id, file, severity: severity.name }));
    const scan = { issues: found, errors: errors.map(({ message }) => message) };
    process.stdout.write('\\n' + JSON.stringify(scan), () => process.exit(0));
  });
`;

interface Scan {
  readonly issues: readonly { readonly id: string; readonly file: string; readonly severity: string }[];
  readonly errors: readonly string[];
}

test('given the built main process and preload when electronegativity reads them then it finds nothing unexplained', async (t) => {
  await buildParts(['main', 'preload']);
  const folder = mkdtempSync(join(tmpdir(), 'cercle-scan-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['main', 'preload']) cpSync(join(ROOT, 'out', part), join(folder, part), { recursive: true });
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', SCAN, join(ROOT, 'package.json'), folder]);
  const { issues, errors } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Scan;
  assert.deepEqual(errors, []);
  assert.deepEqual(
    issues.filter(({ severity, id }) => severity === 'HIGH' || !(id in EXPLAINED)),
    [],
  );
  const found = issues.map(({ id }) => id);
  assert.ok(found.includes('OPEN_EXTERNAL_JS_CHECK'), 'the scanner reads the application');
  t.diagnostic(`count: ${found.length} findings of electronegativity, all explained`);
});
