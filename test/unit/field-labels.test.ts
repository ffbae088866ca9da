import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  FIELD_LABELS,
  fieldPathLabel,
  stepsOfCsdPath,
  stepsOfModelPath,
} from '../../shared/domain/ror/field-labels.ts';
import type { FieldLabels } from '../../shared/domain/ror/field-labels.ts';
import type { RowTable } from '../../shared/domain/ror/mapping-row.ts';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import { ENTITY_KINDS } from '../../shared/domain/ror/projection.ts';

/** Every field of a table with the CSD path and the path of the model that lead to it. */
interface Place {
  readonly table: RowTable;
  readonly labels: FieldLabels | undefined;
  readonly model: readonly string[];
  readonly csd: string;
}

function* placesOf({
  table,
  labels,
  model,
  csd,
}: Place): Generator<{ model: readonly string[]; csd: string; has: boolean }> {
  for (const [field, row] of Object.entries(table)) {
    const path = row.path === '.' ? csd : [csd, row.path].filter((part) => part !== '').join('/');
    const label = labels?.[field];
    yield { model: [...model, field], csd: path, has: label !== undefined && label.fr !== '' && label.en !== '' };
    if (row.type === 'object')
      yield* placesOf({ table: row.table, labels: label?.of, model: [...model, field], csd: path });
  }
}

const places = ENTITY_KINDS.flatMap((kind) =>
  [...placesOf({ table: MAPPING[kind], labels: FIELD_LABELS[kind], model: [], csd: '' })].map((place) => ({
    kind,
    ...place,
  })),
);

test('given the mapping, when its rows are walked, then each has its French and English name', (t) => {
  t.diagnostic(`count: ${places.length} rows`);
  assert.deepEqual(
    places.filter(({ has }) => !has).map(({ kind, model }) => `${kind} ${model.join('.')}`),
    [],
  );
  assert.ok(places.length > 500);
});

function unused(table: RowTable, labels: FieldLabels, path: string): readonly string[] {
  return Object.entries(labels).flatMap(([field, label]) => {
    const row = table[field];
    if (row === undefined) return [`${path}${field}`];
    return row.type === 'object' && label.of !== undefined ? unused(row.table, label.of, `${path}${field}.`) : [];
  });
}

test('given the names, when they are compared with the mapping, then only the key and the details have no row', () => {
  for (const kind of ENTITY_KINDS) {
    assert.deepEqual([...unused(MAPPING[kind], FIELD_LABELS[kind], '')].sort(), ['cle', 'details']);
  }
});

test('given the path of any row in the model, when it is read, then it names the fields it goes through', () => {
  for (const { kind, model } of places) {
    const steps = stepsOfModelPath(kind, model.join('.'));
    assert.deepEqual(
      steps.map(({ field }) => field),
      model,
    );
  }
});

test('given the CSD path of any row, when it is read, then it names that field, or another of the same path', () => {
  for (const { kind, model, csd } of places) {
    const found = stepsOfCsdPath(kind, csd).map(({ field }) => field);
    const alike = places
      .filter((place) => place.kind === kind && place.csd === csd)
      .map((place) => place.model.join('.'));
    assert.ok(
      alike.includes(found.join('.')) || model.join('.').startsWith(found.join('.')),
      `${kind} ${csd}: ${found.join('.')}`,
    );
    assert.ok(found.length > 0, `${kind} ${csd}`);
  }
});

test('given keys with brackets and dots, when a path of the model is read, then the keys are kept whole', () => {
  const steps = stepsOfModelPath('oi', 'contacts[Dr. [A]. nom].telecommunications[2#2].adresse');
  assert.deepEqual(
    steps.map(({ field, item }) => [field, item]),
    [
      ['contacts', 'Dr. [A]. nom'],
      ['telecommunications', '2#2'],
      ['adresse', undefined],
    ],
  );
  assert.equal(fieldPathLabel(steps, 'fr'), 'Contacts (Dr. [A]. nom) › Télécommunications (2#2) › Numéro ou adresse');
  assert.deepEqual(stepsOfModelPath('oi', 'contacts[1].inconnu'), []);
  assert.deepEqual(stepsOfModelPath('oi', ''), []);
});

test('given the path of a finding, when it is read, then it leads to the field and the rank of its list', () => {
  const read = (kind: 'oi' | 'eg' | 'professionnel', path: string) =>
    stepsOfCsdPath(kind, path).map(({ field, item }) => (item === undefined ? field : `${field}[${item}]`));
  assert.deepEqual(read('oi', 'extension/careMode/@code'), ['modePriseEnCharge']);
  assert.deepEqual(read('oi', 'extension[2]/contact[3]/contactPoint[2]/equipment'), [
    'contacts[3]',
    'telecommunications[2]',
    'adresse',
  ]);
  assert.deepEqual(read('oi', 'extension/equipment[2]/@entityID'), ['equipements[2]']);
  assert.deepEqual(read('eg', 'parent'), ['entiteJuridique']);
  assert.deepEqual(read('eg', 'codedType[2]/@code'), ['categories[2]']);
  assert.deepEqual(read('oi', 'extension/spaces'), []);
  assert.deepEqual(read('oi', 'extension/accomodationCapacity/spaces/@available'), [
    'capaciteAccueil',
    'places',
    'disponibles',
  ]);
  assert.deepEqual(read('professionnel', 'demographic/name/forename'), ['noms[1]', 'prenoms[1]']);
  assert.deepEqual(read('oi', '@entityID'), []);
});
