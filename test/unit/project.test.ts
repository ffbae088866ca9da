import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { EntityKind, Projection } from '../../shared/domain/ror/projection.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { project } from '../../shared/domain/ror/project.ts';
import { normaliseXml, readRecords } from '../helpers/csd.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'ror');
const RECORD = '<record created="2024-01-01T08:00:00Z" updated="2024-01-02T08:00:00Z" status="Ok"/>';

async function projected(name: string): Promise<ReadonlyMap<EntityKind, Projection>> {
  const records = await readRecords(readFileSync(join(FIXTURES, name), 'utf8'));
  const projections = records.flatMap((record) => normalise(record).entities).map(project);
  return new Map(projections.map((one) => [one.kind, one]));
}

test('given the maximal document when its UE is projected then all that lists and links need is there', async () => {
  const oi = (await projected('maximal.xml')).get('oi');
  assert.deepEqual(oi, {
    kind: 'oi',
    key: '10',
    nationalId: '11/10',
    identifiers: ['11/10'],
    name: 'UE CARDIOLOGIE',
    otherNames: ['CH de démonstration'],
    typeOi: '4',
    references: { parent: '9', eg: ['e_2'], oi: [], activites: ['10_013'], equipements: ['d_1'] },
    place: { commune: '83069', postCode: '83400', cityName: 'HYERES' },
    codes: {
      champ: ['01'],
      mode: ['28'],
      typeOi: ['4'],
      categorie: oi?.codes.categorie,
      public: oi?.codes.public,
      profession: ['10'],
      acte: oi?.codes.acte,
    },
    ageMin: 216,
    ageMax: 1320,
    updated: '2024-02-01T09:30:00+01:00',
    phones: ['0494000004', '0494000001'],
    counts: { contact: 4, telecommunication: 6, horaire: 2 },
    confidentiality: 2,
  });
  for (const facet of ['categorie', 'public', 'acte'] as const) assert.equal(oi.codes[facet]?.length, 1);
});

test('given the maximal document when its structures are projected then identity, place and parent are there', async () => {
  const all = await projected('maximal.xml');
  const ej = all.get('ej');
  assert.equal(ej?.nationalId, '1750000002');
  assert.deepEqual(ej.identifiers, ['1750000002', '750000002', '407702521', '2407702521']);
  assert.deepEqual(ej.codes, {});
  const eg = all.get('eg');
  assert.equal(eg?.references.parent, 's_1');
  assert.deepEqual(eg.codes, { categorie: ['355'] });
  assert.deepEqual(eg.otherNames, ['Site des Lilas', 'CH de démonstration']);
  assert.ok(eg.identifiers.includes('340770252100052'));
});

test('given the maximal document when activity, equipment and professional are projected then their own code is a facet', async () => {
  const all = await projected('maximal.xml');
  assert.deepEqual(all.get('activite')?.codes, { activite: ['013'] });
  assert.equal(all.get('equipement')?.codes.equipement?.length, 1);
  const person = all.get('professionnel');
  assert.equal(person?.name, 'MARTIN Louise');
  assert.equal(person.nationalId, '810001234565');
  assert.deepEqual(person.identifiers, ['810001234565', '10001234565']);
  assert.deepEqual(person.codes, { profession: ['10'] });
  assert.deepEqual(person.references.oi, ['10']);
  assert.deepEqual(person.references.eg, ['e_2']);
  assert.deepEqual(person.place, { commune: undefined, postCode: undefined, cityName: undefined });
});

test('given a professional when projected then none of his or her numbers is given to full text, whatever their level', async () => {
  const person = (await projected('maximal.xml')).get('professionnel');
  assert.deepEqual(person?.phones, []);
  assert.equal(person?.counts.telecommunication, 4);
  assert.equal(person?.confidentiality, 2);
});

function contact(level: string, telecomLevel: string, number: string): string {
  const code = (value: string): string =>
    value === '' ? '' : `<confidentialityLevel code="${value}" codingScheme="1.2.250.1.213.1.1.4.344"/>`;
  return `<contact>${code(level)}<contactPoint><codedType code="2" codingScheme="1.2.250.1.213.3.3.1"/><equipment>${number}</equipment>
    <extension type="T" urn="U">${code(telecomLevel)}${RECORD}</extension></contactPoint>${RECORD}</contact>`;
}

async function structure(extension: string, otherIds = ''): Promise<Projection> {
  const xml = `<organization entityID="s">${otherIds}<codedType code="13" codingScheme="1.2.250.1.213.1.6.1.44"/>
    <primaryName>E</primaryName><extension type="T" urn="U">${extension}</extension>${RECORD}</organization>`;
  return project((await normaliseXml('ej', 'organization', xml)).entity);
}

