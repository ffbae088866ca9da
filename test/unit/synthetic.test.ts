import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { loadMaterials } from '../../electron/services/synthetic/load-materials.ts';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import {
  checkFiness,
  checkIdNatStruct,
  checkRpps,
  checkSiren,
  checkSiret,
} from '../../shared/domain/ror/identifiers.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';
import { generateRegion } from '../../shared/domain/synthetic/generate.ts';
import { adeli, finess, rpps, siren, siret } from '../../shared/domain/synthetic/identifiers.ts';
import type { RegionOptions } from '../../shared/domain/synthetic/options.ts';
import { postCodeOf } from '../../shared/domain/synthetic/place-xml.ts';
import { materialsOf, resource } from '../helpers/synthetic.ts';
import type { Tally } from '../../shared/domain/synthetic/tally.ts';

function make(options: RegionOptions): { readonly texts: readonly string[]; readonly truth: Tally } {
  const region = generateRegion(options, materialsOf(options.region));
  const texts = region.files.map((file) => [...file.chunks()].join(''));
  return { texts, truth: region.truth() };
}

const digest = (texts: readonly string[]): string => createHash('sha256').update(texts.join('\0')).digest('hex');

test('given the same options when a region is made twice then every byte is the same, and another seed differs', () => {
  const options = { units: 300, seed: 7, region: '53' } as const;
  const first = make(options);
  const again = make(options);
  assert.equal(digest(again.texts), digest(first.texts));
  assert.deepEqual(again.truth, first.truth);
  assert.notEqual(digest(make({ ...options, seed: 8 }).texts), digest(first.texts));
});

test('given a number of units when a region of profile 1 is made then it has exactly that many', () => {
  for (const units of [1, 2, 17, 400]) {
    const { truth } = make({ units, seed: 'demo', region: '94' });
    assert.equal(truth.counts.uniteElementaire, units);
    const located = [...truth.unitsByDepartement.values()].reduce((sum, count) => sum + count, 0);
    assert.equal(located, units);
  }
});

test('given every ROR region when made then its départements are those of its units', () => {
  for (const region of [
    '11',
    '24',
    '27',
    '28',
    '32',
    '44',
    '52',
    '53',
    '75',
    '76',
    '84',
    '93',
    '94',
    '01',
    '02',
    '03',
    '04',
    '06',
  ]) {
    const materials = loadMaterials(resource, region);
    const known = new Set(['', ...materials.departements.map(({ code }) => code)]);
    for (const { communes, latitude } of materials.departements) {
      assert.ok(communes.length > 0, region);
      assert.notEqual(latitude, 0, region);
    }
    const made = generateRegion({ units: 60, seed: 1, region }, materials);
    for (const file of made.files) for (const chunk of file.chunks()) assert.ok(chunk.length > 0);
    for (const code of made.truth().unitsByDepartement.keys()) assert.ok(known.has(code), `${region} ${code}`);
  }
});

test('given a code that is no region when materials are loaded then it is refused with the codes that are', () => {
  assert.throws(() => loadMaterials(resource, '99'), { code: 'input.invalid', message: /11, 24, 27/ });
});

test('given serials when identifiers are made then their keys are right and they never repeat', () => {
  for (const departement of ['01', '75', '2A', '971']) {
    const made = Array.from({ length: 3000 }, (_, at) => finess(departement, at * 33));
    for (const number of made) assert.equal(checkFiness(number), 'ok', number);
    assert.equal(new Set(made).size, made.length);
  }
  for (const serial of [0, 1, 499_999]) {
    assert.equal(checkSiren(siren(serial)), 'ok');
    assert.equal(checkSiret(siret(siren(serial), 3)), 'ok');
    assert.equal(checkRpps(rpps(serial)), 'ok');
    assert.equal(checkIdNatStruct(`4${rpps(serial)}001`), 'ok');
    assert.equal(checkIdNatStruct(`0${adeli('2B', serial)}`), 'ok');
  }
});

test('given communes when post codes are made up then they belong to the département or the arrondissement', () => {
  const code = (commune: string): string => postCodeOf({ code: commune, nom: '' }, 4);
  assert.match(code('01004'), /^01\d{3}$/);
  assert.match(code('2A004'), /^201\d\d$/);
  assert.match(code('2B033'), /^202\d\d$/);
  assert.match(code('97101'), /^971\d\d$/);
  assert.equal(code('75056'), '75005');
  assert.equal(code('75118'), '75018');
  assert.equal(code('69387'), '69007');
  assert.equal(code('13208'), '13008');
});

test('given the catalogue of services when its codes are looked up then each one is known and in force', () => {
  const { nomenclature } = loadNomenclature({ resource, asOf: '2026-01-15' });
  const { services, establishments, legalPersons, vocabulary } = loadMaterials(resource, '11');
  const check = (scheme: string, codes: readonly (string | undefined)[]): void => {
    for (const code of codes)
      if (code !== undefined) assert.equal(nomenclature.label(scheme, code).status, 'known', `${scheme} ${code}`);
  };
  for (const [group, list] of Object.entries(services)) {
    for (const service of list) {
      const where = `${group} ${service.nom}`;
      assert.ok(service.activites.length + service.famille.length > 0, where);
      if (service.actes !== undefined) assert.ok(service.codesActes.length > 0, `${where}: no act matches`);
      for (const mode of service.modes) assert.ok(vocabulary.suffixes[mode] !== undefined, `${where} ${mode}`);
      if (service.ages !== undefined) assert.ok(vocabulary.ages[service.ages] !== undefined, where);
      check(SCHEMES.CHAMP_ACTIVITE, [service.champ]);
      check(SCHEMES.ACTIVITE_OPERATIONNELLE, service.activites);
      check(SCHEMES.MODE_PRISE_EN_CHARGE, service.modes);
      check(SCHEMES.EQUIPEMENT, service.equipements ?? []);
      check(SCHEMES.SPECIALITE_ORDINALE, [service.specialite]);
      check(SCHEMES.CATEGORIE_ORGANISATION, [service.categorie]);
      check(SCHEMES.PUBLIC_PRIS_EN_CHARGE, service.public ?? []);
      check(SCHEMES.PROFESSION_SANTE, service.professions ?? []);
      check(SCHEMES.SPECIALISATION_DE_PRISE_EN_CHARGE, service.specialisations ?? []);
      check(SCHEMES.FAMILLE_ACTIVITE_OPERATIONNELLE_SERAFIN, service.familles ?? []);
    }
  }
  for (const { statut, agregat, noms, etablissements } of legalPersons) {
    check(SCHEMES.FINESS_STATUT_JURIDIQUE, [statut]);
    check(SCHEMES.FINESS_SOUS_ENSEMBLE_AGREGAT_STATUT_JURIDIQUE, [agregat]);
    for (const name of noms) assert.match(name, /FICTI(F|VE)/);
    for (const key of etablissements) assert.ok(establishments[key] !== undefined, key);
  }
  for (const { categorie, noms, espic } of Object.values(establishments)) {
    check(categorie.startsWith('SA') ? SCHEMES.SECTEUR_ACTIVITE : SCHEMES.CATEGORIE_ETABLISSEMENT, [categorie]);
    check(SCHEMES.ESPIC, [espic]);
    for (const name of noms) assert.match(name, /FICTI(F|VE)/);
  }
});
