import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row, RowTable, Visibility } from '../../shared/domain/ror/mapping-row.ts';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import { SCHEMES, VALUE_SETS } from '../../shared/domain/ror/schemes.ts';

interface Place {
  readonly path: string;
  readonly row: Row;
}

function rowsOf(table: RowTable, prefix: string): readonly Place[] {
  return Object.entries(table).flatMap(([field, row]) => {
    const path = `${prefix}.${field}`;
    return [{ path, row }, ...(row.type === 'object' ? rowsOf(row.table, path) : [])];
  });
}

const ROWS = Object.entries(MAPPING).flatMap(([kind, table]) => rowsOf(table, kind));

test('given the filters of the access profiles when read from the mapping then they are those of the domain reference §5', () => {
  const filtered = new Map<string, Visibility>();
  for (const { path, row } of ROWS) {
    // Comments of every record share one rule: named once.
    if (row.visibility !== undefined)
      filtered.set(row.path === 'extension/comments' ? 'commentaires' : path, row.visibility);
  }
  const regulation: Visibility = ['no', 'yes', 'no', 'no'];
  const capacity: Visibility = ['no', 'yes', 'yes', 'no'];
  const detail: Visibility = ['no', 'yes', 'yes', 'medico-social'];
  assert.deepEqual(Object.fromEntries(filtered), {
    commentaires: detail,
    'eg.zonePoser': regulation,
    'eg.niveauRecoursOrsan': regulation,
    'oi.capaciteAccueil.lits.disponibles': capacity,
    'oi.capaciteAccueil.lits.dateMiseAJour': capacity,
    'oi.capaciteAccueil.places.disponibles': capacity,
    'oi.capaciteAccueil.places.dateMiseAJour': capacity,
    'oi.capaciteAccueilCrise': regulation,
    'oi.competenceRessource': detail,
    'oi.equipements': detail,
    'oi.specialisationsPriseEnCharge': detail,
    'oi.actesSpecifiques': detail,
    'oi.uniteSensible': regulation,
  });
});

test('given every coded row when its tables are looked up then each is a known one, three excepted that were not published', () => {
  const schemes: readonly string[] = Object.values(SCHEMES);
  const valueSets: readonly string[] = Object.values(VALUE_SETS);
  const without = new Set<string>();
  for (const { path, row } of ROWS) {
    if (!('nomenclatures' in row) || row.nomenclatures === undefined) continue;
    if (row.nomenclatures.length === 0) without.add(row.path);
    for (const oid of row.nomenclatures) assert.ok(schemes.includes(oid), path);
    if (row.type === 'code' && row.valueSet !== undefined) assert.ok(valueSets.includes(row.valueSet), path);
  }
  assert.deepEqual([...without].sort(), ['otherName', 'specialization', 'surchargePriceName']);
});

test('given rows on one path when one has no condition then only one has none, so that nothing falls between', () => {
  const groups = new Map<string, Row[]>();
  for (const { path, row } of ROWS) {
    const key = `${path.slice(0, path.lastIndexOf('.'))} ${row.path}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const [key, rows] of groups) {
    const open = rows.filter((row) => row.type !== 'code' || row.accepts === undefined);
    assert.equal(open.length, 1, key);
  }
});

test('given other spellings when read from the mapping then they differ from the schema in their last step only', () => {
  for (const { path, row } of ROWS) {
    const parent = row.path.split('/').slice(0, -1).join('/');
    for (const other of row.also ?? []) {
      assert.notEqual(other, row.path, path);
      assert.equal(other.split('/').slice(0, -1).join('/'), parent, path);
    }
  }
});
