import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dataFolders, langOf } from '../../electron/cli/environment.ts';
import { changesAsCsv, changesAsMarkdown } from '../../electron/services/export/changes.ts';
import { failsOn } from '../../electron/cli/commands/conformity.ts';
import { treeLines } from '../../electron/cli/commands/tree.ts';
import { EXIT_CODES } from '../../electron/cli/exit-codes.ts';
import { errorDocument, errorLines } from '../../electron/cli/error-view.ts';
import { progressText, remaining } from '../../electron/cli/progress.ts';
import { pairs, plain, table } from '../../electron/cli/table.ts';
import { createUi } from '../../electron/cli/ui.ts';
import type { ConformityReport } from '../../shared/contract/quality.ts';
import { AppError, ERROR_CODES } from '../../shared/errors.ts';

const ui = (width?: number, lang: 'fr' | 'en' = 'en') => createUi({ lang, hasColor: false, width });

test('given rows, when they are put in a table, then columns align and numbers stand on the right', () => {
  const lines = table(
    [{ title: 'name' }, { title: 'n', isNumber: true }],
    [
      ['Évry', '1'],
      ['Paris 14e', '1234'],
    ],
    ui(),
  );
  assert.deepEqual(lines, ['name          n', 'Évry          1', 'Paris 14e  1234']);
});

test('given a narrow terminal, when a table does not fit, then only columns that may shrink are cut', () => {
  const lines = table([{ title: 'name', canShrink: true }, { title: 'id' }], [['a'.repeat(50), '1234567890']], ui(40));
  assert.equal(lines[1], `${'a'.repeat(27)}…  1234567890`);
  const piped = table([{ title: 'name', canShrink: true }, { title: 'id' }], [['a'.repeat(50), '1']], ui());
  assert.equal(piped[1], `${'a'.repeat(50)}  1`);
});

test('given a hostile name, when it is shown, then it cannot drive the terminal', () => {
  assert.equal(plain('a\u001b[2Jb\u202ec\nd\u0007'), 'a�[2Jb�c d�');
  assert.deepEqual(pairs([['x\u001b', 'y\u009b']]), ['x�  y�']);
});

test('given error codes, when they end a command, then each has one exit code of the contract', () => {
  const allowed = new Set([0, 1, 2, 3, 4, 5, 6, 7, 70, 130]);
  assert.deepEqual(Object.keys(EXIT_CODES).sort(), [...ERROR_CODES].sort());
  for (const code of ERROR_CODES) assert.ok(allowed.has(EXIT_CODES[code]) && EXIT_CODES[code] !== 0, code);
});

test('given an error, when it is told, then proof and advice follow what happened', () => {
  const error = new AppError('cache.replace-loses', 'loses', {
    proof: ['fact'],
    advice: ['step'],
    values: { held: 10, found: 2 },
  });
  const document = errorDocument(error, 'en');
  assert.equal(document.error.message.includes('10 today, 2 in the file'), true);
  assert.deepEqual([document.error.proof, document.error.advice?.[0]], [['fact'], 'step']);
  const lines = errorLines(error, ui(), false);
  assert.match(lines[0] ?? '', /\[cache\.replace-loses\]$/u);
});

test('given a bug, when it is told, then its message stays away unless details are asked for', () => {
  const bug = new TypeError('/home/someone/secret is not a function');
  assert.doesNotMatch(JSON.stringify(errorDocument(bug, 'fr')) + errorLines(bug, ui(), false).join(), /secret/u);
  assert.match(errorLines(bug, ui(), true).join(), /secret/u);
});

test('given environments, when the language is chosen, then the flag, the locale and French come in this order', () => {
  assert.equal(langOf('en', { LANG: 'fr_FR.UTF-8' }, 'linux'), 'en');
  assert.equal(langOf(undefined, { LANG: 'en_GB.UTF-8' }, 'linux'), 'en');
  assert.equal(langOf(undefined, { LC_ALL: 'fr_FR', LANG: 'en_GB' }, 'linux'), 'fr');
  assert.equal(langOf(undefined, { LC_ALL: '', LC_MESSAGES: 'en', LANG: 'fr_FR' }, 'linux'), 'en');
  assert.equal(langOf(undefined, { LANG: 'C.UTF-8' }, 'linux'), 'fr');
  assert.equal(langOf(undefined, {}, 'linux'), 'fr');
});

