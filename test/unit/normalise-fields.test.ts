import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RowTable } from '../../shared/domain/ror/mapping-row.ts';
import type { RorEntity } from '../../shared/domain/ror/model.ts';
import { flatten } from '../../shared/domain/ror/flatten.ts';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import { walkEntity } from '../../shared/domain/ror/mapping-walk.ts';
import { normalise } from '../../shared/domain/ror/normalise.ts';
import { normaliseXml, readRecords, tell } from '../helpers/csd.ts';

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', 'ror', name), 'utf8');
}

interface Document {
  readonly entities: readonly RorEntity[];
  readonly told: readonly string[];
}

async function readDocument(xml: string): Promise<Document> {
  const read = (await readRecords(xml)).map(normalise);
  return { entities: read.flatMap(({ entities }) => entities), told: read.flatMap(({ findings }) => tell(findings)) };
}

function readFixture(name: string): Promise<Document> {
  return readDocument(fixture(name));
}

/** The tables of the mapping, each once, with the path of fields that leads to it. */
function allTables(): ReadonlyMap<RowTable, string> {
  const tables = new Map<RowTable, string>();
  const add = (table: RowTable, name: string): void => {
    if (tables.has(table)) return;
    tables.set(table, name);
    for (const [field, row] of Object.entries(table)) if (row.type === 'object') add(row.table, `${name}.${field}`);
  };
  for (const [kind, table] of Object.entries(MAPPING)) add(table, kind);
  return tables;
}

/** What no schema allows and reading accepts: the language of the drafts of 2013, an altitude inside the ROR's coordinates. */
const TOLERATED = `<CSD xmlns="urn:ihe:iti:csd:2013"><providerDirectory><provider entityID="1"><demographic><name>
  <commonName language="en">Doe</commonName></name></demographic></provider></providerDirectory><facilityDirectory>
  <facility entityID="2"><extension type="T" urn="U"><location><geoCoordinates><altitude>3</altitude></geoCoordinates></location>
  </extension></facility></facilityDirectory></CSD>`;

test('given the maximal documents when normalised then every row of the mapping is filled', async () => {
  const filled = new Map<RowTable, Set<string>>();
  const documents = [fixture('maximal.xml'), fixture('ihe.xml'), TOLERATED];
  for (const entity of (await Promise.all(documents.map(readDocument))).flatMap(({ entities }) => entities)) {
    walkEntity(entity, ({ table, field }) => {
      const fields = filled.get(table) ?? new Set();
      filled.set(table, fields.add(field));
    });
  }
  const empty: string[] = [];
  for (const [table, name] of allTables()) {
    for (const field of Object.keys(table)) if (filled.get(table)?.has(field) !== true) empty.push(`${name}.${field}`);
  }
  assert.deepEqual(empty, []);
});

test('given a document that keeps to the schema and the rules when normalised then nothing is told nor left over', async () => {
  const { entities, told } = await readFixture('maximal.xml');
  assert.deepEqual(told, []);
  assert.deepEqual(
    entities.map(({ kind, cle, details }) => [kind, cle, details.length]),
    [
      ['ej', 's_1', 0],
      ['eg', 'e_2', 0],
      ['activite', '10_013', 0],
      ['oi', '10', 0],
      ['professionnel', '10', 0],
      ['equipement', 'd_1', 0],
    ],
  );
});

test('given the IHE vocabulary when normalised then it is read without a finding', async () => {
  const { entities, told } = await readFixture('ihe.xml');
  assert.deepEqual(told, []);
  const oi = entities.find((entity) => entity.kind === 'oi');
  assert.equal(oi?.coordonnees?.altitude, '12.0');
  assert.deepEqual(oi.contactsIhe[0]?.personne?.noms[0]?.civiliteExercice, { code: '', scheme: '', text: 'Dr.' });
  assert.deepEqual(
    oi.adresses[0]?.lignes.map(({ composant, texte }) => [composant, texte]),
    [
      ['streetAddress', '1 Quay'],
      ['city', 'Toulon'],
      ['postalCode', '83000'],
      ['country', 'France'],
    ],
  );
  const activite = entities.find((entity) => entity.kind === 'activite');
  assert.equal(activite?.types.length, 2);
});

