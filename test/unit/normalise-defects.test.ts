import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Directory } from '../../shared/domain/csd/model.ts';
import type { EntityKind } from '../../shared/domain/ror/projection.ts';
import { FINDING_CATALOGUE } from '../../shared/domain/ror/finding-catalogue.ts';
import { STRUCTURE_FINDINGS } from '../../shared/domain/ror/finding-catalogue-structure.ts';
import { VALUE_FINDINGS } from '../../shared/domain/ror/finding-catalogue-value.ts';
import { normaliseXml } from '../helpers/csd.ts';

const RECORD = '<record created="2024-01-01T08:00:00Z" updated="2024-01-02T08:00:00Z" status="Ok"/>';
const EJ_TYPE = '<codedType code="13" codingScheme="1.2.250.1.213.1.6.1.44"/>';
const EG_TYPE = '<codedType code="355" codingScheme="1.2.250.1.213.1.6.1.8"/>';
const ID_EJ = '<otherID code="1750000002" assigningAuthorityName="1.2.250.1.71.4.2.2"/>';
const NAMES = '<primaryName>N</primaryName>';
const UE_START =
  '<otherID code="11/1" assigningAuthorityName=""/><codedType code="4" codingScheme="1.2.250.1.213.3.3.8"/>';
const IHE_TYPE = '<codedType code="1" codingScheme="9.9"/>';

interface Case {
  readonly given: string;
  readonly kind: EntityKind;
  readonly xml: string;
  readonly told: readonly string[];
}

const DIRECTORY: Readonly<Record<EntityKind, Directory>> = {
  ej: 'organization',
  eg: 'organization',
  oi: 'facility',
  activite: 'service',
  equipement: 'device',
  professionnel: 'provider',
};

function ej(middle: string, { start = ID_EJ, record = RECORD }: { start?: string; record?: string } = {}): string {
  return `<organization entityID="s_1">${start}${EJ_TYPE}${NAMES}${middle}${record}</organization>`;
}

function oi(extension: string, { mode = '28', type = '4' }: { mode?: string; type?: string } = {}): string {
  return `<facility entityID="1"><otherID code="11/1" assigningAuthorityName=""/>
    <codedType code="${type}" codingScheme="1.2.250.1.213.3.3.8"/>${NAMES}<extension type="T" urn="U">
    <typeActivity code="01" codingScheme="1.2.250.1.213.3.3.17"/><careMode code="${mode}" codingScheme="1.2.250.1.213.3.3.13"/>
    <patientsType><patientTypeAgeMin><value>1</value><unit code="a" codingScheme="2.16.840.1.113883.6.8"/></patientTypeAgeMin>
    <patientTypeAgeMax><value>2</value><unit code="a" codingScheme="2.16.840.1.113883.6.8"/></patientTypeAgeMax>${RECORD}</patientsType>
    ${extension}<sensitiveUnit>0</sensitiveUnit></extension>${RECORD}</facility>`;
}

function person(name: string): string {
  return `<provider entityID="1">${IHE_TYPE}<demographic><name>${name}</name></demographic>${RECORD}</provider>`;
}

