import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNomenclature } from '../../shared/domain/ror/nomenclature.ts';
import {
  fromRows,
  toRows,
  withoutCode,
  type Concept,
  type NomenclatureTable,
} from '../../shared/domain/ror/nomenclature-table.ts';
import { SCHEMES, SCHEMES_AT } from '../../shared/domain/ror/schemes.ts';

function table(oid: string, concepts: readonly Concept[], more: Partial<NomenclatureTable> = {}): NomenclatureTable {
  return {
    oid,
    name: `TRE_${oid}`,
    kind: 'TRE',
    description: '',
    version: '2020-01-01',
    source: 'test',
    count: concepts.length,
    concepts: () => concepts,
    ...more,
  };
}

const CATEGORIES = table(SCHEMES.CATEGORIE_ETABLISSEMENT, [
  { code: '109', label: 'Établissement privé' },
  { code: '355', label: 'Centre hospitalier' },
]);
const ESPIC = table(SCHEMES.ESPIC, [{ code: '6', label: 'ESPIC' }]);
const SECTEURS = table(SCHEMES.SECTEUR_ACTIVITE, [
  { code: 'SA07', label: 'Cabinet individuel' },
  { code: 'SA99', label: 'Ancien secteur', retiredOn: '2018-05-31' },
]);
const all = createNomenclature([CATEGORIES, ESPIC, SECTEURS], { asOf: '2026-01-01' });

test('given a code of its own table when looked up then it is known, whatever the spelling of the OID', () => {
  for (const scheme of [SCHEMES.ESPIC, `urn:oid:${SCHEMES.ESPIC}`, ` URN:OID:${SCHEMES.ESPIC} `]) {
    const { label, status, scheme: answered } = all.label(scheme, ' 6 ');
    assert.deepEqual([label, status, answered], ['ESPIC', 'known', SCHEMES.ESPIC]);
  }
});

test('given EG category 109 under the OID of ESPIC when looked up then the category table is guessed', () => {
  const found = all.label(SCHEMES.ESPIC, '109', SCHEMES_AT.EG_TYPE);
  assert.equal(found.label, 'Établissement privé');
  assert.equal(found.status, 'guessed');
  assert.equal(found.scheme, SCHEMES.CATEGORIE_ETABLISSEMENT);
});

test('given SA07 under the OID of the categories when looked up then the activity sectors are guessed', () => {
  const found = all.label(SCHEMES.CATEGORIE_ETABLISSEMENT, 'SA07', SCHEMES_AT.EG_TYPE);
  assert.deepEqual(
    [found.label, found.status, found.scheme],
    ['Cabinet individuel', 'guessed', SCHEMES.SECTEUR_ACTIVITE],
  );
});

test('given a guessed code that is retired when looked up then the date is kept', () => {
  const found = all.label('', 'SA99', SCHEMES_AT.EG_TYPE);
  assert.deepEqual([found.status, found.retiredOn], ['guessed', '2018-05-31']);
});

test('given a code of no table when looked up then it is its own label, as written', () => {
  assert.deepEqual(all.label('9.9', ' X1', ['8.8']), { label: ' X1', status: 'unknown', scheme: '9.9' });
  assert.deepEqual(all.concepts('9.9'), []);
});

test('given an end date when the day asked for is before, on or after it then it is retired from that day on', () => {
  const status = (asOf: string): string =>
    createNomenclature([SECTEURS], { asOf }).label(SCHEMES.SECTEUR_ACTIVITE, 'SA99').status;
  assert.deepEqual(['2018-05-30', '2018-05-31', '2026-01-01'].map(status), ['known', 'retired', 'retired']);
});

test('given a street type with an end date when looked up then it is never retired', () => {
  const streets = table(SCHEMES.TYPE_VOIE, [{ code: 'AV', label: 'Avenue', retiredOn: '2017-10-13' }]);
  const found = createNomenclature([streets], { asOf: '2026-01-01' }).label(SCHEMES.TYPE_VOIE, 'AV');
  assert.deepEqual([found.status, found.label], ['known', 'Avenue']);
  assert.equal(found.retiredOn, undefined);
});

