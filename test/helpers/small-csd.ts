import { CSD_NAMESPACE } from '../../shared/domain/csd/model.ts';

/** A ROR document in a few words: what a test says of it, and the mandatory rest. */
const RECORD = '<record created="2024-01-07T16:17:29+01:00" updated="2024-02-07T16:17:29+01:00" status="Ok"/>';
const STRUCTURE = '1.2.250.1.71.4.2.2';

export interface SmallDocument {
  readonly organizations?: readonly string[];
  readonly services?: readonly string[];
  readonly facilities?: readonly string[];
  readonly providers?: readonly string[];
}

export function smallCsd({ organizations, services, facilities, providers }: SmallDocument): string {
  const directory = (name: string, records: readonly string[] = []): string =>
    `<${name}Directory>${records.join('\n')}</${name}Directory>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CSD xmlns="${CSD_NAMESPACE}">${[
    directory('organization', organizations),
    directory('service', services),
    directory('facility', facilities),
    directory('provider', providers),
    directory('device'),
  ].join('\n')}</CSD>`;
}

export interface SmallStructure {
  readonly key: string;
  readonly ids: readonly string[];
  readonly name: string;
  readonly parent?: string;
  readonly extension?: string;
}

export function structureXml({ key, ids, name, parent, extension = '' }: SmallStructure): string {
  const others = ids.map((id) => `<otherID code="${id}" assigningAuthorityName="${STRUCTURE}"/>`).join('');
  const type =
    parent === undefined
      ? '<codedType code="13" codingScheme="1.2.250.1.213.1.6.1.44"/>'
      : '<codedType code="355" codingScheme="1.2.250.1.213.1.6.1.8"/>';
  const above = parent === undefined ? '' : `<parent entityID="${parent}"/>`;
  const more = extension === '' ? '' : `<extension type="t" urn="u">${extension}</extension>`;
  return `<organization entityID="${key}">${others}${type}<primaryName>${name}</primaryName>${above}${more}${RECORD}</organization>`;
}

export interface SmallUnit {
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly type?: string;
  readonly eg?: string;
  readonly parent?: string;
  readonly services?: readonly string[];
  readonly extension?: string;
}

export function unitXml({ key, id, name, type = '4', eg, parent, services = [], extension = '' }: SmallUnit): string {
  const identifier = id === undefined ? '' : `<otherID code="${id}" assigningAuthorityName=""/>`;
  const offered = services.map((service) => `<service entityID="${service}"/>`).join('');
  const inside =
    eg === undefined ? '' : `<organizations><organization entityID="${eg}">${offered}</organization></organizations>`;
  const above = parent === undefined ? '' : `<parentFacility entityID="${parent}"/>`;
  return (
    `<facility entityID="${key}">${identifier}<codedType code="${type}" codingScheme="1.2.250.1.213.3.3.8"/>` +
    `<primaryName>${name}</primaryName>${inside}<extension type="t" urn="u">${above}${extension}` +
    '<typeActivity code="01" codingScheme="1.2.250.1.213.3.3.17"/><careMode code="28" codingScheme="1.2.250.1.213.3.3.13"/>' +
    `<sensitiveUnit>false</sensitiveUnit></extension>${RECORD}</facility>`
  );
}

export function serviceXml(key: string, code: string): string {
  return `<service entityID="${key}"><codedType code="${code}" codingScheme="1.2.250.1.213.3.3.12"/>${RECORD}</service>`;
}

/** A contact of a level with one phone of a level. */
export function contactXml(name: string, level: string, phone: string, phoneLevel: string): string {
  const levelXml = (code: string): string =>
    `<confidentialityLevel code="${code}" codingScheme="1.2.250.1.213.1.1.4.344"/>`;
  return (
    `<contact><name>${name}</name><function code="01" codingScheme="1.2.250.1.213.3.3.48"/>${levelXml(level)}` +
    `<contactPoint><codedType code="2" codingScheme="1.2.250.1.213.3.3.1"/><equipment>${phone}</equipment>` +
    `<extension type="t" urn="u">${levelXml(phoneLevel)}${RECORD}</extension></contactPoint>${RECORD}</contact>`
  );
}

export function providerXml(key: string, id: string, name: string, unit: string, phone: string): string {
  return (
    `<provider entityID="${key}"><otherID code="${id}" assigningAuthorityName="1.2.250.1.71.4.2.1"/>` +
    '<codedType code="10" codingScheme="1.2.250.1.71.1.2.7"/>' +
    `<demographic><name><commonName>${name}</commonName></name></demographic>` +
    `<facilities><facility entityID="${unit}"/></facilities><extension type="t" urn="u"><operationalStatus>` +
    '<exerciceModeInUnit code="S" codingScheme="1.2.250.1.213.1.6.1.18"/>' +
    `<contactPoint><codedType code="1" codingScheme="1.2.250.1.213.3.3.1"/><equipment>${phone}</equipment>` +
    `<extension type="t" urn="u"><confidentialityLevel code="1" codingScheme="1.2.250.1.213.1.1.4.344"/>${RECORD}</extension>` +
    `</contactPoint></operationalStatus></extension>${RECORD}</provider>`
  );
}