const CASES: readonly Case[] = [
  {
    given: 'no identity at all',
    kind: 'activite',
    xml: `<service>${IHE_TYPE}${RECORD}</service>`,
    told: ['identite-absente @entityID'],
  },
  {
    given: 'the identity under the attribute of 2013',
    kind: 'activite',
    xml: `<service urn="urn:uuid:1">${IHE_TYPE}${RECORD}</service>`,
    told: ['identite-ancien-attribut @urn urn:uuid:1'],
  },
  {
    given: 'the old attribute with the word null, as one server writes it',
    kind: 'activite',
    xml: `<service oid="null">${IHE_TYPE}${RECORD}</service>`,
    told: ['identite-ancien-attribut @oid null', 'identite-absente @entityID'],
  },
  {
    given: 'a reference with an empty identifier',
    kind: 'eg',
    xml: `<organization entityID="e">${ID_EJ}${EG_TYPE}${NAMES}<parent entityID=""/>${RECORD}</organization>`,
    told: ['reference-vide parent/@entityID'],
  },
  {
    given: 'a reference under an old attribute, another without any',
    kind: 'oi',
    xml: oi('<equipment oid="d_1"/><equipment/>'),
    told: ['identite-ancien-attribut extension/equipment/@oid d_1', 'reference-vide extension/equipment[2]/@entityID'],
  },
  {
    given: 'no codedType where one is required',
    kind: 'activite',
    xml: `<service entityID="1">${RECORD}</service>`,
    told: ['type-absent codedType'],
  },
  {
    given: 'no record, and an extension without its mandatory fields',
    kind: 'oi',
    xml: `<facility entityID="1">${UE_START}${NAMES}<extension type="T" urn="U"><sensitiveUnit>1</sensitiveUnit></extension></facility>`,
    told: [
      'champ-absent extension/typeActivity',
      'champ-absent extension/careMode',
      'champ-absent extension/patientsType',
      'champ-absent record',
    ],
  },
  {
    given: 'several forenames, and the surname before them',
    kind: 'professionnel',
    xml: person(
      '<commonName>DUPONT</commonName><surname>DUPONT</surname><forename>Anne</forename><forename>Lou</forename>',
    ),
    told: ['ordre-inattendu demographic/name/forename', 'champ-non-unique demographic/name/forename[2] Lou'],
  },
  {
    given: 'a field that may not repeat, repeated with another value',
    kind: 'ej',
    xml: ej('').replace(NAMES, '<primaryName>N</primaryName><primaryName>M</primaryName>'),
    told: ['champ-non-unique primaryName[2] M'],
  },
  {
    given: 'an empty name and an empty date',
    kind: 'ej',
    xml: ej('<extension type="T" urn="U"><creationDate/></extension>').replace(NAMES, '<primaryName/>'),
    told: ['valeur-vide primaryName', 'valeur-vide extension/creationDate'],
  },
  {
    given: 'an empty facilities',
    kind: 'professionnel',
    xml: person('<commonName>D</commonName>').replace('</demographic>', '</demographic><facilities/>'),
    told: ['conteneur-vide facilities'],
  },
  {
    given: 'elements and attributes that nobody knows, one of no namespace',
    kind: 'ej',
    xml: ej('<extension type="T" urn="U" version="3"><new xmlns="" unit="x"><deep>1</deep></new></extension>'),
    told: ['attribut-inconnu extension/@version 3', 'element-inconnu extension/new'],
  },
  {
    given: 'text between elements',
    kind: 'ej',
    xml: ej('bonjour'),
    told: ['texte-inattendu bonjour'],
  },
  {
    given: 'a spelling of another version',
    kind: 'oi',
    xml: oi('<annualOpening code="1" codingScheme="1.2.250.1.213.3.3.27"/>'),
    told: ['orthographe-variante extension/annualOpening annualOpening'],
  },
  {
    given: 'blanks around, doubled and tabs',
    kind: 'ej',
    xml: ej('<otherName xml:lang="fr">A  B</otherName><otherName xml:lang="fr">A\tB</otherName>').replace(
      NAMES,
      '<primaryName> N</primaryName>',
    ),
    told: [
      'espaces-superflus primaryName  N',
      'espaces-superflus otherName A  B',
      'espaces-superflus otherName[2] A\tB',
    ],
  },
  {
    given: 'dates that are none',
    kind: 'ej',
    xml: ej('<extension type="T" urn="U"><creationDate>2023-02-29</creationDate></extension>', {
      record: '<record created="0000-00-00T00:00:00" updated="hier" status="Ok"/>',
    }),
    told: [
      'date-invalide extension/creationDate 2023-02-29',
      'date-invalide record/@created 0000-00-00T00:00:00',
      'date-invalide record/@updated hier',
    ],
  },
  {
    given: 'wrong hours, numbers, booleans and days',
    kind: 'oi',
    xml: oi('<receptionMode>oui</receptionMode>').replace(
      NAMES,
      `${NAMES}<operatingHours><openFlag>0</openFlag><dayOfTheWeek>8</dayOfTheWeek><dayOfTheWeek>lundi</dayOfTheWeek>
       <beginningHour>25:00:00</beginningHour><beginEffectiveDate>2024-01-01</beginEffectiveDate></operatingHours>`,
    ),
    told: [
      'valeur-hors-limites operatingHours/dayOfTheWeek 8',
      'nombre-invalide operatingHours/dayOfTheWeek[2] lundi',
      'heure-invalide operatingHours/beginningHour 25:00:00',
      'booleen-invalide extension/receptionMode oui',
    ],
  },
  {
    given: 'a UE without a mode',
    kind: 'oi',
    xml: oi('', { mode: 'null' }),
    told: ['code-vide extension/careMode/@code null'],
  },
  {
    given: 'an empty code elsewhere, and one without its attributes',
    kind: 'oi',
    xml: oi('<receptionType code="" codingScheme="1.2.250.1.213.3.3.31"/><facilityType>75</facilityType>'),
    told: ['code-vide extension/receptionType/@code', 'code-sans-attribut extension/facilityType 75'],
  },
  {
    given: 'an OID with its urn prefix',
    kind: 'oi',
    xml: oi('<receptionType code="1" codingScheme="urn:oid:1.2.250.1.213.3.3.31"/>'),
    told: ['nomenclature-prefixe extension/receptionType/@codingScheme urn:oid:1.2.250.1.213.3.3.31'],
  },
  {
    given: 'every way of getting an otherID wrong',
    kind: 'ej',
    xml: ej('', {
      start: `${ID_EJ}<otherID code="" assigningAuthorityName=""/><otherID/><otherID code="A" assigningAuthorityName="urn:x">val</otherID>`,
    }),
    told: ['otherid-vide otherID[2]', 'otherid-sans-attribut otherID[3]', 'otherid-texte otherID[4] val'],
  },
  {
    given: 'identifiers of a wrong form, with a wrong key, and no national one',
    kind: 'ej',
    xml: ej('', {
      start: `<otherID code="75000000" assigningAuthorityName="1.2.250.1.213.3.2"/><otherID code="407702522" assigningAuthorityName="1.3.2"/>`,
    }),
    told: [
      'identifiant-invalide otherID/@code 75000000',
      'identifiant-cle-fausse otherID[2]/@code 407702522',
      'identifiant-national-absent otherID',
    ],
  },
  {
    given: 'an OI with no identifiantOI',
    kind: 'oi',
    xml: oi('').replace('<otherID code="11/1" assigningAuthorityName=""/>', ''),
    told: ['identifiant-national-absent otherID'],
  },
  {
    given: 'an OI whose identifier has no region',
    kind: 'oi',
    xml: oi('').replace('11/1', '47045'),
    told: ['identifiant-invalide otherID/@code 47045'],
  },
  {
    given: 'the language of the drafts of 2013',
    kind: 'professionnel',
    xml: person('<commonName language="en">Doe, Jane</commonName>'),
    told: ['commonname-language demographic/name/commonName/@language en'],
  },
  {
    given: 'a contact with a nature and a name (RG_EXP_040)',
    kind: 'oi',
    xml: oi('').replace(
      '<typeActivity',
      `<contact><name>Standard</name><nature code="06" codingScheme="1.2.250.1.213.3.3.67"/>
       <confidentialityLevel code="1" codingScheme="1.2.250.1.213.1.1.4.344"/>${RECORD}</contact><typeActivity`,
    ),
    told: ['contact-nature-exclusive extension/contact/name Standard'],
  },
  {
    given: 'a price of two forms, another of none',
    kind: 'eg',
    xml: `<organization entityID="e">${ID_EJ}${EG_TYPE}${NAMES}<parent entityID="s"/><extension type="T" urn="U">${[
      '<homeDay/><mealDelivery/>',
      '',
    ]
      .map(
        (
          form,
        ) => `<price><priceType code="01" codingScheme="1.2.250.1.213.3.3.43"/><priceUnit code="1" codingScheme="1.2.250.1.213.3.3.18"/>
          <price><amount>1.5</amount><currency code="EUR" codingScheme="1.2.250.1.213.3.3.20"/></price>${form}${RECORD}</price>`,
      )
      .join('')}</extension>${RECORD}</organization>`,
    told: [
      'ordre-inattendu extension/price/mealDelivery',
      'tarif-forme extension/price homeDay mealDelivery',
      'tarif-forme extension/price[2]',
    ],
  },
  {
    given: 'a professional of the ROR without situation opérationnelle',
    kind: 'professionnel',
    xml: person('<commonName>D</commonName>').replace('"9.9"', '"1.2.250.1.71.1.2.7"'),
    told: ['situation-operationnelle-absente extension/operationalStatus'],
  },
];

for (const { given, kind, xml, told } of CASES) {
  test(`given ${given} when normalised then exactly its findings are told`, async () => {
    const read = await normaliseXml(kind, DIRECTORY[kind], xml);
    assert.deepEqual([...read.told].sort(), [...told].sort());
  });
}

test('given the catalogue when the cases above are counted then every content finding has one', () => {
  const met = new Set(CASES.flatMap(({ told }) => told.map((one) => one.split(' ')[0])));
  const missing = [...Object.keys(STRUCTURE_FINDINGS), ...Object.keys(VALUE_FINDINGS)].filter((code) => !met.has(code));
  assert.deepEqual(missing, []);
});

test('given the catalogue when read then every entry is said in both languages', () => {
  for (const [code, { explanation, advice }] of Object.entries(FINDING_CATALOGUE)) {
    assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [explanation.fr, explanation.en, advice.fr, advice.en]) assert.match(text, /^\S.+\.$/su, code);
    assert.notEqual(explanation.fr, explanation.en);
  }
});
