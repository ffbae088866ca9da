import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renamed } from '../bench/delta.ts';
import { bestOf, judge, ratio, spread } from '../bench/figures.ts';
import type { Target } from '../bench/figures.ts';
import { sampled, unitOf } from '../bench/generated-lines.ts';
import { sizesOf } from '../bench/input.ts';
import { race, reasonOf } from '../bench/race.ts';
import { benchmarksPage, rowsTable, shown, table } from '../bench/report.ts';
import type { SizeReport } from '../bench/report.ts';
import { chosenRows, ROWS } from '../bench/rows.ts';

const LESS: Target = { better: 'less', floor: 4, goal: 2.5 };
const MORE: Target = { better: 'more', floor: 2.5, goal: 4 };

function size(label: string, megabytes: number, figures: SizeReport['figures']): SizeReport {
  const run = { date: '2026-01-01', command: 'npm run bench', commit: 'abc', rounds: 3 };
  return { label, ...run, units: 100, megabytes, checked: 'checked first', figures, programs: [], notes: [] };
}

test('given several runs when the best is taken then it is the fastest, with the greatest memory of all', () => {
  const runs = [
    { seconds: 3, peakMb: 10, sumMb: 15 },
    { seconds: 2, peakMb: undefined, sumMb: undefined },
    { seconds: 4, peakMb: 30, sumMb: 40 },
  ];
  assert.deepEqual(bestOf(runs), { seconds: 2, peakMb: 30, sumMb: 40 });
  const unknown = { seconds: 1, peakMb: undefined, sumMb: undefined };
  assert.deepEqual(bestOf([unknown]), unknown);
  assert.equal(bestOf([]), undefined);
});

test('given figures of which one is missing when they are divided then it is told, and never guessed', () => {
  assert.deepEqual(ratio({ value: 6 }, { value: 4 }), { value: 1.5 });
  assert.deepEqual(ratio({ value: 6 }, { missing: 'xmllint absent' }), { missing: 'xmllint absent' });
  assert.deepEqual(ratio({ missing: 'out of memory' }, { value: 1 }), { missing: 'out of memory' });
  assert.deepEqual(ratio({ value: 6 }, { value: 0 }), { missing: 'nothing to divide by' });
  assert.deepEqual(spread([300, 200, 250]), { value: 1.5 });
  assert.deepEqual(spread([300]), { missing: 'needs two sizes' });
});

test('given a figure when it is judged then limits belong to what meets them', () => {
  const verdicts = (target: Target, values: readonly number[]) => values.map((value) => judge({ value }, target));
  assert.deepEqual(verdicts(LESS, [2.5, 2.6, 4, 4.1]), ['goal met', 'floor met', 'floor met', 'not met']);
  assert.deepEqual(verdicts(MORE, [4, 3.9, 2.5, 2.4]), ['goal met', 'floor met', 'floor met', 'not met']);
  assert.equal(judge({ missing: 'absent' }, LESS), 'not measured');
  assert.equal(judge(undefined, MORE), 'not measured');
});