test('given both spellings of every trap when normalised then the entities are the same', async () => {
  const right = await readFixture('maximal.xml');
  const other = await readFixture('spellings.xml');
  assert.deepEqual(other.entities, right.entities);
  assert.equal(other.told.length, 11);
  for (const one of other.told) assert.match(one, /^orthographe-variante /);
});

test('given the minimal answer when normalised then EJ, EG, UE and activity are linked, with every leading zero', async () => {
  const { entities, told } = await readFixture('minimal.xml');
  const [ej, eg, activite, oi] = entities;
  assert.deepEqual(told, ['identifiant-cle-fausse otherID/@code 1750000001']);
  assert.ok(ej?.kind === 'ej' && eg?.kind === 'eg' && activite?.kind === 'activite' && oi?.kind === 'oi');
  assert.deepEqual(ej.statutsJuridiques, [{ code: '13', scheme: '1.2.250.1.213.1.6.1.44' }]);
  assert.deepEqual(eg.entiteJuridique, { entityId: 's_1' });
  assert.equal(eg.lieu?.communeCog?.code, '75056');
  assert.equal(eg.lieu.adresse?.lignes[0]?.codePostal, '75014');
  assert.equal(activite.types[0]?.code, '013');
  assert.deepEqual(oi.rattachements[0]?.entiteGeographique, { entityId: 'e_2' });
  assert.deepEqual(oi.rattachements[0].activites[0]?.activite, { entityId: '10_013' });
  assert.equal(oi.champsActivite[0]?.code, '01');
  assert.equal(oi.patientele?.ageMaximum?.valeur, '110');
  assert.deepEqual(oi.capaciteAccueil?.lits, {
    total: '26',
    disponibles: undefined,
    dateMiseAJour: '2024-01-07T16:17:29+01:00',
  });
  assert.equal(oi.uniteSensible, false);
  assert.equal(oi.metadonnees?.dateMiseAJour, '2024-02-01T09:00:00+01:00');
});

const RECORD = '<record created="2024-01-01T08:00:00Z" updated="2024-01-02T08:00:00Z" status="Ok"/>';
const OI_START = `<otherID code="11/1" assigningAuthorityName=""/><codedType code="3" codingScheme="1.2.250.1.213.3.3.8"/><primaryName>UF</primaryName>`;
const MANDATORY = `<careMode code="" codingScheme="1.2.250.1.213.3.3.13"/><patientsType>
  <patientTypeAgeMin><value>0</value><unit code="a" codingScheme="2.16.840.1.113883.6.8"/></patientTypeAgeMin>
  <patientTypeAgeMax><value>9</value><unit code="a" codingScheme="2.16.840.1.113883.6.8"/></patientTypeAgeMax>${RECORD}</patientsType>`;

test('given several extensions when normalised then they are one, without what they repeat', async () => {
  const champ = (code: string): string => `<typeActivity code="${code}" codingScheme="1.2.250.1.213.3.3.17"/>`;
  const extension = (first: string, last = ''): string =>
    `<extension type="T" urn="U">${first}${MANDATORY}${last}<sensitiveUnit>0</sensitiveUnit></extension>`;
  const xml = `<facility entityID="1">${OI_START}${extension(champ('01') + champ('02'))}${extension(
    champ('01'),
    '<psychiatricSector>75G01</psychiatricSector>',
  )}${RECORD}</facility>`;
  const { entity, told } = await normaliseXml('oi', 'facility', xml);
  assert.deepEqual(told, []);
  assert.deepEqual(
    entity.champsActivite.map(({ code }) => code),
    ['01', '02'],
  );
  assert.deepEqual(entity.secteursPsychiatriques, ['75G01']);
  assert.equal(entity.modePriseEnCharge?.code, '');
});

test('given extensions that contradict each other when normalised then the first wins and the other stays visible', async () => {
  const extension = (sensitive: string): string => `<extension type="T" urn="U">
    <typeActivity code="01" codingScheme="1.2.250.1.213.3.3.17"/>${MANDATORY}<sensitiveUnit>${sensitive}</sensitiveUnit></extension>`;
  const xml = `<facility entityID="1">${OI_START}${extension('0')}${extension('1')}${RECORD}</facility>`;
  const { entity, told } = await normaliseXml('oi', 'facility', xml);
  assert.equal(entity.uniteSensible, false);
  assert.deepEqual(told, ['champ-non-unique extension[2]/sensitiveUnit 1']);
  assert.deepEqual(entity.details, [{ path: 'extension[2]/sensitiveUnit', value: '1' }]);
});

