import { SCHEMES } from '../ror/schemes.ts';
import { instantOf, REFERENCE_DAY } from './days.ts';
import type { AgeRange, Service } from './materials.ts';
import type { Entry } from './sheet.ts';
import type { InternalOrganisation } from './skeleton.ts';
import { coded, valueElement } from './xml.ts';

const EVERYBODY: AgeRange = [0, 'a', 120, 'a'];
const BEDS = new Set(['28', '34', '13', '14', '30', '46']);
const PLACES = new Set(['29', '09', '47', '31', '42', '49']);

/** The patientèle: public and ages, which a level above the unit leaves open. */
export function patientsXml({ random, record, sheet }: Entry, service: Service | undefined): string {
  const { ages } = sheet.materials.vocabulary;
  const range = service === undefined ? EVERYBODY : random.pick(ages[service.ages ?? 'adulte'] ?? [EVERYBODY]);
  const codes = service?.public ?? (service !== undefined && random.isLikely(0.2) ? ['07'] : []);
  const publics = codes.map((code) => coded('supportedPatient', code, SCHEMES.PUBLIC_PRIS_EN_CHARGE)).join('');
  const [min, minUnit, max, maxUnit] = range;
  const low = `<csd:patientTypeAgeMin>${ageXml(min, minUnit)}</csd:patientTypeAgeMin>`;
  const high = `<csd:patientTypeAgeMax>${ageXml(max, maxUnit)}</csd:patientTypeAgeMax>`;
  return `<csd:patientsType>${publics}${low}${high}${record}</csd:patientsType>`;
}

function ageXml(value: number, unit: string): string {
  return valueElement('value', value) + coded('unit', unit, SCHEMES.UCUM_UNITE_MESURE);
}

/** Beds or places of a unit, and its capacity in a crisis where it has one. */
export function capacityXml(entry: Entry, { mode, service }: InternalOrganisation): string {
  const { random, sheet, record } = entry;
  const hasBeds = BEDS.has(mode);
  const hasPlaces = PLACES.has(mode) || (hasBeds && random.isLikely(0.05));
  const beds = hasBeds ? amountXml(entry, 'beds', 2, 36) : '';
  const places = hasPlaces ? amountXml(entry, 'space', 1, 24) : '';
  const capacity =
    beds + places === '' ? '' : `<csd:accommodationCapacity>${beds}${places}${record}</csd:accommodationCapacity>`;
  const now = random.between(0, 12);
  const later = now + random.between(0, 20);
  if (service?.crise !== true || !sheet.visibility.showsEverything) return capacity;
  const crisis = valueElement('crisisCapacityT0', now) + valueElement('crisisCapacityT60', later);
  return `${capacity}<csd:crisisAccomodationCapacity>${crisis}${record}</csd:crisisAccomodationCapacity>`;
}

function amountXml({ random, sheet }: Entry, name: 'beds' | 'space', low: number, high: number): string {
  const total = random.between(low, high);
  const isFollowed = random.isLikely(0.5);
  const free = random.between(0, Math.ceil(total / 4));
  const updated = instantOf(REFERENCE_DAY - 1, random.between(0, 86_399));
  const availability =
    isFollowed && sheet.visibility.showsAvailability ? ` avaible="${String(free)}" updateDate="${updated}"` : '';
  return `<csd:${name} total="${String(total)}"${availability}/>`;
}

/** Rooms and flats of a unit where people live. */
export function roomsXml({ random, record }: Entry, { service, mode }: InternalOrganisation): string {
  if (service?.chambres !== true || mode !== '46') return '';
  const kinds = random.isLikely(0.2) ? ['03', '05'] : ['02', '01'];
  return kinds
    .slice(0, random.between(1, kinds.length))
    .map((kind) => {
      const type = coded('residentialType', kind, SCHEMES.TYPE_HABITATION);
      const number = random.isLikely(0.9) ? valueElement('residentialNumber', random.between(1, 60)) : '';
      return `<csd:residentialCapactity>${type}${number}${record}</csd:residentialCapactity>`;
    })
    .join('');
}
