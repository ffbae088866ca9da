import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NomenclatureTable } from '../../shared/domain/ror/nomenclature-table.ts';
import { codeFindings, codesIn, labelOf } from '../../shared/domain/ror/code-findings.ts';
import { createNomenclature } from '../../shared/domain/ror/nomenclature.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';
import { normaliseXml, tell } from '../helpers/csd.ts';

type Entry = readonly [code: string, label: string, retiredOn?: string];

function table(oid: string, ...entries: readonly Entry[]): NomenclatureTable {
  const concepts = entries.map(([code, label, retiredOn]) =>
    retiredOn === undefined ? { code, label } : { code, label, retiredOn },
  );
  return {
    oid,
    name: oid,
    kind: 'TRE',
    description: oid,
    version: '1',
    source: 'test',
    count: concepts.length,
    concepts: () => concepts,
  };
}

const NOMENCLATURE = createNomenclature(
  [
    table(SCHEMES.CATEGORIE_ETABLISSEMENT, ['355', 'Centre hospitalier'], ['109', 'Établissement de santé privé']),
    table(SCHEMES.SECTEUR_ACTIVITE, ['SA07', 'Cabinet individuel']),
    table(SCHEMES.ESPIC, ['1', 'Public']),
    table(SCHEMES.TYPE_ORGANISATION_INTERNE, ['1', 'Pôle'], ['4', 'Unité élémentaire']),
    table(SCHEMES.CHAMP_ACTIVITE, ['01', 'MCO']),
    table(SCHEMES.MODE_PRISE_EN_CHARGE, ['28', 'Hospitalisation'], ['03', 'Ancien mode', '2018-12-31']),
    table(SCHEMES.TYPE_VOIE, ['CHE', 'Chemin', '2017-01-01']),
    table(SCHEMES.COMMUNE_OM, ['83069', 'Hyères (83069)']),
    table(SCHEMES.UCUM_UNITE_MESURE, ['a', 'année']),
  ],
  { asOf: '2026-11-22' },
);

const RECORD = '<record created="2024-01-01T08:00:00Z" updated="2024-01-02T08:00:00Z" status="Ok"/>';

function eg(types: string, extension = ''): string {
  return `<organization entityID="e">${types}<primaryName>E</primaryName><parent entityID="s"/>
    <extension type="T" urn="U">${extension}</extension>${RECORD}</organization>`;
}

function oi(type: string, mode: string): string {
  return `<facility entityID="1"><otherID code="11/1" assigningAuthorityName=""/><codedType code="${type}" codingScheme="1.2.250.1.213.3.3.8"/>
    <primaryName>U</primaryName><extension type="T" urn="U"><typeActivity code="01" codingScheme="1.2.250.1.213.3.3.17"/>
    <careMode code="${mode}" codingScheme="1.2.250.1.213.3.3.13"/></extension>${RECORD}</facility>`;
}

test('given codes whose OID is that of another table when labelled then the right table is found and the label is guessed', async () => {
  const { entity } = await normaliseXml(
    'eg',
    'organization',
    eg(
      '<codedType code="SA07" codingScheme="1.2.250.1.213.1.6.1.8"/><codedType code="109" codingScheme="1.2.250.1.213.1.6.1.45"/>',
    ),
  );
  assert.deepEqual(tell(codeFindings(entity, NOMENCLATURE)), [
    'code-devine codedType/@code SA07',
    'code-devine codedType[2]/@code 109',
  ]);
  const labels = codesIn(entity).map((code) => labelOf(NOMENCLATURE, code).label);
  assert.deepEqual(labels, ['Cabinet individuel', 'Établissement de santé privé']);
});

test('given a street type, whose table is wholly retired, when checked then nothing is told', async () => {
  const place = `<location><address><addressLine streetType="CHE"/></address><cityNumber code="83069" codingScheme="1.2.250.1.213.2.23"/>${RECORD}</location>`;
  const { entity } = await normaliseXml(
    'eg',
    'organization',
    eg('<codedType code="355" codingScheme="1.2.250.1.213.1.6.1.8"/>', place),
  );
  assert.deepEqual(codeFindings(entity, NOMENCLATURE), []);
  assert.ok(
    codesIn(entity).some(
      ({ code, path }) => code === 'CHE' && path === 'extension/location/address/addressLine/@streetType',
    ),
  );
});

test('given retired and unknown codes when checked then each is told by its path', async () => {
  const retired = await normaliseXml('oi', 'facility', oi('4', '03'));
  assert.deepEqual(tell(codeFindings(retired.entity, NOMENCLATURE)), ['code-retire extension/careMode/@code 03']);
  const unknown = await normaliseXml('oi', 'facility', oi('4', '99'));
  assert.deepEqual(tell(codeFindings(unknown.entity, NOMENCLATURE)), ['code-inconnu extension/careMode/@code 99']);
});

test('given an OI that is no UE when its mode is empty or null then nothing is told', async () => {
  for (const mode of ['', 'null']) {
    const { entity, told } = await normaliseXml('oi', 'facility', oi('1', mode));
    assert.deepEqual(codeFindings(entity, NOMENCLATURE), []);
    assert.deepEqual(told, ['champ-absent extension/patientsType', 'champ-absent extension/sensitiveUnit']);
  }
});

test('given codes of a table that nobody knows when checked then it is told once', async () => {
  const xml = `<service entityID="1"><codedType code="101" codingScheme="1.3.6.1.4.1.21367.100.1"/><codedType code="102" codingScheme="1.3.6.1.4.1.21367.100.1"/>${RECORD}</service>`;
  const { entity } = await normaliseXml('activite', 'service', xml);
  assert.deepEqual(tell(codeFindings(entity, NOMENCLATURE)), [
    'nomenclature-inconnue codedType/@codingScheme 1.3.6.1.4.1.21367.100.1',
  ]);
});
