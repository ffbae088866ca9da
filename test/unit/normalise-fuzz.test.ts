import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { CSD_NAMESPACE, DIRECTORIES, type CsdElement, type Directory } from '../../shared/domain/csd/model.ts';
import { FINDING_CATALOGUE } from '../../shared/domain/ror/finding-catalogue.ts';
import { compareEntities, contentText } from '../../shared/domain/ror/flatten.ts';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import type { RowTable } from '../../shared/domain/ror/mapping-row.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { project } from '../../shared/domain/ror/project.ts';
import { readRecords } from '../helpers/csd.ts';

function stepsOf(table: RowTable, into: Set<string>): Set<string> {
  for (const row of Object.values(table)) {
    for (const path of [row.path, ...(row.also ?? [])]) for (const step of path.split('/')) into.add(step);
    if (row.type === 'object') stepsOf(row.table, into);
  }
  return into;
}

const STEPS = [...Object.values(MAPPING).reduce((into, table) => stepsOf(table, into), new Set<string>())];
const ELEMENTS = [
  ...STEPS.filter((step) => !step.startsWith('@') && step !== '.'),
  'unknown',
  '__proto__',
  'constructor',
];
const ATTRIBUTES = [
  ...STEPS.filter((step) => step.startsWith('@')).map((step) => step.slice(1)),
  ...['code', 'codingScheme', 'assigningAuthorityName', 'urn', 'oid', 'toString', '__proto__'],
];
const TEXTS = [
  '',
  ' ',
  '0',
  '1',
  'true',
  'null',
  '2024-01-01',
  '12:00:00',
  '1750712184',
  '11/1',
  '1.2.250.1.71.4.2.2',
  '+33 4 94 08 00 80',
];

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string());
const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ELEMENTS) }, { weight: 1, arbitrary: fc.string() });
const namespace = fc.oneof(
  { weight: 9, arbitrary: fc.constant(CSD_NAMESPACE) },
  { weight: 1, arbitrary: fc.constantFrom('', 'urn:x') },
);
const attributes = fc.dictionary(fc.constantFrom(...ATTRIBUTES), text, { maxKeys: 4 });
const tree: fc.Memo<CsdElement> = fc.memo((depth) =>
  fc.record({
    name,
    namespace,
    attributes,
    children: depth <= 1 ? fc.constant([]) : fc.array(tree(), { maxLength: 5 }),
    text,
  }),
);
const element = tree(5);

const runs = process.env['CERCLE_TORTURE'] === '1' ? 20_000 : 300;

/** Holds of any record whatever its content. */
function checkRecord(directory: Directory, root: CsdElement): void {
  const record = { directory, entityId: '', element: { ...root, namespace: CSD_NAMESPACE }, raw: '', offset: 0 };
  const { entities, findings } = normalise(record);
  assert.equal(entities.length, 1);
  for (const { code } of findings) assert.ok(Object.hasOwn(FINDING_CATALOGUE, code), code);
  for (const entity of entities) {
    const { kind, key, confidentiality } = project(entity);
    assert.equal(kind, entity.kind);
    assert.equal(key, entity.cle);
    assert.ok([1, 2, 3].includes(confidentiality));
    assert.equal(contentText(entity), contentText(normalise(record).entities[0] ?? entity));
    assert.deepEqual(compareEntities(entity, entity), []);
  }
}

const mutation = fc.record({
  way: fc.array(fc.nat(40), { maxLength: 8 }),
  change: fc.constantFrom('drop', 'repeat', 'reverse', 'rename', 'text', 'attribute', 'bare'),
  text,
  name: fc.constantFrom(...ELEMENTS),
  attribute: fc.constantFrom(...ATTRIBUTES),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function changed(target: CsdElement, { change, text: value, name: other, attribute }: Mutation): readonly CsdElement[] {
  switch (change) {
    case 'drop':
      return [];
    case 'repeat':
      return [target, target];
    case 'reverse':
      return [{ ...target, children: [...target.children].reverse() }];
    case 'rename':
      return [{ ...target, name: other }];
    case 'text':
      return [{ ...target, text: value }];
    case 'attribute':
      return [{ ...target, attributes: { ...target.attributes, [attribute]: value } }];
    case 'bare':
      return [{ ...target, attributes: {}, children: [] }];
  }
}

/** Changes the element that `way` leads to, each step being the rank of a child. */
function mutate(root: CsdElement, one: Mutation, [step, ...rest] = one.way): CsdElement {
  if (step === undefined || root.children.length === 0) return changed(root, one)[0] ?? root;
  const rank = step % root.children.length;
  const children = root.children.flatMap((child, index) => {
    if (index !== rank) return [child];
    return rest.length === 0 || child.children.length === 0 ? changed(child, one) : [mutate(child, one, rest)];
  });
  return { ...root, children };
}

test('given any tree of elements when normalised, projected and flattened then nothing throws and every finding is in the catalogue', (t) => {
  fc.assert(fc.property(fc.constantFrom(...DIRECTORIES), element, checkRecord), { numRuns: runs });
  t.diagnostic(`count: ${runs} trees`);
});

test('given the maximal document damaged anywhere when normalised then nothing throws either', async (t) => {
  const file = join(import.meta.dirname, '..', 'fixtures', 'ror', 'maximal.xml');
  const records = await readRecords(readFileSync(file, 'utf8'));
  fc.assert(
    fc.property(
      fc.constantFrom(...records),
      fc.array(mutation, { minLength: 1, maxLength: 12 }),
      (record, mutations) => {
        checkRecord(
          record.directory,
          mutations.reduce((root, one) => mutate(root, one), record.element),
        );
      },
    ),
    { numRuns: runs },
  );
  t.diagnostic(`count: ${runs} damaged records`);
});

test('given a very wide element when normalised then it takes time in proportion, not squared', () => {
  const leaf: CsdElement = {
    name: 'psychiatricSector',
    namespace: CSD_NAMESPACE,
    attributes: {},
    children: [],
    text: '75G01',
  };
  const extension = (count: number): CsdElement => ({
    ...leaf,
    name: 'extension',
    text: '',
    children: new Array(count).fill(leaf),
  });
  const root: CsdElement = { ...leaf, name: 'facility', text: '', children: [extension(100_000), extension(100_000)] };
  const { entities } = normalise({ directory: 'facility', entityId: '1', element: root, raw: '', offset: 0 });
  const [oi] = entities;
  assert.ok(oi?.kind === 'oi');
  assert.equal(oi.secteursPsychiatriques.length, 100_000);
});
