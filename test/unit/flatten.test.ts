import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RorEntity } from '../../shared/domain/ror/model.ts';
import { compareEntities, contentText, flatten } from '../../shared/domain/ror/flatten.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { readRecords } from '../helpers/csd.ts';

const MAXIMAL = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'ror', 'maximal.xml'), 'utf8');

async function entitiesOf(xml: string): Promise<readonly RorEntity[]> {
  return (await readRecords(xml)).flatMap((record) => normalise(record).entities);
}

/** Every entity of the fixture and of a changed version of it, side by side. */
async function changes(edit: (xml: string) => string): Promise<readonly (readonly [string, string, string, string])[]> {
  const before = await entitiesOf(MAXIMAL);
  const after = await entitiesOf(edit(MAXIMAL));
  return before.flatMap((entity, index) => {
    const other = after[index];
    assert.ok(other !== undefined);
    const found = compareEntities(entity, other);
    assert.equal(found.length === 0, contentText(entity) === contentText(other));
    return found.map((one) => [entity.kind, one.path, one.old, one.new] as const);
  });
}

test('given one changed value when two versions are compared then exactly it is told', async () => {
  assert.deepEqual(await changes((xml) => xml.replace('UE CARDIOLOGIE', 'UE CARDIO')), [
    ['oi', 'nom', 'UE CARDIOLOGIE', 'UE CARDIO'],
  ]);
  assert.deepEqual(await changes((xml) => xml.replace('total="26"', 'total="27"')), [
    ['oi', 'capaciteAccueil.lits.total', '26', '27'],
  ]);
  assert.deepEqual(await changes((xml) => xml.replace(' avaible="4"', '')), [
    ['oi', 'capaciteAccueil.lits.disponibles', '4', ''],
  ]);
});

test('given an item added to a list when two versions are compared then the others keep their paths', async () => {
  const told = await changes((xml) =>
    xml.replace(/(<typeActivity [^>]*>)/, '<typeActivity code="00" codingScheme="1.2.250.1.213.3.3.17"/>$1'),
  );
  assert.deepEqual(told, [['oi', 'champsActivite[00]', '', '00|1.2.250.1.213.3.3.17']]);
});

test('given other local identifiers when two versions are compared then nothing changed', async () => {
  const renamed = (xml: string): string => xml.replace(/entityID="([^"]*)"/g, 'entityID="other_$1"');
  assert.deepEqual(await changes(renamed), []);
});

test('given lists in another order when two versions are compared then nothing changed', async () => {
  const [eg] = (await entitiesOf(MAXIMAL)).filter((entity) => entity.kind === 'eg');
  assert.ok(eg !== undefined);
  const turned: RorEntity = { ...eg, tarifs: [...eg.tarifs].reverse(), contacts: [...eg.contacts].reverse() };
  assert.deepEqual(compareEntities(eg, turned), []);
  assert.equal(contentText(eg), contentText(turned));
});

test('given two items of one key when flattened then they are numbered by content and both kept', async () => {
  const [oi] = (await entitiesOf(MAXIMAL)).filter((entity) => entity.kind === 'oi');
  assert.ok(oi !== undefined);
  const twice: RorEntity = { ...oi, secteursPsychiatriques: ['75G02', '75G01'] };
  const values = flatten(twice).filter(({ path }) => path.startsWith('secteursPsychiatriques'));
  assert.deepEqual(values, [
    { path: 'secteursPsychiatriques[1]', value: '75G01' },
    { path: 'secteursPsychiatriques[2]', value: '75G02' },
  ]);
});

test('given any entity when flattened then no path stands twice and no local identifier is in it', async () => {
  for (const entity of await entitiesOf(MAXIMAL)) {
    const fields = flatten(entity);
    assert.equal(new Set(fields.map(({ path }) => path)).size, fields.length);
    for (const { value } of fields) assert.ok(!['s_1', 'e_2', '10_013', 'd_1'].includes(value));
  }
});

test('given an unknown element that changes when two versions are compared then it is told by its CSD path', async () => {
  const added = (value: string) => (xml: string) =>
    xml.replace('<nbInService>', `<novel>${value}</novel><nbInService>`);
  const before = await entitiesOf(added('1')(MAXIMAL));
  const after = await entitiesOf(added('2')(MAXIMAL));
  const told = before.flatMap((entity, index) => compareEntities(entity, after[index] ?? entity));
  assert.deepEqual(told, [{ path: 'details[extension/novel].value', old: '1', new: '2' }]);
});
