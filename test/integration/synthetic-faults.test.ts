import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CsdElement, CsdRecord } from '../../shared/domain/csd/model.ts';
import { checkFiness, checkSiret } from '../../shared/domain/ror/identifiers.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';
import { FAULT_NAMES, isEntityFault, type EntityFaultName } from '../../shared/domain/synthetic/fault-names.ts';
import type { Profil } from '../../shared/domain/synthetic/visibility.ts';
import { at, attributes, below, codes, readRegion } from '../helpers/synthetic.ts';

interface Seen {
  readonly records: readonly CsdRecord[];
  readonly keys: ReadonlyMap<string, CsdRecord>;
  readonly profil: Profil;
  /** Establishments that an OI names. */
  readonly inhabited: ReadonlySet<string>;
}
type Detector = (element: CsdElement, record: CsdRecord, seen: Seen) => number | boolean;

const first = (values: readonly string[]): string => values[0] ?? '';
const isUnit = (element: CsdElement): boolean => first(codes(element, 'codedType')) === '4';
const isSite = (element: CsdElement): boolean => at(element, 'parent').length > 0;
const contacts = (element: CsdElement, suits: (contact: CsdElement) => boolean): number =>
  at(element, 'extension/contact').filter(suits).length;
const has = (element: CsdElement, path: string): boolean => at(element, path).length > 0;
const level = (element: CsdElement, path: string): number => Number(first(codes(element, path)));
const highest = (profil: Profil, champ: string): number =>
  profil === 1 ? 3 : profil === 2 || (profil === 3 && champ === '04') ? 2 : 1;
const age = (element: CsdElement, bound: string): number => {
  const [value] = at(element, `extension/patientsType/${bound}/value`);
  const unit = first(codes(element, `extension/patientsType/${bound}/unit`));
  return Number(value?.text) * ({ a: 365, mo: 30, wk: 7, d: 1 }[unit] ?? Number.NaN);
};
const champsOf = (element: CsdElement): readonly string[] => codes(element, 'extension/typeActivity');
const numbers = (element: CsdElement, authority: string): readonly string[] =>
  at(element, 'otherID')
    .filter(({ attributes: { assigningAuthorityName } }) => assigningAuthorityName === authority)
    .map(({ attributes: { code } }) => code ?? '');

const units =
  (detect: Detector): Detector =>
  (element, record, seen) =>
    record.directory === 'facility' && isUnit(element) && detect(element, record, seen);
const sites =
  (detect: Detector): Detector =>
  (element, record, seen) =>
    record.directory === 'organization' && isSite(element) && detect(element, record, seen);

/** Finds each fault again in the XML, with no word of the generator. */
const DETECTORS: Readonly<Record<EntityFaultName, Detector>> = {
  'activity-absent-from-directory': units(
    (element, _, { keys }) =>
      attributes(element, 'organizations/organization/service', 'entityID').filter((id) => !keys.has(`service ${id}`))
        .length,
  ),
  'activity-unknown-code': (element, { directory }) =>
    directory === 'service' && first(codes(element, 'codedType')) === '9X9',
  'age-range-inverted': units((element) => age(element, 'patientTypeAgeMin') > age(element, 'patientTypeAgeMax')),
  'care-mode-missing': units((element) => first(codes(element, 'extension/careMode')) === ''),
  'champ-missing': units((element) => champsOf(element).length === 0),
  'champ-missing-above': units((element, _, { keys }) => {
    const parent = keys.get(`facility ${first(attributes(element, 'extension/parentFacility', 'entityID'))}`);
    return (
      parent !== undefined &&
      champsOf(element).length === 1 &&
      !champsOf(parent.element).includes(first(champsOf(element)))
    );
  }),
  'champs-two': units((element) => champsOf(element).length === 2),
  'commune-unknown': (element) => below(element, 'cityNumber').some(({ attributes: { code } }) => code === '00000'),
  'contact-function-without-name': (element) =>
    contacts(element, (contact) => has(contact, 'function') && !has(contact, 'name')),
  'contact-level-above-profile': (element, _, { profil }) =>
    contacts(
      element,
      (contact) => level(contact, 'confidentialityLevel') > highest(profil, first(champsOf(element)) || '04'),
    ),
  'contact-name-and-nature': (element) =>
    contacts(element, (contact) => has(contact, 'name') && has(contact, 'nature')),
  'date-impossible': (element) => at(element, 'extension/creationDate').some(({ text }) => text === '2023-02-30'),
  'duplicate-entity-id': (_, record, { keys }) => keys.get(`${record.directory} ${record.entityId}`) !== record,
  'establishment-code-and-scheme-disagree': sites(
    (element) =>
      at(element, 'codedType').filter(({ attributes: { codingScheme } }) => codingScheme === SCHEMES.ESPIC)[0]
        ?.attributes['code']?.length === 3,
  ),
  'establishment-parent-dangling': sites(
    (element, _, { keys }) => !keys.has(`organization ${first(attributes(element, 'parent', 'entityID'))}`),
  ),
  'establishment-without-unit': sites((_, { entityId }, { inhabited }) => !inhabited.has(entityId)),
  'finess-key-wrong': (element) =>
    numbers(element, '1.2.250.1.213.3.2').filter((number) => checkFiness(number) !== 'ok').length,
  'hour-impossible': (element) => below(element, 'endingHour').filter(({ text }) => text.startsWith('25')).length,
  'identifier-empty': units((element) => at(element, 'otherID').some(({ attributes: { code } }) => code === '')),
  'identifier-missing': units((element) => at(element, 'otherID').length === 0),
  'identifier-without-attributes': units((element) =>
    at(element, 'otherID').some(({ attributes: found }) => Object.keys(found).length === 0),
  ),
  'psychiatric-sector-malformed': (element) =>
    at(element, 'extension/psychiatricSector').filter(({ text }) => !/^[0-9AB]{2,3}[GI]\d\d$/.test(text)).length,
  'sensitive-unit-open-contact': units(
    (element) =>
      at(element, 'extension/sensitiveUnit')[0]?.text === 'true' &&
      contacts(element, (contact) => level(contact, 'confidentialityLevel') < 3),
  ),
  'siret-key-wrong': (element) =>
    numbers(element, '1.3.2').filter((number) => number.length === 14 && checkSiret(number) !== 'ok').length,
  'single-room-surcharge-wrong': (element) =>
    codes(element, 'extension/price/surchargePriceResidential/residentialType').filter((code) => code !== '02').length,
  'situation-missing': (element, { directory }) =>
    directory === 'provider' && !has(element, 'extension/operationalStatus'),
  'telecom-less-confidential-than-contact': (element) =>
    contacts(element, (contact) =>
      codes(contact, 'contactPoint/extension/confidentialityLevel').some(
        (code) => Number(code) < level(contact, 'confidentialityLevel'),
      ),
    ),
  'territory-wrong-type': (element) =>
    codes(element, 'extension/healthCareTerritorial/type').filter((code) => code !== '4').length,
  'unit-parent-dangling': units((element, _, { keys }) =>
    attributes(element, 'extension/parentFacility', 'entityID').some((id) => !keys.has(`facility ${id}`)),
  ),
  'unit-without-establishment': units((element) => !has(element, 'organizations/organization')),
  'updated-before-created': (element) =>
    at(element, 'record').some(
      ({ attributes: { created, updated } }) => Date.parse(updated ?? '') < Date.parse(created ?? ''),
    ),
};

