import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import { departementOf, departementOfPostCode, locate, regionOf } from '../../shared/domain/geography.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';

const resource = (name: string): URL => new URL(`../../resources/${name}`, import.meta.url);
const { nomenclature, geography } = loadNomenclature({ resource, asOf: '2026-06-30' });

test('given commune codes when their département is asked then Corsica, overseas and arrondissements are right', () => {
  const expected: Record<string, string | undefined> = {
    '83069': '83',
    '2A004': '2A',
    '2b033': '2B',
    '75056': '75',
    '75101': '75',
    '69381': '69',
    '97411': '974',
    '97701': '977',
    '98818': '988',
    ' 01001 ': '01',
    '99138': undefined,
    '20004': undefined,
    '00001': undefined,
    '1001': undefined,
    '2C001': undefined,
    '': undefined,
  };
  for (const [code, departement] of Object.entries(expected)) assert.equal(departementOf(code), departement, code);
});

test('given post codes when their département is asked then Corsica and the islands are right', () => {
  const expected: Record<string, string | undefined> = {
    '75014': '75',
    '20000': '2A',
    '20167': '2A',
    '20200': '2B',
    '20620': '2B',
    '20400': undefined,
    '97133': '977',
    '97150': '978',
    '97110': '971',
    '97400': '974',
    '98800': '988',
    '83 400': '83',
    '7501': undefined,
    B1000: undefined,
  };
  for (const [code, departement] of Object.entries(expected))
    assert.equal(departementOfPostCode(code), departement, code);
});

test('given every active commune when placed then its département is known, and its region but in the collectivities', () => {
  const without = new Set<string>();
  for (const { code } of nomenclature.concepts(SCHEMES.COMMUNE_OM)) {
    const departement = departementOf(code);
    if (departement === undefined) {
      assert.equal(code, '99138', 'only Monaco is abroad');
      continue;
    }
    assert.ok(geography.departements.has(departement), code);
    const region = regionOf(departement, geography);
    if (region === undefined) without.add(departement);
    else assert.ok(geography.regions.has(region), code);
  }
  assert.deepEqual([...without].sort(), ['975', '977', '978', '984', '986', '987', '988', '989']);
});

test('given the table of départements when counted then 101 have one of 18 regions, and region 94 is Corse', () => {
  const placed = [...geography.departements].filter(([, { region }]) => region !== undefined);
  assert.equal(placed.length, 101);
  assert.equal(new Set(placed.map(([, { region }]) => region)).size, 18);
  assert.deepEqual(
    placed.filter(([, { region }]) => region === '94').map(([code]) => code),
    ['2A', '2B'],
  );
  assert.equal(regionOf('94', geography), '11');
  assert.equal(regionOf('75', geography), '11');
  assert.equal(regionOf('976', geography), '06');
  assert.equal(geography.regions.get('94'), 'Corse');
  for (const { code } of nomenclature.concepts(SCHEMES.DEPARTEMENT_OM)) {
    const isOld = nomenclature.label(SCHEMES.DEPARTEMENT_OM, code).status === 'retired';
    assert.equal(geography.departements.has(code), !isOld && code !== '99138', code);
  }
});

test('given the regions that run a ROR when read then they are 18, dated, with a source and no invented address', () => {
  const file = JSON.parse(readFileSync(resource('regions/regions.json'), 'utf8')) as {
    readonly source: string;
    readonly verified: string;
    readonly regions: readonly { readonly code: string; readonly url: string }[];
  };
  assert.equal(file.regions.length, 18);
  assert.ok(
    file.regions.every(({ code, url }) => url === '' && nomenclature.label(SCHEMES.REGION_OM, code).status === 'known'),
  );
  assert.match(file.verified, /^\d{4}-\d\d-\d\d$/);
  assert.ok(file.source.length > 0);
});

test('given a commune code when located then commune, département and region are named', () => {
  assert.deepEqual(locate({ communeCode: '2A004', postCode: '20000', cityName: 'AJACCIO' }, geography), {
    commune: { code: '2A004', label: 'Ajaccio' },
    departement: { code: '2A', label: 'Corse-du-Sud' },
    region: { code: '94', label: 'Corse' },
  });
  assert.equal(locate({ communeCode: '97411' }, geography).region?.label, 'La Réunion');
});

test('given arrondissements of Paris, Lyon and Marseille when located then they have their label', () => {
  const commune = (communeCode: string): string | undefined => locate({ communeCode }, geography).commune?.label;
  assert.equal(commune('75101'), 'Paris 1er Arrondissement');
  assert.equal(commune('75120'), 'Paris 20e Arrondissement');
  assert.equal(commune('69389'), 'Lyon 9e Arrondissement');
  assert.equal(commune('13216'), 'Marseille 16e Arrondissement');
  assert.equal(commune('13217'), '13217');
});

test('given no commune code, or one of no table, when located then post code and city name serve', () => {
  const expected = {
    commune: { label: 'PARIS' },
    departement: { code: '75', label: 'Paris' },
    region: { code: '11', label: 'Île-de-France' },
  };
  assert.deepEqual(locate({ postCode: '75014', cityName: 'PARIS' }, geography), expected);
  const unknown = locate({ communeCode: '83999', postCode: '75014', cityName: 'Nouvelle' }, geography);
  assert.deepEqual([unknown.commune, unknown.departement?.code], [{ code: '83999', label: 'Nouvelle' }, '83']);
  assert.equal(locate({ communeCode: 'abc', postCode: '20200' }, geography).departement?.code, '2B');
});

test('given an overseas collectivity or nothing when located then what is unknown is left out', () => {
  assert.deepEqual(locate({ postCode: '98800', cityName: 'NOUMEA' }, geography), {
    commune: { label: 'NOUMEA' },
    departement: { code: '988', label: 'Nouvelle-Calédonie' },
  });
  assert.deepEqual(locate({}, geography), {});
});
