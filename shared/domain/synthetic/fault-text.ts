/** Surgery on the XML of one entity, by which faults are planted. */
import { SCHEMES } from '../ror/schemes.ts';
import { coded, extension } from './xml.ts';

const RECORD =
  '<csd:record created="2025-03-04T08:00:00+01:00" updated="2025-03-05T08:00:00+01:00" status="Ok" sourceDirectory="https://ror.invalid"/>';
const OPEN = '<csd:extension type="Type1" urn="Urn0">';

/** Removes every element of a name, whatever it holds. */
export function without(text: string, name: string): string {
  return text.replace(
    new RegExp(`<csd:${name}(?:/>| [^>]*/>|>.*?</csd:${name}>| [^>]*[^/]>.*?</csd:${name}>)`, 'gs'),
    '',
  );
}

export function countOf(text: string, name: string): number {
  return text.split(`<csd:${name}>`).length - 1;
}

/** Puts `piece` before the first element of one of `names`, or at the end of the entity's extension. */
export function insertBefore(text: string, names: readonly string[], piece: string): string {
  const end = text.lastIndexOf('</csd:extension><csd:record');
  const found = names.map((name) => text.search(new RegExp(`<csd:${name}[ >]`))).filter((at) => at >= 0 && at < end);
  const at = found.length === 0 ? end : Math.min(...found);
  return text.slice(0, at) + piece + text.slice(at);
}

/** Puts `piece` first in the entity's own extension, behind opening hours, which have extensions too. */
export function insertFirst(text: string, piece: string): string {
  const before = Math.max(text.lastIndexOf('</csd:operatingHours>'), text.lastIndexOf('</csd:organizations>'), 0);
  const at = text.indexOf(OPEN, before) + OPEN.length;
  return text.slice(0, at) + piece + text.slice(at);
}

/** A contact with one telephone; `identity` is its name, function or nature as XML. */
export function plantedContact(identity: string, level: number, telecomLevel = level): string {
  const confidentiality = (value: number): string =>
    coded('confidentialityLevel', String(value), SCHEMES.NIVEAU_CONFIDENTIALITE);
  const channel = coded('codedType', '2', SCHEMES.CANAL_COMMUNICATION);
  const point = `<csd:contactPoint>${channel}<csd:equipment>01 99 00 99 99</csd:equipment>${extension(confidentiality(telecomLevel) + RECORD)}</csd:contactPoint>`;
  return `<csd:contact>${identity}${confidentiality(level)}${point}${RECORD}</csd:contact>`;
}

/** A supplement for a room that is not a single one (against RG_EXP_029). */
export function plantedSurcharge(): string {
  const head = coded('priceType', '01', SCHEMES.TYPE_TARIF) + coded('priceUnit', '2', SCHEMES.UNITE_PRIX);
  const price = `<csd:price><csd:amount>12.50</csd:amount>${coded('currency', 'EUR', SCHEMES.DEVISE)}</csd:price>`;
  const room = coded('residentialType', '01', SCHEMES.TYPE_HABITATION);
  return `<csd:price>${head}${price}<csd:surchargePriceResidential>${room}</csd:surchargePriceResidential>${RECORD}</csd:price>`;
}

/** A health territory of the type département (against RG_EXP_030). */
export function plantedTerritory(departement: string): string {
  const type = coded('type', '2', SCHEMES.TYPE_DIVISION_TERRITORIALE);
  return `<csd:healthCareTerritorial>${type}${coded('codedType', departement, SCHEMES.DEPARTEMENT_OM)}${RECORD}</csd:healthCareTerritorial>`;
}

/** Opening hours that end at 25 o'clock. */
export function plantedHours(): string {
  const details = extension(coded('operatingHoursType', '01', SCHEMES.TYPE_HORAIRE) + RECORD);
  return `<csd:operatingHours><csd:openFlag>true</csd:openFlag><csd:dayOfTheWeek>1</csd:dayOfTheWeek><csd:beginningHour>08:00:00</csd:beginningHour><csd:endingHour>25:00:00</csd:endingHour><csd:beginEffectiveDate>2025-01-01</csd:beginEffectiveDate>${details}</csd:operatingHours>`;
}

/** An open establishment in which nothing is. */
export function emptyEstablishment(parent: string, siret: string): string {
  const category = coded('codedType', '355', SCHEMES.CATEGORIE_ETABLISSEMENT);
  const identifiers = `<csd:otherID code="3${siret}" assigningAuthorityName="1.2.250.1.71.4.2.2"/>`;
  return `<csd:organization entityID="${parent}_vide">${identifiers}${category}<csd:primaryName>SITE VIDE (FICTIF)</csd:primaryName><csd:parent entityID="${parent}"/>${RECORD}</csd:organization>\n`;
}
