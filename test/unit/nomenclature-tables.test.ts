import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadNomenclature, type IndexEntry } from '../../electron/services/nomenclature/load.ts';
import { SCHEMES, VALUE_SETS } from '../../shared/domain/ror/schemes.ts';
import { buildResources } from '../../scripts/nomenclatures.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');
const resource = (name: string): URL => new URL(`../../resources/${name}`, import.meta.url);
const { nomenclature } = loadNomenclature({ resource, asOf: '2026-06-30' });
const index = JSON.parse(readFileSync(join(RESOURCES, 'nomenclatures', 'index.json'), 'utf8')) as {
  readonly attribution: string;
  readonly licence: string;
  readonly files: readonly IndexEntry[];
};

test(
  'given the reference tables when resources are made again then every committed byte is equal',
  {
    skip: skipWithout('nomenclatures', 'index.json'),
  },
  () => {
    const built = buildResources(sharedData('nomenclatures') ?? '');
    for (const [path, text] of built) assert.equal(readFileSync(join(RESOURCES, path), 'utf8'), text, path);
    const committed = readdirSync(join(RESOURCES, 'nomenclatures')).filter((name) => name.endsWith('.json'));
    assert.deepEqual(
      committed.map((name) => `nomenclatures/${name}`).sort(),
      [...built.keys()].filter((path) => path.startsWith('nomenclatures/')).sort(),
    );
  },
);

test('given the tables shipped when listed then there are 116, each with the concepts its index says', () => {
  const tables = nomenclature.tables();
  assert.equal(tables.length, 116);
  for (const { oid, name, concepts } of tables) {
    // The communes are completed by the 45 municipal arrondissements.
    const expected = oid === SCHEMES.COMMUNE_OM ? concepts + 45 : concepts;
    assert.equal(nomenclature.concepts(oid).length, expected, name);
    assert.ok(expected > 0, name);
  }
});

test('given any concept of any table when read then its label is whole and differs from a code without one', () => {
  for (const { oid, name } of nomenclature.tables()) {
    for (const { code, label, status } of nomenclature.concepts(oid)) {
      assert.ok(label.trim() === label && label !== '', `${name} ${code}`);
      assert.doesNotMatch(label, /\uFFFD|Ã/u, `${name} ${code}`);
      assert.notEqual(status, 'unknown');
    }
  }
});

test('given every file shipped when measured then none is over 700 KB and attribution is kept', () => {
  for (const name of readdirSync(join(RESOURCES, 'nomenclatures'))) {
    assert.ok(statSync(join(RESOURCES, 'nomenclatures', name)).size < 700_000, name);
  }
  assert.match(index.attribution, /Agence du Numérique en Santé/);
  assert.match(index.licence, /no explicit licence/);
  assert.ok(index.files.every(({ source }) => source.startsWith('ANS,')));
});

test('given labels with accents when looked up then they are written right', () => {
  const label = (scheme: string, code: string): string => nomenclature.label(scheme, code).label;
  assert.equal(label(SCHEMES.COMMUNE_OM, '83069'), 'Hyères');
  assert.equal(label(SCHEMES.COMMUNE_OM, '01001'), "L'Abergement-Clémenciat");
  assert.equal(label(SCHEMES.TYPE_ORGANISATION_INTERNE, '4'), 'Unité élémentaire');
  assert.equal(label(SCHEMES.NIVEAU_CONFIDENTIALITE, '3'), 'Accès très restreint');
  assert.equal(label(SCHEMES.DEPARTEMENT_OM, '2A'), 'Corse-du-Sud');
  assert.equal(label(SCHEMES.UCUM_UNITE_MESURE, 'a'), 'année');
});

test('given the 2026 overlay when looked up then labels are replaced, codes added, and the table says so', () => {
  const label = (scheme: string, code: string): string => nomenclature.label(scheme, code).label;
  assert.equal(label(SCHEMES.CHAMP_ACTIVITE, '02'), 'Soins Médicaux et de réadaptation (SMR)');
  assert.equal(label(SCHEMES.CHAMP_ACTIVITE, '06'), 'Social');
  assert.equal(label(SCHEMES.PUBLIC_PRIS_EN_CHARGE, '10'), 'Victime de violence');
  assert.equal(label(SCHEMES.MODE_PRISE_EN_CHARGE, '59'), "Equipe d'intervention mobile");
  assert.equal(label(SCHEMES.ACTIVITE_OPERATIONNELLE, '408'), 'Chambre mortuaire');
  const entry = index.files.find(({ oid }) => oid === SCHEMES.CHAMP_ACTIVITE);
  assert.equal(entry?.version, '2019-03-29');
  assert.equal(entry?.overlay?.version, '2026-03-30');
  assert.equal(index.files.find(({ oid }) => oid === SCHEMES.LANGUE)?.overlay, undefined);
});

test('given value sets when listed then those the overlay was made from have its codes, the others say they are the base', () => {
  const codes = (oid: string): readonly string[] => nomenclature.concepts(oid).map(({ code }) => code);
  const modes = codes(VALUE_SETS.MODE_PRISE_EN_CHARGE);
  assert.equal(modes.length, 36);
  assert.ok(modes.includes('58') && modes.includes('59'));
  assert.ok(codes(VALUE_SETS.ACTIVITE_OPERATIONNELLE).includes('408'));
  assert.equal(codes(VALUE_SETS.CHAMP_ACTIVITE).includes('06'), false);
  const note = (oid: string): unknown => (index.files.find((file) => file.oid === oid) as { note?: string }).note;
  assert.match(String(note(VALUE_SETS.CHAMP_ACTIVITE)), /base table/);
  assert.equal(note(VALUE_SETS.MODE_PRISE_EN_CHARGE), undefined);
});

test('given a value set that draws on several systems when listed then each concept is answered by its own', () => {
  const professions = nomenclature.concepts(VALUE_SETS.PROFESSION);
  assert.equal(professions.length, 55);
  assert.ok(new Set(professions.map(({ scheme }) => scheme)).size > 1);
  const serafin = nomenclature.label(SCHEMES.FAMILLE_ACTIVITE_OPERATIONNELLE_SERAFIN, '065');
  assert.deepEqual(serafin, {
    code: '065',
    label: '3.2.2.1 Fournir des repas',
    status: 'known',
    scheme: SCHEMES.FAMILLE_ACTIVITE_OPERATIONNELLE_SERAFIN,
  });
});

test('given named schemes when compared with the index then every OID is that of a table with that name', () => {
  const fold = (name: string): string => name.replace(/^(TRE|JDV)_[A-Z]\d+-|-ROR$|[-_]/g, '').toUpperCase();
  for (const [constants, kind] of [
    [SCHEMES, 'TRE'],
    [VALUE_SETS, 'JDV'],
  ] as const) {
    const named = new Map(Object.entries(constants).map(([name, oid]) => [oid as string, fold(name)]));
    for (const entry of index.files.filter((file) => file.kind === kind)) {
      assert.equal(named.get(entry.oid), fold(entry.name), entry.name);
    }
  }
});
