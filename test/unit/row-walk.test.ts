import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Row } from '../../shared/domain/ror/mapping-row.ts';
import { walkEntity } from '../../shared/domain/ror/mapping-walk.ts';
import type { RorEntity } from '../../shared/domain/ror/model.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { createRowWalk, rowPath } from '../../shared/domain/ror/row-walk.ts';
import { readRecords } from '../helpers/csd.ts';

const MAXIMAL = join(import.meta.dirname, '..', 'fixtures', 'ror', 'maximal.xml');

/** What both walks tell of a value. */
type Told = readonly [path: string, row: Row, value: unknown];

async function entities(): Promise<readonly RorEntity[]> {
  return (await readRecords(readFileSync(MAXIMAL, 'utf8'))).flatMap((record) => normalise(record).entities);
}

function toldBy(walk: ReturnType<typeof createRowWalk<Row>>, entity: RorEntity): readonly Told[] {
  const told: Told[] = [];
  walk(entity, (row, value, index, holder) => told.push([rowPath(row, index, holder), row, value]));
  return told;
}

function everyValue(entity: RorEntity): readonly Told[] {
  const told: Told[] = [];
  walkEntity(entity, ({ path, row, value }) => told.push([path, row, value]));
  return told;
}

test('given rows that are wanted when the maximal document is walked then their values come as in the walk of all, with the same paths', async (t) => {
  const choices: readonly ((row: Row) => boolean)[] = [
    () => true,
    (row) => row.type === 'object',
    (row) => row.type === 'code',
    (row) => row.visibility !== undefined,
    (row) => row.path === '.',
    (row) => row.type === 'reference',
    () => false,
  ];
  const all = await entities();
  let count = 0;
  for (const isWanted of choices) {
    const walk = createRowWalk((row): row is Row => isWanted(row));
    for (const entity of all) {
      const told = toldBy(walk, entity);
      const expected = everyValue(entity).filter(([, row]) => isWanted(row));
      assert.deepEqual(told, expected);
      count += told.length;
    }
  }
  assert.ok(all.some((entity) => everyValue(entity).some(([path]) => path.includes('[2]'))));
  t.diagnostic(`count: ${count} values`);
});