test('given systems, when nothing is asked for, then data lie where each system wants them', () => {
  const home = '/home/x';
  assert.deepEqual(dataFolders(undefined, { XDG_CACHE_HOME: '/c' }, { platform: 'linux', home }), {
    dataDirectory: '/home/x/.local/share/cercle',
    cacheDirectory: '/c/cercle',
  });
  assert.match(dataFolders(undefined, {}, { platform: 'darwin', home }).cacheDirectory, /Library\/Caches\/Cercle$/u);
  const windows = dataFolders(undefined, { APPDATA: '/r', LOCALAPPDATA: '/l' }, { platform: 'win32', home });
  assert.deepEqual(windows, { dataDirectory: join('/r', 'Cercle'), cacheDirectory: join('/l', 'Cercle', 'Cache') });
  assert.equal(dataFolders('d', { INIT_CWD: homedir() }).dataDirectory, join(homedir(), 'd'));
  assert.equal(dataFolders(undefined, { CERCLE_DATA: '/e' }).cacheDirectory, '/e/cache');
});

test('given a job, when it goes on, then the line tells share, amounts and what is left', () => {
  const text = progressText({ phase: 'read', bytes: { done: 25e6, total: 100e6 }, entities: 1200 }, 10_000, ui());
  assert.equal(text, 'reading · [#####...............] 25 % · 25 MB / 100 MB · 2.5 MB/s · 1,200 records · 30 s left');
  assert.equal(remaining({ done: 10, total: 100 }, 500), undefined);
  assert.equal(remaining({ done: 10 }, 5000), undefined);
});

test('given a tree, when it is drawn, then branches join their parents', () => {
  const leaf = (name: string) => ({ id: name, kind: 'ue' as const, name, nationalId: null, children: [] });
  const tree = {
    ...leaf('A'),
    kind: 'ej' as const,
    children: [{ ...leaf('B'), kind: 'eg' as const, children: [leaf('C')] }, leaf('D')],
  };
  const names = treeLines(tree, ui()).map((line) => line.replace(/ \(.*/u, ''));
  assert.deepEqual(names, ['A', '├─ B', '│  └─ C', '└─ D']);
});

test('given changes, when they become CSV or Markdown, then nothing in them is a formula or markup', () => {
  const report = {
    source: '11',
    from: { job: 'a', at: '2026-01-01' },
    to: { job: 'b', at: '2026-01-08' },
    added: [{ id: '1', kind: 'ue', name: '=cmd|"x";y', establishment: { id: 'e', name: 'H' } }],
    removed: [],
    changed: [{ id: '2', kind: 'eg', name: 'N', fields: [{ path: 'nom', old: null, new: '<b>|' }] }],
  };
  assert.deepEqual(changesAsCsv(report).slice(1), [
    `added;1;ue;"'=cmd|""x"";y";;;;H\r\n`,
    'changed;2;eg;N;nom;;<b>|;\r\n',
  ]);
  assert.match(changesAsMarkdown(report, 'en').join('\n'), /\\<b\\>\\\|/u);
});

const REPORT: ConformityReport = {
  verdict: 'non-conforme',
  target: 'a&b.xml',
  profil: null,
  rules: [
    {
      id: 'R1',
      severity: 'error',
      source: 's',
      label: 'one',
      checked: 2,
      failed: 1,
      examples: [{ entity: 'e', name: '<n>\u0001', path: 'p', value: '"v"' }],
    },
    { id: 'R2', severity: 'warning', source: 's', label: 'two', checked: 2, failed: 0, examples: [] },
    { id: 'R3', severity: 'info', source: 's', label: 'three', checked: 0, failed: 0, skipped: 'why', examples: [] },
  ],
  counts: { error: 1, warning: 0, info: 0 },
};

test('given a limit, when rules fail, then only those at or above it count', () => {
  assert.equal(failsOn(REPORT.rules, 'error'), true);
  assert.equal(failsOn(REPORT.rules.slice(1), 'warning'), false);
  assert.equal(failsOn(REPORT.rules, 'R2'), false);
  assert.throws(() => failsOn(REPORT.rules, 'R9'), /R9/u);
});