test('given contacts of each level when projected then only what is open on both counts is given to full text', async () => {
  const { phones, confidentiality } = await structure(
    contact('1', '1', '0494000001') +
      contact('1', '2', '0494000002') +
      contact('2', '1', '0494000003') +
      contact('1', '', '0494000004') +
      contact('', '', '0494000005') +
      contact('9', '9', '0494000006'),
  );
  assert.deepEqual(phones, ['0494000001', '0494000004']);
  assert.equal(confidentiality, 3);
});

test('given contacts of level 2 and none above when projected then the highest level is 2', async () => {
  assert.equal((await structure(contact('2', '2', '0494000001'))).confidentiality, 2);
  assert.equal((await structure('')).confidentiality, 1);
});

function otherId(code: string, authority: string): string {
  return `<otherID code="${code}" assigningAuthorityName="${authority}"/>`;
}

test('given a structure without idNat_Struct when projected then it is derived, FINESS first', async () => {
  const finess = otherId('750712184', '1.2.250.1.213.3.2');
  const siren = otherId('407702521', '1.3.2');
  const siret = otherId('40770252100052', '1.3.2');
  const person = otherId('83602013100', '1.2.250.1.71.4.2.1');
  assert.equal((await structure('', siren + finess)).nationalId, '1750712184');
  assert.equal((await structure('', siren)).nationalId, '2407702521');
  assert.equal((await structure('', siret)).nationalId, '340770252100052');
  assert.equal((await structure('', person)).nationalId, '');
  assert.equal(
    (await structure('', otherId('340770252100052', '1.2.250.1.71.4.2.2') + finess)).nationalId,
    '340770252100052',
  );
  const both = otherId('340770252100052', '1.2.250.1.71.4.2.2') + otherId('1750712184', '1.2.250.1.71.4.2.2');
  assert.equal((await structure('', both)).nationalId, '1750712184');
});

async function unit(patients: string, mode = '28'): Promise<Projection> {
  const xml = `<facility entityID="1"><codedType code="4" codingScheme="1.2.250.1.213.3.3.8"/><primaryName>U</primaryName>
    <extension type="T" urn="U"><careMode code="${mode}" codingScheme="1.2.250.1.213.3.3.13"/>${patients}</extension>${RECORD}</facility>`;
  return project((await normaliseXml('oi', 'facility', xml)).entity);
}

test('given ages in every unit when projected then they are whole months', async () => {
  const ages = async (min: string, minUnit: string, max: string, maxUnit: string): Promise<readonly unknown[]> => {
    const age = (name: string, value: string, of: string): string =>
      `<${name}><value>${value}</value><unit code="${of}" codingScheme="2.16.840.1.113883.6.8"/></${name}>`;
    const { ageMin, ageMax } = await unit(
      `<patientsType>${age('patientTypeAgeMin', min, minUnit)}${age('patientTypeAgeMax', max, maxUnit)}${RECORD}</patientsType>`,
    );
    return [ageMin, ageMax];
  };
  assert.deepEqual(await ages('18', 'a', '65', 'a'), [216, 780]);
  assert.deepEqual(await ages('6', 'mo', '3', 'a'), [6, 36]);
  assert.deepEqual(await ages('0', 'd', '53', 'wk'), [0, 12]);
  assert.deepEqual(await ages('12', 'h', '31', 'd'), [0, 1]);
  assert.deepEqual(await ages('x', 'a', '3', 'm'), [undefined, undefined]);
  assert.deepEqual(await ages('-1', 'a', '', 'a'), [undefined, undefined]);
});

test('given a mode that means none when projected then it is no facet', async () => {
  assert.deepEqual((await unit('', '')).codes, { typeOi: ['4'] });
  assert.deepEqual((await unit('', 'null')).codes, { typeOi: ['4'] });
});

test('given the address of another country when projected then it gives no French place', async () => {
  const xml = (
    country: string,
  ): string => `<facility entityID="1"><codedType code="1" codingScheme="9"/><primaryName>U</primaryName>
    <address><addressLine component="City">Santa Fe</addressLine><addressLine component="PostCode">87501</addressLine>
    <addressLine component="Country">${country}</addressLine></address>${RECORD}</facility>`;
  const abroad = project((await normaliseXml('oi', 'facility', xml('USA'))).entity);
  assert.deepEqual(abroad.place, { commune: undefined, postCode: undefined, cityName: undefined });
  const here = project((await normaliseXml('oi', 'facility', xml('FRANCE'))).entity);
  assert.deepEqual(here.place, { commune: undefined, postCode: '87501', cityName: 'Santa Fe' });
});

test('given the IHE vocabulary when projected then names, place and phone are found', async () => {
  const oi = (await projected('ihe.xml')).get('oi');
  assert.equal(oi?.name, 'Harbour Imaging');
  assert.deepEqual(oi.place, { commune: undefined, postCode: '83000', cityName: 'Toulon' });
  assert.deepEqual(oi.phones, ['0494000006']);
  assert.equal(oi.nationalId, '');
});
