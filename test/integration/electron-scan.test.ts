import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import ts from 'typescript';
import { buildParts } from '../../scripts/build.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Why a finding of the scanner, in the file it names, is none; anything else it finds fails this test. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'CSP_GLOBAL_CHECK N/A':
    'it looks for a meta element; the policy is a header of every answer (test/unit/electron-shell.test.ts)',
  'OPEN_EXTERNAL_JS_CHECK main/index.js':
    'called for https addresses of a list and for drafts of messages only (isExternalAllowed, isMailAllowed, T7)',
};

/** The application as it is built; the scanner takes nothing for JavaScript but what ends in `.js`. */
const BUILT = ['main', 'preload', 'renderer'] as const;
const CODE = /\.(?:js|cjs|mjs)$/u;

/**
 * The scanner, in a process of its own: its command does not start under this version of Node, and its loader of
 * translations wants the network, so its programming interface is used with that loader replaced.
 */
const SCAN = `
  const require = process.getBuiltinModule('node:module').createRequire(process.argv[1]);
  const texts = require.resolve('@doyensec/electronegativity/dist/locales/i18n');
  require.cache[texts] = { id: texts, filename: texts, loaded: true, exports: async () => { globalThis.__ = (key) => key; } };
  const { Parser } = require('@doyensec/electronegativity/dist/parser');
  const { parse } = Parser.prototype;
  const parsed = [];
  Parser.prototype.parse = function (file, content) {
    const result = parse.call(this, file, content);
    if (result[1] !== null) parsed.push(file);
    return result;
  };
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
    const found = issues.map(({ id, file }) => ({ id, file }));
    const scan = { issues: found, errors: errors.map(({ file, message }) => file + ': ' + message), parsed };
    process.stdout.write('\\n' + JSON.stringify(scan), () => process.exit(0));
  });
`;

interface Issue {
  readonly id: string;
  readonly file: string;
}

interface Scan {
  readonly issues: readonly Issue[];
  /** Files that could not be read in full. */
  readonly errors: readonly string[];
  readonly parsed: readonly string[];
}

/** The scanner's parsers stop at the syntax of 2018: what is newer is written in older words, nothing else changes. */
function inOlderWords(code: string): string {
  const { ES2018: target, ESNext: module } = { ...ts.ScriptTarget, ...ts.ModuleKind };
  const compilerOptions: ts.CompilerOptions = { target, module, allowJs: true, removeComments: true };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}

/** The files of the application as it is built, by their names in its folder. */
function builtFiles(): readonly string[] {
  return BUILT.flatMap((part) => globSync(`${part}/**/*.{js,cjs,mjs,html}`, { cwd: join(ROOT, 'out') })).sort();
}

function asScanned(name: string): string {
  return name.replace(CODE, '.js');
}

/** Puts a copy of what was built where the scanner can read all of it. */
function copyToScan(names: readonly string[], folder: string): void {
  for (const name of names) {
    const file = join(folder, asScanned(name));
    const text = readFileSync(join(ROOT, 'out', name), 'utf8');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, CODE.test(name) ? inOlderWords(text) : text);
  }
}

function folderToScan(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-scan-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function scan(folder: string): Promise<Scan> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', SCAN, join(ROOT, 'package.json'), folder]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Scan;
}

/** The names of what it has read, in the folder that it was given. */
function namesIn(folder: string, { parsed, ...found }: Scan): Scan {
  return { ...found, parsed: parsed.map((file) => relative(folder, file)) };
}

/** What a scan of the same files, copied the same way, found is not looked for again: it takes a quarter of a minute. */
async function scanOnce(t: TestContext, names: readonly string[]): Promise<Scan> {
  const hash = createHash('sha256')
    .update(SCAN)
    .update(inOlderWords.toString())
    .update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const name of names) hash.update(`\0${name}\0`).update(readFileSync(join(ROOT, 'out', name)));
  const kept = join(ROOT, '.cache', 'electron-scan', `${hash.digest('hex')}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Scan;
  const folder = folderToScan(t);
  copyToScan(names, folder);
  const found = namesIn(folder, await scan(folder));
  rmSync(dirname(kept), { recursive: true, force: true });
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(found));
  return found;
}

test('given the built application when electronegativity reads every file of it then it finds nothing unexplained', async (t) => {
  await buildParts(BUILT);
  const built = builtFiles();
  for (const part of BUILT)
    assert.ok(
      built.some((name) => name.startsWith(join(part, '/'))),
      `${part} is built`,
    );
  const { issues, errors, parsed } = await scanOnce(t, built);
  assert.deepEqual(errors, []);
  assert.deepEqual([...parsed].sort(), built.map(asScanned).sort(), 'no file is skipped');
  // An explanation without its finding is out of date.
  assert.deepEqual(issues.map(({ id, file }) => `${id} ${file}`).sort(), Object.keys(EXPLAINED).sort());
  t.diagnostic(`count: ${parsed.length} of ${built.length} files parsed, ${issues.length} findings, all explained`);
});

test('given a fault in syntax newer than the scanner when it reads the copy then the fault is found', async (t) => {
  const folder = folderToScan(t);
  const code = `class Page {
    #window = new BrowserWindow({ webPreferences: { nodeIntegration: true, webSecurity: false } });
    open = (url) => this.#window?.webContents.insertCSS(url ?? location.hash);
  }`;
  writeFileSync(join(folder, 'page.js'), inOlderWords(code));
  const { issues, errors } = await scan(folder);
  assert.deepEqual(errors, []);
  const found = new Set(issues.map(({ id }) => id));
  for (const id of ['NODE_INTEGRATION_JS_CHECK', 'WEB_SECURITY_JS_CHECK', 'DANGEROUS_FUNCTIONS_JS_CHECK'])
    assert.ok(found.has(id), `${id} is not in ${JSON.stringify(issues)}`);
});
