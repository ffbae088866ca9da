import { AUTHORITIES } from '../ror/identifiers.ts';
import { SCHEMES } from '../ror/schemes.ts';
import { contactsXml } from './contact-xml.ts';
import { dateOf } from './days.ts';
import { divisionXml, placeXml } from './place-xml.ts';
import { departementOf } from './prepare-materials.ts';
import { pricesXml } from './price-xml.ts';
import { openEntry, type Entry, type Sheet } from './sheet.ts';
import type { Establishment, Skeleton } from './skeleton.ts';
import { addTo } from './tally.ts';
import { coded, extension, otherId, otherName, textElement, valueElement } from './xml.ts';

/** The legal person (`organization` without `parent`). */
export function legalPersonXml(sheet: Sheet, person: Skeleton): string {
  const { plan, isMedicoSocial } = person;
  const key = String(30_000 + plan.index);
  const entry = openEntry(sheet, { seed: person.seed, key, isMedicoSocial, touched: false });
  const { random } = entry;
  const ids =
    otherId(person.nationalId, AUTHORITIES.STRUCTURE) +
    (person.finess === undefined ? '' : otherId(person.finess, AUTHORITIES.FINESS)) +
    otherId(person.siren, AUTHORITIES.INSEE);
  const types =
    coded('codedType', plan.kind.statut, SCHEMES.FINESS_STATUT_JURIDIQUE) +
    (random.isLikely(0.8)
      ? coded('codedType', plan.kind.agregat, SCHEMES.FINESS_SOUS_ENSEMBLE_AGREGAT_STATUT_JURIDIQUE)
      : '');
  const other = random.isLikely(0.1) ? otherName(`SIGLE ${String(plan.index)}`, random.isLikely(0.3)) : '';
  const contacts = contactsXml(entry, contactSource(person, key), random.between(0, 2));
  const { commune, departement } = person;
  const place = commune === undefined ? '' : placeXml(entry, { commune, departement, name: 'SIÈGE SOCIAL' });
  const created = random.isLikely(0.6) ? valueElement('creationDate', dateOf(random.between(0, entry.createdDay))) : '';
  sheet.tally.counts.entiteJuridique += 1;
  return `<csd:organization entityID="${person.entityId}">${ids}${types}${textElement('primaryName', person.name)}${other}${extension(contacts + place + created + closingXml(person.closedOn))}${entry.ownRecord}</csd:organization>\n`;
}

function contactSource({ plan, departement }: Skeleton, key: string) {
  return { key, domain: plan.index, isSensitive: false, departement: departement.code };
}

/** An establishment (`organization` with a `parent`). */
export function establishmentXml(sheet: Sheet, person: Skeleton, site: Establishment): string {
  const key = site.entityId.slice(2);
  const { isMedicoSocial, touched } = site;
  const entry = openEntry(sheet, { seed: site.seed, key, isMedicoSocial, touched });
  const content =
    contactsXml(entry, contactSource(person, key), entry.random.between(1, 3)) +
    placeAndTerritoryXml(entry, person, site) +
    offerXml(entry, site) +
    historyXml(entry, site);
  const ids =
    otherId(site.nationalId, AUTHORITIES.STRUCTURE) +
    (site.finess === undefined ? '' : otherId(site.finess, AUTHORITIES.FINESS)) +
    otherId(site.siret, AUTHORITIES.INSEE);
  const place = site.commune ?? person.commune;
  addTo(sheet.tally.establishmentsByDepartement, place === undefined ? '' : departementOf(place.code));
  sheet.tally.counts.entiteGeographique += 1;
  const other = entry.random.isLikely(0.05) ? otherName(`ANNEXE ${key}`, entry.random.isLikely(0.3)) : '';
  const parent = `<csd:parent entityID="${person.entityId}"/>`;
  return `<csd:organization entityID="${site.entityId}">${ids}${typesXml(site)}${textElement('primaryName', site.name)}${other}${parent}${extension(content)}${entry.ownRecord}</csd:organization>\n`;
}

function typesXml({ kind: { categorie, espic } }: Establishment): string {
  const scheme = categorie.startsWith('SA') ? SCHEMES.SECTEUR_ACTIVITE : SCHEMES.CATEGORIE_ETABLISSEMENT;
  return coded('codedType', categorie, scheme) + (espic === undefined ? '' : coded('codedType', espic, SCHEMES.ESPIC));
}

function placeAndTerritoryXml(entry: Entry, { departement }: Skeleton, site: Establishment): string {
  const { random, sheet } = entry;
  const useName = random.isLikely(0.3) ? textElement('useName', `${site.name} - NOM D'USAGE`) : '';
  // A health territory must be of that type, and of no other (RG_EXP_030).
  const territory = random.isLikely(0.4)
    ? divisionXml(entry, 'healthCareTerritorial', '4', random.pick(sheet.materials.pools.territoires))
    : '';
  const { commune, name } = site;
  return useName + territory + (commune === undefined ? '' : placeXml(entry, { commune, departement, name }));
}

/** What an establishment offers: prices, helicopter zone, help, places. */
function offerXml(entry: Entry, { kind, isMedicoSocial }: Establishment): string {
  const { random, sheet } = entry;
  const prices = pricesXml(entry, kind.tarifs ?? []);
  const hasDropZone = random.isLikely(0.4);
  const dropZone =
    kind.urgences === true && sheet.visibility.showsEverything ? valueElement('dropZone', hasDropZone) : '';
  if (!isMedicoSocial) return prices + dropZone;
  const scheme = SCHEMES.AIDE_FINANCIERE;
  const help = random.isLikely(0.5) ? coded('financialHelpType', '02', scheme) : '';
  const housing = random.isLikely(0.3) ? coded('financialHelpType', '01', scheme) : '';
  const family = random.isLikely(0.3) ? valueElement('accomodationFamily', random.isLikely(0.5)) : '';
  const temporary = random.isLikely(0.4) ? valueElement('nbTemporarySocialeHelpPlace', random.between(0, 12)) : '';
  const permanent = random.isLikely(0.5) ? valueElement('nbPermanentSocialHelpPlace', random.between(4, 90)) : '';
  return prices + dropZone + help + housing + family + temporary + permanent;
}

/** Care without consent, dates, accessibility and ORSAN level, in the order of the schema. */
function historyXml(entry: Entry, { kind, closedOn }: Establishment): string {
  const { random, sheet } = entry;
  const consent =
    kind.sansConsentement === true ? valueElement('careWithoutPatientApproval', random.isLikely(0.7)) : '';
  const created = random.isLikely(0.7) ? valueElement('creationDate', dateOf(random.between(0, entry.createdDay))) : '';
  const access = random.isLikely(0.5)
    ? coded('accessibilityLocation', random.pick(['5', '6']), SCHEMES.ACCESSIBILITE_LIEU)
    : '';
  const level = random.pick(['1', '2', '3']);
  const orsan =
    kind.urgences === true && sheet.visibility.showsEverything
      ? coded('levelRecourseORSAN', level, SCHEMES.NIVEAU_RECOURS_ORSAN)
      : '';
  return consent + created + closingXml(closedOn) + access + orsan;
}

function closingXml(closedOn: string | undefined): string {
  if (closedOn === undefined) return '';
  return valueElement('closingDate', closedOn) + coded('closingReason', 'DEF', SCHEMES.TYPE_FERMETURE);
}
