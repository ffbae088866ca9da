import { SCHEMES } from '../ror/schemes.ts';
import type { Commune, DepartementPlaces } from './materials.ts';
import { seedFrom } from './random.ts';
import type { Entry } from './sheet.ts';
import { coded, escapeXml, extension, textElement, valueElement } from './xml.ts';

/** Cities of several post codes: first code, and number of codes. */
const CITIES: Readonly<Record<string, readonly [first: number, count: number]>> = {
  '75056': [75_001, 20],
  '69123': [69_001, 9],
  '13055': [13_001, 16],
};
/** Municipal arrondissements: first digits of their codes, and what their number is added to. */
const ARRONDISSEMENTS: readonly (readonly [code: RegExp, before: number])[] = [
  [/^751(\d\d)$/, 75_000],
  [/^6938(\d)$/, 69_000],
  [/^132(\d\d)$/, 13_000],
];
const POST_CODES_A_DEPARTEMENT = 90;

/** A post code of the right département: no table of post codes is at hand, so the last digits are made up. */
export function postCodeOf(commune: Commune, choice: number): string {
  const city = CITIES[commune.code];
  if (city !== undefined) return String(city[0] + (choice % city[1]));
  for (const [code, before] of ARRONDISSEMENTS) {
    const number = code.exec(commune.code)?.[1];
    if (number !== undefined) return String(before + Number(number));
  }
  const serial = seedFrom(commune.code) % POST_CODES_A_DEPARTEMENT;
  if (commune.code.startsWith('97')) return `${commune.code.slice(0, 3)}${String(serial).padStart(2, '0')}`;
  const last = `${String(serial + 1).padStart(2, '0')}0`;
  if (commune.code.startsWith('2A')) return `201${last.slice(1)}`;
  if (commune.code.startsWith('2B')) return `202${last.slice(1)}`;
  return commune.code.slice(0, 2) + last;
}

export interface PlaceOptions {
  readonly commune: Commune;
  readonly departement: DepartementPlaces;
  readonly name: string;
}

/** A `location`: address, coordinates two times in three, commune. */
export function placeXml(entry: Entry, { commune, departement, name }: PlaceOptions): string {
  const { random, record } = entry;
  const status = random.isLikely(0.6) ? coded('status', '3', SCHEMES.STATUT_LIEU) : '';
  const named = random.isLikely(0.3) ? textElement('name', name) : '';
  const described = random.isLikely(0.1)
    ? textElement('description', random.pick(entry.sheet.materials.vocabulary.commentaires))
    : '';
  const address = addressXml(entry, commune);
  const coordinates = random.isLikely(0.66) ? coordinatesXml(entry, commune, departement) : '';
  const city = coded('cityNumber', commune.code, SCHEMES.COMMUNE_OM);
  const distance = random.isLikely(0.02) ? valueElement('calculatedDistance', random.between(1, 80)) : '';
  return `<csd:location>${named}${described}${status}${address}${coordinates}${city}${distance}${record}</csd:location>`;
}

function addressXml(entry: Entry, commune: Commune): string {
  const { random, record } = entry;
  const { vocabulary } = entry.sheet.materials;
  const postCode = postCodeOf(commune, random.between(0, 99));
  const street = escapeXml(random.pick(vocabulary.rues));
  const number = String(random.between(1, 240));
  const kind = random.pick(vocabulary.voies);
  const city = escapeXml(commune.nom.toLocaleUpperCase('fr'));
  const more = additionsXml(entry, number);
  const lines = random.isLikely(0.15)
    ? ` lineOne="STRUCTURE FICTIVE" lineFour="${number} ${street}" lineSix="${postCode} ${city}" countryName="FRANCE"`
    : '';
  const line = `buildingNumber="${number}" streetType="${kind}" streetName="${street}"${more} postCode="${postCode}" cityName="${city}"${lines}`;
  const details = random.isLikely(0.3) ? extension(record) : '';
  const use = random.isLikely(0.02) ? ' type="postale" language="fr"' : '';
  return `<csd:address${use}><csd:addressLine ${line}/>${details}</csd:address>`;
}

/** Building, floor and post box, and once in a while everything else that an address may tell. */
function additionsXml({ random, sheet }: Entry, number: string): string {
  const name = escapeXml(random.pick(sheet.materials.vocabulary.batiments));
  const building = random.isLikely(0.2) ? ` buildingName="${name}"` : '';
  const inside = random.isLikely(0.08) ? ` floor="${String(random.between(0, 9))}" stair="A" room="${number}"` : '';
  const box = random.isLikely(0.15) ? ` postOfficeBox="BP ${String(random.between(10, 999))}"` : '';
  const rare = random.isLikely(0.02)
    ? ` inHouseMail="COURRIER ${number}" blockName="ÎLOT 4" streetPrefix="PETITE" streetSuffix="BIS" plotIdentification="AB 12" citySubDivisionName="CENTRE" countrySubDivisionName="RÉGION" lineTwo="SERVICE DU COURRIER" lineThree="${name}" lineFive="CEDEX"`
    : '';
  return building + inside + box + rare;
}

function coordinatesXml({ random, record }: Entry, commune: Commune, departement: DepartementPlaces): string {
  const place = seedFrom(commune.code);
  const offset = (bits: number): number => (((bits & 0xffff) / 0xffff) * 2 - 1) * departement.spread;
  const latitude = departement.latitude + offset(place) + (random.next() - 0.5) * 0.01;
  const longitude = departement.longitude + offset(place >>> 16) + (random.next() - 0.5) * 0.01;
  const details = extension(valueElement('coordonneesFiables', random.isLikely(0.8) ? 1 : 0) + record);
  return `<csd:geoCoordinates>${valueElement('latitude', latitude.toFixed(6))}${valueElement('longitude', longitude.toFixed(6))}<csd:coordinateSystem>WGS84</csd:coordinateSystem>${random.isLikely(0.9) ? details : ''}${record}</csd:geoCoordinates>`;
}

/** A territory (`healthCareTerritorial`, `interventionZone`) of one kind of division. */
export function divisionXml({ record }: Entry, name: string, type: '1' | '2' | '3' | '4' | '5', code: string): string {
  const scheme = {
    '1': SCHEMES.REGION_OM,
    '2': SCHEMES.DEPARTEMENT_OM,
    '3': SCHEMES.COMMUNE_OM,
    '4': SCHEMES.TERRITOIRE_SANTE,
    '5': SCHEMES.PAYS,
  }[type];
  return `<csd:${name}>${coded('type', type, SCHEMES.TYPE_DIVISION_TERRITORIALE)}${coded('codedType', code, scheme)}${record}</csd:${name}>`;
}
