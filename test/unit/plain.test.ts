import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Profil } from '../../shared/contract/common.ts';
import type { CsdElement, CsdRecord } from '../../shared/domain/csd/model.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { checkEntity } from '../../shared/domain/ror/normalise-checks.ts';
import { PROJECTED, type AnyFields } from '../../shared/domain/ror/project-fields.ts';
import { project } from '../../shared/domain/ror/project.ts';
import { FAULT_NAMES, isEntityFault } from '../../shared/domain/synthetic/fault-names.ts';
import { readRecords } from '../helpers/csd.ts';
import { comparePlain, PROFILES } from '../helpers/plain-difference.ts';
import { CHANGES, mutate, mutation, NEVER_PLAIN, type Change } from '../helpers/plain-mutations.ts';
import { fc } from '../helpers/properties.ts';
import { readRegion } from '../helpers/synthetic.ts';

const isTorture = process.env['CERCLE_TORTURE'] === '1';
const RUNS = isTorture ? 200_000 : 6_000;
const UNITS = isTorture ? 2_000 : 150;

async function readFixture(name: string): Promise<readonly CsdRecord[]> {
  return readRecords(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'ror', name), 'utf8'));
}

const clean = new Map<Profil | null, readonly CsdRecord[]>();
const fixtures: CsdRecord[] = [];

before(async () => {
  for (const profil of PROFILES) {
    const { records } = await readRegion({
      units: UNITS,
      seed: `plain ${String(profil)}`,
      region: '11',
      ...(profil !== null && { profil }),
    });
    clean.set(profil, records);
  }
  for (const name of ['minimal.xml', 'maximal.xml', 'spellings.xml', 'ihe.xml'])
    fixtures.push(...(await readFixture(name)));
});

test('given clean regions of every profile when read then nearly all records are plain and none is read otherwise', (t) => {
  for (const [profil, records] of clean) {
    const compared = records.map((record) => comparePlain(record, profil));
    const plain = compared.filter(({ isPlain }) => isPlain).length;
    const silent = compared.filter(({ isSilent }) => isSilent).length;
    t.diagnostic(
      `count: profile ${String(profil)}, ${plain} plain records of ${records.length}, ${silent} without findings`,
    );
    assert.ok(plain > 0.95 * records.length, `${plain} of ${records.length}`);
    assert.equal(plain, silent);
  }
});

test('given a region of one profile when read by the limits of another then what may not be seen is never plain', (t) => {
  let plain = 0;
  let told = 0;
  for (const records of clean.values()) {
    for (const profil of PROFILES) {
      for (const record of records) {
        const { isPlain, isSilent } = comparePlain(record, profil);
        if (isPlain) plain += 1;
        if (!isSilent) told += 1;
      }
    }
  }
  t.diagnostic(`count: ${plain} plain records, ${told} of which something is told`);
  assert.ok(plain > 0 && told > 0);
});

test('given a region with every fault when read then no faulty record is plain and others are', async (t) => {
  const faults = Object.fromEntries(FAULT_NAMES.filter(isEntityFault).map((name) => [name, 2]));
  const { records } = await readRegion({ units: 2 * UNITS, seed: 'faults', region: '93', faults });
  const compared = records.map((record) => comparePlain(record, 1));
  const told = compared.filter(({ isSilent }) => !isSilent).length;
  const plain = compared.filter(({ isPlain }) => isPlain).length;
  t.diagnostic(`count: ${plain} plain records of ${records.length}, findings on ${told}`);
  assert.ok(told > 20);
  assert.ok(plain > 0.8 * records.length);
});

test('given records changed in every way when read then the plain reader takes none that is not plain', (t) => {
  const outcomes = new Map<Change, { plain: number; not: number }>(
    CHANGES.map((change) => [change, { plain: 0, not: 0 }]),
  );
  const records = [...clean].flatMap(([profil, all]) => all.map((record) => ({ record, profil })));
  const pool = [...records, ...fixtures.map((record) => ({ record, profil: null }))];
  const others = pool.filter((_, rank) => rank % 17 === 0).map(({ record }) => record.element);
  fc.assert(
    fc.property(fc.nat(pool.length - 1), fc.array(mutation, { minLength: 1, maxLength: 2 }), (at, mutations) => {
      const { record, profil } = pool[at] as (typeof pool)[number];
      const element = mutations.reduce<CsdElement>((root, one) => mutate(root, one, others), record.element);
      const { isPlain } = comparePlain({ ...record, element }, profil);
      const [{ change } = { change: 'drop' as Change }, second] = mutations;
      const outcome = outcomes.get(change);
      if (outcome !== undefined && second === undefined) outcome[isPlain ? 'plain' : 'not'] += 1;
    }),
    { numRuns: RUNS },
  );
  for (const [change, { plain, not }] of outcomes) {
    t.diagnostic(`count: ${change}, ${plain} still plain, ${not} not`);
    assert.ok(not > 0, `${change} always leaves a record plain`);
    assert.ok(plain > 0 || NEVER_PLAIN.includes(change), `${change} never leaves a record plain`);
  }
});

const views = new WeakMap<object, unknown>();

/** A view of an object, always the same one, that fails when a field is read that is not among those told. */
function watched(value: unknown, fields: AnyFields | true | undefined, path: string): unknown {
  if (fields === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => watched(item, fields, path));
  const view = views.get(value) ?? watch(value, fields, path);
  views.set(value, view);
  return view;
}

function watch(value: object, fields: AnyFields | undefined, path: string): unknown {
  return new Proxy(value, {
    get(target, field) {
      const inner = Reflect.get(target, field) as unknown;
      if (typeof field !== 'string' || (path === '' && (field === 'kind' || field === 'cle'))) return inner;
      assert.ok(fields?.[field] !== undefined, `${path}${field} is read but not told by PROJECTED`);
      return watched(inner, fields[field], `${path}${field}.`);
    },
  });
}

test('given entities that have every field when projected and checked then no other fields are read than those told', () => {
  const records = [...fixtures, ...(clean.get(null) ?? [])];
  for (const record of records) {
    for (const entity of normalise(record).entities) {
      const view = watched(entity, PROJECTED[entity.kind] as AnyFields, '') as typeof entity;
      assert.deepEqual(project(view), project(entity));
      checkEntity({ ror: true, csd: '', findings: [], details: [] }, view);
    }
  }
});
