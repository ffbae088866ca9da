import { SCHEMES } from '../ror/schemes.ts';
import { capacityXml, patientsXml, roomsXml } from './capacity-xml.ts';
import { contactsXml, mssXml } from './contact-xml.ts';
import { dateOf } from './days.ts';
import { hoursXml } from './hours-xml.ts';
import { offerDetailsXml, skillsXml, zoneXml } from './offer-xml.ts';
import { placeXml } from './place-xml.ts';
import { departementOf } from './prepare-materials.ts';
import { openEntry, type Entry, type Sheet } from './sheet.ts';
import type { InternalOrganisation, Skeleton } from './skeleton.ts';
import { addTo, type Counted } from './tally.ts';
import { coded, extension, otherId, otherName, textElement, valueElement } from './xml.ts';

const KIND_OF: Readonly<Record<InternalOrganisation['type'], Counted>> = {
  '1': 'pole',
  '2': 'structureInterne',
  '3': 'uniteFonctionnelle',
  '4': 'uniteElementaire',
};

/** Which authority gives an identifiantOI is stated nowhere (domain reference ROR §2.5, example of §13). */
const NO_AUTHORITY = '';

/** Modes of units that never close. */
const ROUND_THE_CLOCK = new Set(['28', '33', '13', '46', '14', '59']);

/** An organisation interne (`facility`) of any level. */
export function facilityXml(sheet: Sheet, person: Skeleton, unit: InternalOrganisation): string {
  const isMedicoSocial = unit.champs.length === 1 && unit.champs[0] === '04';
  const { seed, id: key, touched } = unit;
  const entry = openEntry(sheet, { seed, key, isMedicoSocial, touched });
  const { random } = entry;
  const identifier = otherId(`${sheet.materials.region}/${unit.id}`, NO_AUTHORITY);
  const type = coded('codedType', unit.type, SCHEMES.TYPE_ORGANISATION_INTERNE);
  const other = random.isLikely(0.06) ? otherName(`UNITÉ ${key}`, random.isLikely(0.3)) : '';
  const hours = hoursXml(entry, unit.type === '4' ? random.between(0, 2) : 0, ROUND_THE_CLOCK.has(unit.mode));
  const content = unit.type === '4' ? unitContent(entry, person, unit) : levelContent(entry, person, unit);
  sheet.tally.counts.organisationInterne += 1;
  sheet.tally.counts[KIND_OF[unit.type]] += 1;
  return `<csd:facility entityID="${key}">${identifier}${type}${textElement('primaryName', unit.name)}${other}${linksXml(unit)}${hours}${extension(content)}${entry.ownRecord}</csd:facility>\n`;
}

function linksXml({ establishment, id, activites }: InternalOrganisation): string {
  const services = activites.map((code) => `<csd:service entityID="${id}_${code}"/>`).join('');
  return `<csd:organizations><csd:organization entityID="${establishment.entityId}">${services}</csd:organization></csd:organizations>`;
}

function contactSourceOf({ plan, departement }: Skeleton, { id, isSensitive }: InternalOrganisation) {
  return { key: `u${id}`, domain: plan.index, isSensitive, departement: departement.code };
}

/** Contacts, mailbox and dates: what every level may have. */
function headContent(entry: Entry, person: Skeleton, unit: InternalOrganisation, contacts: number): string {
  const { random, createdDay } = entry;
  const mailLevel = random.isLikely(0.5) ? 1 : 2;
  const hasMail = unit.type === '4' && random.isLikely(0.35);
  const mss = hasMail && !unit.isSensitive ? mssXml(entry, `unite.${unit.id}`, mailLevel) : '';
  const { closedOn } = unit.establishment;
  const closed = closedOn === undefined ? '' : valueElement('finalClosingDate', closedOn);
  const created = random.isLikely(0.6) ? valueElement('creationDate', dateOf(random.between(0, createdDay))) : '';
  return contactsXml(entry, contactSourceOf(person, unit), contacts) + mss + closed + created;
}

/** A pôle, a structure interne or an UF: no mode de prise en charge, and a patientèle that excludes nobody. */
function levelContent(entry: Entry, person: Skeleton, unit: InternalOrganisation): string {
  const champs = unit.champs.map((code) => coded('typeActivity', code, SCHEMES.CHAMP_ACTIVITE)).join('');
  const mode = coded('careMode', entry.random.isLikely(0.7) ? '' : 'null', SCHEMES.MODE_PRISE_EN_CHARGE);
  const head = headContent(entry, person, unit, entry.random.between(0, 1));
  return `${head}${champs}${mode}${patientsXml(entry, undefined)}${ownPlaceXml(entry, person, unit)}${parentXml(unit)}${valueElement('sensitiveUnit', false)}`;
}

/** An unité élémentaire: the offer itself, in the order of the schema. */
function unitContent(entry: Entry, person: Skeleton, unit: InternalOrganisation): string {
  countUnit(entry.sheet, person, unit);
  const champs = unit.champs.map((code) => coded('typeActivity', code, SCHEMES.CHAMP_ACTIVITE)).join('');
  const mode = coded('careMode', unit.mode, SCHEMES.MODE_PRISE_EN_CHARGE);
  return [
    headContent(entry, person, unit, entry.random.isLikely(0.35) ? 2 : 1),
    champs,
    mode,
    patientsXml(entry, unit.service),
    capacityXml(entry, unit),
    roomsXml(entry, unit),
    skillsXml(entry, unit),
    ownPlaceXml(entry, person, unit),
    zoneXml(entry, person, unit),
    offerDetailsXml(entry, person, unit, parentXml(unit)),
    valueElement('sensitiveUnit', unit.isSensitive),
  ].join('');
}

function ownPlaceXml(entry: Entry, { departement }: Skeleton, { commune, name }: InternalOrganisation): string {
  return commune === undefined ? '' : placeXml(entry, { commune, departement, name });
}

function parentXml({ parent }: InternalOrganisation): string {
  return parent === undefined ? '' : `<csd:parentFacility entityID="${parent.id}"/>`;
}

/** A unit is where its own place says, else its establishment's, else its legal person's. */
function countUnit({ tally }: Sheet, person: Skeleton, unit: InternalOrganisation): void {
  const place = unit.commune ?? unit.establishment.commune ?? person.commune;
  const departement = place === undefined ? '' : departementOf(place.code);
  addTo(tally.unitsByDepartement, departement);
  for (const champ of unit.champs) addTo(tally.unitsByChamp, champ);
  addTo(tally.unitsByMode, unit.mode);
  for (const activite of unit.activites) {
    addTo(tally.unitsByActivite, activite);
    addTo(tally.unitsByDepartementAndActivite, `${departement}|${activite}`);
  }
}