test('given the rows of the design when they are listed then each of the eleven is there and its goal is beyond its floor', () => {
  assert.deepEqual([...chosenRows(undefined)], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  for (const { id, better, floor, goal } of ROWS) assert.ok(better === 'more' ? goal >= floor : goal <= floor, id);
  assert.deepEqual([...chosenRows('1, 2,8')], [1, 2, 8]);
  assert.throws(() => chosenRows('1,12'), /12 is no row/u);
});

test('given two sizes when the table is written then the verdict is that of the last figure, told with a size that is too small', () => {
  const sizes = [size('50 MB', 50, { 3: { value: 0.3 }, 4: { value: 2 } }), size('500 MB', 500, { 3: { value: 0.1 } })];
  const lines = rowsTable({ rows: chosenRows('3,4'), sizes }).split('\n');
  assert.equal(lines.length, 4);
  assert.match(lines[2] ?? '', /0\.30x +\| 0\.10x +\| ≤ 0\.33x +\| ≤ 0\.18x +\| goal met +\|$/u);
  assert.match(lines[3] ?? '', /2\.00x +\| – +\|.*\| goal met, at 50 MB only +\|$/u);
});

test('given cells of several widths when a table is written then its columns are aligned', () => {
  const lines = table(['#', 'Name'], [['1', 'long name']]).split('\n');
  assert.deepEqual(lines, ['| #   | Name      |', '| --- | --------- |', '| 1   | long name |']);
  assert.deepEqual(
    [{ value: 0.456 }, { value: 45.67 }, { value: 456.7 }].map((figure) => shown(figure, 'MB')),
    ['0.46 MB', '45.7 MB', '457 MB'],
  );
});

test('given a peer that is not installed when the page is written then it says so', () => {
  const sizes = [size('50 MB', 50, { 2: { missing: 'xmllint absent' } })];
  const report = { machine: ['2 cores'], versions: ['Node.js 24'], rows: chosenRows('2') };
  const page = benchmarksPage({ ...report, absent: ['xmllint'], sizes });
  assert.match(page, /- xmllint: not installed here\n/u);
  assert.match(page, /\| xmllint absent +\|.*\| not measured +\|\n/u);
});

test('given sizes when they are chosen then smallest first, the large one and the million only when asked for', () => {
  const sizes = (options: Partial<Parameters<typeof sizesOf>[0]>) =>
    sizesOf({ units: undefined, mb: undefined, large: false, million: false, ...options }, () => 8000).map(
      ({ label, units }) => [label, units],
    );
  const usual = [
    ['50 MB', 6250],
    ['500 MB', 62_500],
  ];
  assert.deepEqual(sizes({}), usual);
  assert.deepEqual(sizes({ large: true }), [...usual, ['4 GB', 500_000]]);
  assert.deepEqual(sizes({ units: '1000', million: true }), [
    ['1000 units', 1000],
    ['1 million units', 1_000_000],
  ]);
  assert.deepEqual(sizes({ mb: '200,20,200' }), [
    ['20 MB', 2500],
    ['200 MB', 25_000],
  ]);
  assert.throws(() => sizes({ units: 'many' }), /--units/u);
});

test('given programs of which one fails when they race then a peer is out, ours and a wrong answer end it', async () => {
  const order: string[] = [];
  const program = (name: string, run: (round: number) => number) => ({
    ...{ name, mayFail: name === 'dies' },
    run: async (round: number) => {
      order.push(name);
      return { seconds: run(round), peakMb: 1, sumMb: 1, output: '{}' };
    },
  });
  const dies = program('dies', () => {
    throw new Error('FATAL ERROR: JavaScript heap out of memory\n /home/someone');
  });
  const finishes = await race([program('runs', (round) => 9 - round), dies], 3, () => undefined);
  assert.deepEqual(order, ['runs', 'dies', 'runs', 'runs']);
  assert.deepEqual(finishes.get('runs')?.seconds, { value: 7 });
  assert.deepEqual(finishes.get('dies')?.seconds, { missing: 'out of memory' });
  const ours = program('ours', () => {
    throw new Error('ours');
  });
  await assert.rejects(
    race([ours], 1, () => undefined),
    /ours/u,
  );
  const lies = { ...program('dies', () => 1), check: () => assert.fail('a wrong count') };
  await assert.rejects(
    race([lies], 1, () => undefined),
    /a wrong count/u,
  );
  assert.equal(reasonOf(new Error('something of /home/someone')), 'failed');
});

const LINE =
  '<csd:facility entityID="10"><csd:otherID code="11/10" assigningAuthorityName=""/>' +
  '<csd:codedType code="4" codingScheme="1.2.250.1.213.3.3.8"/><csd:primaryName>SOINS &amp; VIE</csd:primaryName>' +
  '<csd:organizations><csd:organization entityID="e_4"><csd:service entityID="10_240"/></csd:organization></csd:organizations>' +
  '<csd:record created="2020-01-01T00:00:00Z" updated="2021-01-01T00:00:00Z"/></csd:facility>';

test('given a line of a generated file when it is read then it gives the unit, and renaming changes its name and its last date', () => {
  const unit = unitOf(LINE);
  assert.deepEqual([unit?.key, unit?.nationalId, unit?.name], ['10', '11/10', 'SOINS & VIE']);
  assert.deepEqual(unit?.activities, ['10_240']);
  assert.equal(unitOf(LINE.replace('code="4"', 'code="2"')), undefined);
  const changed = renamed(LINE, ' - VERSION 1', '2026-03-01T08:00:00+01:00');
  assert.equal(unitOf(changed)?.name, 'SOINS & VIE - VERSION 1');
  assert.ok(changed.includes('created="2020-01-01T00:00:00Z" updated="2026-03-01T08:00:00+01:00"/>'));
});

test('given values when some are drawn then as many as wanted, each once, the same for the same seed', async () => {
  async function* numbers(): AsyncGenerator<number> {
    for (let number = 0; number < 200; number += 1) yield number;
  }
  const drawn = await sampled(numbers(), 20, 5);
  assert.equal(new Set(drawn).size, 20);
  assert.deepEqual(await sampled(numbers(), 20, 5), drawn);
  assert.notDeepEqual(await sampled(numbers(), 20, 6), drawn);
  assert.equal((await sampled(numbers(), 500, 5)).length, 200);
});