test('given an EG whose codes carry wrong OIDs, as a real answer does, when normalised then none is lost or misplaced', async () => {
  const xml = `<organization entityID="e"><otherID code="1750000010" assigningAuthorityName="1.2.250.1.71.4.2.2"/>
    <codedType code="SA07" codingScheme="1.2.250.1.213.1.6.1.8"/><codedType code="109" codingScheme="1.2.250.1.213.1.6.1.45"/>
    <codedType code="1" codingScheme="1.2.250.1.213.1.6.1.45"/><primaryName>E</primaryName><parent entityID="s"/>${RECORD}</organization>`;
  const { entity, told } = await normaliseXml('eg', 'organization', xml);
  assert.deepEqual(told, []);
  assert.deepEqual(
    entity.categories.map(({ code }) => code),
    ['SA07', '109'],
  );
  assert.deepEqual(
    entity.espic.map(({ code }) => code),
    ['1'],
  );
});

test('given a parent without identifier when normalised then the types tell an EG from a root', async () => {
  const xml = (scheme: string): string =>
    `<organization entityID="e"><codedType code="1" codingScheme="${scheme}"/><primaryName>E</primaryName><parent entityID=""/>${RECORD}</organization>`;
  await normaliseXml('eg', 'organization', xml('1.2.250.1.213.1.6.1.8'));
  await normaliseXml('ej', 'organization', xml('1.3.6.1.4.1.21367.100.1'));
});

test('given unknown elements when normalised then each of their leaves is kept with its path', async () => {
  const xml = `<service entityID="1"><codedType code="1" codingScheme="9"/><extension type="T" urn="U">
    <x:new xmlns:x="urn:x" unit="m">12<x:deep>a</x:deep><x:deep>b</x:deep><x:none/></x:new></extension>${RECORD}</service>`;
  const { entity } = await normaliseXml('activite', 'service', xml);
  assert.deepEqual(entity.details, [
    { path: 'extension/new/@unit', value: 'm' },
    { path: 'extension/new', value: '12' },
    { path: 'extension/new/deep', value: 'a' },
    { path: 'extension/new/deep[2]', value: 'b' },
    { path: 'extension/new/none', value: '' },
  ]);
});

test('given elements under another namespace when normalised then they are not taken for CSD', async () => {
  const xml = `<service entityID="1"><codedType code="1" codingScheme="9"/><other:record xmlns:other="urn:other" updated="x"/>${RECORD}</service>`;
  const { entity, told } = await normaliseXml('activite', 'service', xml);
  assert.equal(entity.metadonnees?.dateMiseAJour, '2024-01-02T08:00:00Z');
  assert.deepEqual(told, ['element-inconnu record']);
});

test('given texts with blanks when normalised then they are kept as they are, and values of a type are not', async () => {
  const xml = `<organization entityID="s"><codedType code="1" codingScheme="9"/><primaryName>  CH  A </primaryName>
    <extension type="T" urn="U"><creationDate> 2024-01-02
    </creationDate></extension>${RECORD}</organization>`;
  const { entity } = await normaliseXml('ej', 'organization', xml);
  assert.equal(entity.raisonSociale, '  CH  A ');
  assert.equal(entity.dateCreation, '2024-01-02');
});

test('given a flat list of the maximal document when compared with its XML then every text of it is there', async () => {
  const { entities } = await readFixture('maximal.xml');
  const values = new Set(entities.flatMap((entity) => flatten(entity).map(({ value }) => value)));
  const texts = [...fixture('maximal.xml').matchAll(/>([^<>\s][^<>]*)</g)].map((match) => match[1] ?? '');
  const known = ['0', '1']; // booleans and counts
  const missing = texts.filter(
    (text) => !values.has(text) && !known.includes(text) && ![...values].some((value) => value.endsWith(` ${text}`)),
  );
  assert.deepEqual(missing, []);
});
