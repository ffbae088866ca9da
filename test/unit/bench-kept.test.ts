import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keep, keptSizes, withSize } from '../bench/kept.ts';
import type { Subject } from '../bench/kept.ts';
import { familyMemory, TELLS_SHARED } from '../bench/process-memory.ts';
import { benchmarksPage } from '../bench/report.ts';
import type { SizeReport } from '../bench/report.ts';
import { chosenRows } from '../bench/rows.ts';

const SUBJECT: Subject = { commit: 'abc', code: '1234', machine: ['2 cores'], versions: ['Node.js 24'] };

function size(label: string, units: number, more: Partial<SizeReport> = {}): SizeReport {
  const run = { date: '2026-01-01', command: 'npm run bench', commit: 'abc', rounds: 3 };
  return { label, units, megabytes: 50, ...run, checked: 'checked', figures: {}, programs: [], notes: [], ...more };
}

test('given sizes that were kept when they are read for the same subject then they are there, and for any other one they are not', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-kept-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'deep', 'table.json');
  const sizes = [size('50 MB', 6000)];
  assert.deepEqual(keptSizes(file, SUBJECT), []);
  keep(file, { ...SUBJECT, sizes });
  assert.deepEqual(keptSizes(file, SUBJECT), sizes);
  assert.deepEqual(keptSizes(file, { ...SUBJECT, commit: 'of a page of documentation' }), sizes);
  for (const other of [{ code: '5678' }, { code: '' }, { machine: ['4 cores'] }, { versions: [] }]) {
    assert.deepEqual(keptSizes(file, { ...SUBJECT, ...other }), []);
  }
  writeFileSync(file, '{"sizes": [');
  assert.deepEqual(keptSizes(file, SUBJECT), []);
});

test('given sizes when one more is measured then it has its place, or that of an earlier one of its label', () => {
  const labels = (sizes: readonly SizeReport[]) => sizes.map(({ label, rounds }) => `${label} ${rounds}`);
  const before = [size('50 MB', 6000), size('1 million units', 1_000_000)];
  assert.deepEqual(labels(withSize(before, size('4 GB', 500_000))), ['50 MB 3', '4 GB 3', '1 million units 3']);
  assert.deepEqual(labels(withSize(before, size('50 MB', 6000, { rounds: 5 }))), ['50 MB 5', '1 million units 3']);
});

test('given sizes of several runs when the page is written then each tells its own date, command and commit, and memory is compared from 500 MB on', () => {
  const sizes = [
    size('50 MB', 6000, { figures: { 5: { value: 100 } } }),
    size('500 MB', 60_000, { megabytes: 520, figures: { 5: { value: 200 } } }),
    size('4 GB', 500_000, {
      megabytes: 4000,
      ...{ date: '2026-01-02', command: 'npm run bench -- --large', commit: 'def+' },
      figures: { 5: { value: 300 } },
      programs: [{ name: 'Cercle', seconds: { value: 2 }, peakMb: { value: 300 }, sumMb: { value: 400 } }],
    }),
  ];
  const page = benchmarksPage({ ...SUBJECT, absent: [], rows: chosenRows('5'), sizes });
  assert.match(page, /- measured on 2026-01-01 by `npm run bench`, at abc, rounds of each program: 3\n/u);
  assert.match(page, /- measured on 2026-01-02 by `npm run bench -- --large`, at def\+, /u);
  assert.match(page, /\| 5b +\|[^|]+\| – +\| – +\| 1\.50x +\|/u);
  assert.match(page, /\| Cercle +\| 2\.00 s \| 2000 +\| 300 MB +\| 400 MB +\|\n/u);
});

test('given a process that started another one when their memory is read then what they share counts once', async (t) => {
  const alone = familyMemory(process.pid);
  if (alone === undefined || !TELLS_SHARED) return t.skip('this system does not tell shared pages apart');
  const child = spawn(process.execPath, ['-e', "process.stdout.write('up'); setInterval(() => {}, 1000)"]);
  t.after(() => child.kill());
  await once(child.stdout, 'data');
  const both = familyMemory(process.pid);
  assert.ok(both !== undefined);
  t.diagnostic(`sum of RSS ${both.sum}, shared pages once ${both.resident}; without the other ${alone.sum}`);
  assert.ok(both.sum > alone.sum + 10e6);
  assert.ok(both.resident > 10e6 && both.resident < both.sum - 10e6);
});