function detected(seen: Seen): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [fault, detect] of Object.entries(DETECTORS)) {
    const count = seen.records.reduce((sum, record) => sum + Number(detect(record.element, record, seen)), 0);
    if (count > 0) found[fault] = count;
  }
  return found;
}

function seenIn(records: readonly CsdRecord[], profil: Profil): Seen {
  const keys = new Map<string, CsdRecord>();
  for (const record of records) {
    const key = `${record.directory} ${record.entityId}`;
    if (!keys.has(key)) keys.set(key, record);
  }
  const inhabited = new Set(
    records
      .filter(({ directory }) => directory === 'facility')
      .flatMap(({ element }) => attributes(element, 'organizations/organization', 'entityID')),
  );
  return { records, keys, profil, inhabited };
}

const ENTITY_FAULTS = FAULT_NAMES.filter(isEntityFault);
const TWICE = Object.fromEntries(ENTITY_FAULTS.map((name) => [name, 2]));
/** Faults that mean nothing in a profile: level 3 is the highest, sensitive units and level 2 are hidden from some. */
const MEANINGLESS: Readonly<Record<Profil, readonly EntityFaultName[]>> = {
  0: ['sensitive-unit-open-contact', 'telecom-less-confidential-than-contact'],
  1: ['contact-level-above-profile'],
  2: ['sensitive-unit-open-contact'],
  3: ['sensitive-unit-open-contact'],
};

test('given a region without faults when the detectors look at it then they find none', async () => {
  for (const profil of [0, 1, 2, 3] as const) {
    const { records } = await readRegion({ units: 500, seed: 14, region: '27', profil });
    assert.deepEqual(detected(seenIn(records, profil)), {}, `profile ${profil}`);
  }
});

for (const profil of [0, 1, 2, 3] as const) {
  test(`given every fault planted twice in profile ${profil} when the detectors look then they find exactly the truth`, async () => {
    const { records, truth } = await readRegion({ units: 1000, seed: 14, region: '28', profil, faults: TWICE });
    const planted: Record<string, number> = {};
    for (const { fault } of truth.faults) planted[fault] = (planted[fault] ?? 0) + 1;
    const expected = Object.fromEntries(
      ENTITY_FAULTS.filter((name) => !MEANINGLESS[profil].includes(name)).map((name) => [name, 2]),
    );
    assert.deepEqual(planted, expected);
    assert.deepEqual(detected(seenIn(records, profil)), expected);
  });
}

test('given one fault at a time when planted then no other is seen, and the counts of the truth hold', async () => {
  for (const fault of ENTITY_FAULTS) {
    const { records, truth } = await readRegion({ units: 120, seed: 6, region: '52', faults: { [fault]: 1 } });
    const seen = detected(seenIn(records, 1));
    assert.deepEqual(seen, MEANINGLESS[1].includes(fault) ? {} : { [fault]: 1 }, fault);
    const count = (directory: string): number => records.filter((record) => record.directory === directory).length;
    assert.equal(count('facility'), truth.counts.organisationInterne, fault);
    assert.equal(count('service'), truth.counts.activiteOperationnelle, fault);
    assert.equal(count('organization'), truth.counts.entiteJuridique + truth.counts.entiteGeographique, fault);
    const all = (name: string): number => records.reduce((sum, { element }) => sum + below(element, name).length, 0);
    assert.equal(all('contactPoint'), truth.counts.telecommunication, fault);
    assert.equal(all('operatingHours'), truth.counts.horaire, fault);
    assert.equal(
      records.reduce((sum, { element }) => sum + at(element, 'extension/contact').length, 0),
      truth.counts.contact,
      fault,
    );
  }
});