test('given the OID of a value set as coding scheme when looked up then its systems answer, its own codes or not', () => {
  const set = table('3.1', [{ code: '109' }], { kind: 'JDV', codeSystems: [SCHEMES.CATEGORIE_ETABLISSEMENT] });
  const codes = createNomenclature([CATEGORIES, set], { asOf: '2026-01-01' });
  assert.equal(codes.label('3.1', '109').label, 'Établissement privé');
  const outside = codes.label('3.1', '355');
  assert.deepEqual([outside.label, outside.status, outside.scheme], ['Centre hospitalier', 'known', CATEGORIES.oid]);
  assert.equal(codes.label('3.1', '000').status, 'unknown');
});

test('given a code that only a value set labels when looked up by its system then that label answers', () => {
  const concepts = [
    { code: '1', system: '7.1', label: 'Seul' },
    { code: '109', system: CATEGORIES.oid, label: 'Libellé du jeu' },
  ];
  const set = table('3.1', concepts, { kind: 'JDV', codeSystems: ['7.1', CATEGORIES.oid] });
  const codes = createNomenclature([CATEGORIES, set], { asOf: '2026-01-01' });
  assert.equal(codes.label('7.1', '1').label, 'Seul');
  assert.equal(codes.label(CATEGORIES.oid, '109').label, 'Établissement privé');
});

test('given two codes alike from two systems of a value set when listed then both are there', () => {
  const concepts = [
    { code: '109', system: CATEGORIES.oid },
    { code: '109', system: '7.1', label: 'Autre' },
  ];
  const set = table('3.1', concepts, { kind: 'JDV', codeSystems: [CATEGORIES.oid, '7.1'] });
  const codes = createNomenclature([CATEGORIES, set], { asOf: '2026-01-01' });
  assert.deepEqual(
    codes.concepts('3.1').map(({ label }) => label),
    ['Établissement privé', 'Autre'],
  );
});

test('given value sets that name each other as systems when looked up then the lookup ends', () => {
  const a = table('3.1', [{ code: 'x', system: '3.2' }], { kind: 'JDV', codeSystems: ['3.2'] });
  const b = table('3.2', [{ code: 'x', system: '3.1' }], { kind: 'JDV', codeSystems: ['3.1'] });
  assert.equal(createNomenclature([a, b], { asOf: '2026-01-01' }).label('3.1', 'x').label, 'x');
});

test('given two tables with one OID when looked up then the first is used and read only when asked for', () => {
  let reads = 0;
  const first = table('1.1', [], { concepts: () => ((reads += 1), [{ code: 'a', label: 'nouveau' }]) });
  const codes = createNomenclature([first, table('1.1', [{ code: 'a', label: 'ancien' }])], { asOf: '2026-01-01' });
  assert.equal(codes.tables().length, 1);
  assert.equal(reads, 0);
  assert.equal(codes.label('1.1', 'a').label, 'nouveau');
  codes.label('1.1', 'b');
  assert.equal(reads, 1);
});

test('given concepts of both kinds when written as rows and read back then they are equal', () => {
  const terms: Concept[] = [
    { code: '1', label: 'un' },
    { code: '2', label: 'deux', retiredOn: '2020-01-01' },
  ];
  const set: Concept[] = [{ code: '1' }, { code: '2', system: '1.2' }, { code: '3', label: 'trois' }];
  assert.deepEqual(fromRows('TRE', toRows('TRE', terms)), terms);
  assert.deepEqual(fromRows('JDV', toRows('JDV', set)), set);
  assert.equal(withoutCode('Hyères (83069)', '83069'), 'Hyères');
  assert.equal(withoutCode('Hyères (83)', '83069'), 'Hyères (83)');
});
