import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DiffReport, SourceSummary } from '../../shared/contract/cache.ts';
import { createDesk } from '../helpers/cli.ts';
import type { Desk } from '../helpers/cli.ts';

async function done(desk: Desk, ...args: readonly string[]): Promise<{ json<T>(): T }> {
  const ran = await desk.run(...args, '--json');
  assert.equal(ran.code, 0, ran.out + ran.err);
  return ran;
}

test('given a source that keeps no earlier load, when it is loaded again, then only it forgets the load before', async (t) => {
  const desk = createDesk();
  t.after(() => desk.remove());
  await done(desk, 'generate', '--units', '20', '--seed', '4', '--out', 'one.xml');
  await done(desk, 'generate', '--units', '20', '--seed', '5', '--out', 'two.xml');
  for (const source of ['A', 'B']) await done(desk, 'import', 'one.xml', '--source', source);
  const kept = await done(desk, 'sources', 'keep', 'A', '--generations', '0');
  assert.deepEqual(kept.json(), { source: 'A', generations: 0, loads: 10 });
  for (const source of ['A', 'B']) await done(desk, 'import', 'two.xml', '--source', source, '--force');
  const sources = (await done(desk, 'sources')).json<readonly SourceSummary[]>();
  assert.deepEqual(
    sources.map(({ source, generations }) => [source, generations.length]),
    [
      ['A', 1],
      ['B', 2],
    ],
  );
  const difference = (await done(desk, 'diff', 'A')).json<DiffReport>();
  assert.ok(difference.added.length > 0, 'what the load changed stays known');
});

test('given a source that the cache does not hold, when what it keeps is set, then it is refused', async (t) => {
  const desk = createDesk();
  t.after(() => desk.remove());
  const ran = await desk.run('sources', 'keep', 'NOWHERE', '--generations', '0', '--json');
  assert.equal(ran.code, 2);
  assert.match(ran.out, /cache\.source-unknown/u);
});
