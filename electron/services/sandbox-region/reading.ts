import { DIRECTORIES, type Directory } from '../../../shared/domain/csd/model.ts';
import type { Sheet } from '../../../shared/domain/synthetic/sheet.ts';
import type { Establishment, InternalOrganisation } from '../../../shared/domain/synthetic/skeleton.ts';
import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';
import {
  activityTexts,
  deviceTexts,
  establishmentText,
  legalPersonText,
  professionalText,
  sheetOf,
  shownProfessionals,
  shownUnits,
  unitText,
  updatedOf,
} from './entity-texts.ts';
import { mapChildren } from './own-xml.ts';
import type { Region } from './region.ts';
import type { RevisedPerson } from './revised-person.ts';

/** What a reading may leave out. */
export interface ReadingFilter {
  /** Milliseconds: organisations internes that changed since, with the levels above them. */
  readonly since: number | undefined;
  /** Codes; any of them. Everything when empty. */
  readonly champs: readonly string[];
  readonly publics: readonly string[];
  /** Without prices and without what is specific to units (RG_ALIM_015, RG_ALIM_016). */
  readonly isRestricted: boolean;
}

export const EVERYTHING: ReadingFilter = { since: undefined, champs: [], publics: [], isRestricted: false };

/** What was read: the five directories, and the number of unités élémentaires among them (RG_ALIM_019). */
export interface ReadOffer {
  readonly facilityNumber: number;
  /** Content of the CSD: its directories in the order of the schema. */
  readonly directories: string;
}

interface Reading {
  readonly sheet: Sheet;
  readonly person: RevisedPerson;
  readonly site: Establishment;
  readonly filter: ReadingFilter;
}

/** Reads an establishment with its legal person and its tree (domain reference ROR §2.4). */
export function readEstablishment(
  region: Region,
  profil: Profil,
  at: { readonly person: number; readonly rank: number },
  filter: ReadingFilter,
): ReadOffer {
  const person = region.person(at.person);
  const site = person.skeleton.establishments[at.rank] as Establishment;
  const reading = { sheet: sheetOf(region.materials, profil), person, site, filter };
  const own = shownUnits(reading.sheet, person.skeleton).filter((unit) => unit.establishment === site);
  return write(reading, keptUnits(reading, own));
}

/** Reads one organisation interne with the levels above it, its establishment and its legal person; undefined when there is none. */
export function readUnit(region: Region, profil: Profil, id: string): ReadOffer | undefined {
  const index = region.indexOfUnit(id);
  if (index < 0 || index >= region.size) return undefined;
  const person = region.person(index);
  const sheet = sheetOf(region.materials, profil);
  const unit = shownUnits(sheet, person.skeleton).find((one) => one.id === id);
  if (unit === undefined) return undefined;
  const kept = new Set<InternalOrganisation>([unit, ...above(unit)]);
  return write({ sheet, person, site: unit.establishment, filter: EVERYTHING }, inOrder(person, kept));
}

function* above({ parent }: InternalOrganisation): Generator<InternalOrganisation> {
  for (let level = parent; level !== undefined; level = level.parent) yield level;
}

function inOrder(
  { skeleton }: RevisedPerson,
  kept: ReadonlySet<InternalOrganisation>,
): readonly InternalOrganisation[] {
  return skeleton.units.filter((unit) => kept.has(unit));
}

/** All of the tree without a filter; else the units that suit it and the levels above them, and levels of the champs asked for. */
function keptUnits(reading: Reading, own: readonly InternalOrganisation[]): readonly InternalOrganisation[] {
  const { filter, person } = reading;
  const { since, champs, publics } = filter;
  if (since === undefined && champs.length === 0 && publics.length === 0) return own;
  const kept = new Set<InternalOrganisation>();
  for (const unit of own) {
    const isAsked = champs.length === 0 || unit.champs.some((champ) => champs.includes(champ));
    if (!isAsked || !suits(reading, unit)) continue;
    kept.add(unit);
    for (const level of above(unit)) kept.add(level);
  }
  return inOrder(person, kept);
}

const PUBLIC = /<csd:supportedPatient code="([^"]*)"/g;

function suits({ sheet, person, filter }: Reading, unit: InternalOrganisation): boolean {
  const { since, publics } = filter;
  const text = unitText(sheet, person, unit);
  if (publics.length > 0 && unit.type !== '4') return false;
  if (publics.length > 0 && ![...text.matchAll(PUBLIC)].some(([, code = '']) => publics.includes(code))) return false;
  if (since === undefined) return true;
  const parts = [text, ...activityTexts(sheet, person, unit), ...deviceTexts(sheet, person, unit)];
  const professionals = shownProfessionals(sheet, person.skeleton)
    .filter((one) => one.unit === unit || one.second === unit)
    .map((one) => professionalText(sheet, person, one));
  return [...parts, ...professionals].some((part) => updatedOf(part) >= since);
}

function write(reading: Reading, units: readonly InternalOrganisation[]): ReadOffer {
  const directories = DIRECTORIES.map((name) => {
    const content = entitiesOf(reading, name, units).join('');
    return `<csd:${name}Directory>${content}</csd:${name}Directory>`;
  });
  return { facilityNumber: units.filter(({ type }) => type === '4').length, directories: directories.join('\n') };
}

function entitiesOf(
  { sheet, person, site, filter }: Reading,
  directory: Directory,
  units: readonly InternalOrganisation[],
): readonly string[] {
  const { isRestricted } = filter;
  switch (directory) {
    case 'organization': {
      const establishment = establishmentText(sheet, person, site);
      return [legalPersonText(sheet, person), isRestricted ? withoutPrices(establishment) : establishment];
    }
    case 'service':
      return units.flatMap((unit) => activityTexts(sheet, person, unit));
    case 'facility':
      return units.map((unit) => {
        const text = unitText(sheet, person, unit);
        return isRestricted && unit.type === '4' ? withoutDetails(text, unit.champs) : text;
      });
    case 'provider':
      if (isRestricted) return [];
      return shownProfessionals(sheet, person.skeleton)
        .filter((one) => units.includes(one.unit) || (one.second !== undefined && units.includes(one.second)))
        .map((one) => professionalText(sheet, person, one));
    case 'device':
      return isRestricted ? [] : units.flatMap((unit) => deviceTexts(sheet, person, unit));
  }
}

function inExtension(entity: string, keeps: (name: string) => boolean): string {
  return mapChildren(entity, ({ name, text }) =>
    name === 'extension' ? mapChildren(text, (child) => (keeps(child.name) ? child.text : '')) : text,
  );
}

function withoutPrices(establishment: string): string {
  return inExtension(establishment, (name) => name !== 'price');
}

/** What any organisation interne may have; the rest is of units (domain reference ROR §4.5). */
const COMMON = new Set([
  'contact',
  'mailBoxMSS',
  'finalClosingDate',
  'creationDate',
  'typeActivity',
  'careMode',
  'patientsType',
  'location',
  'parentFacility',
  'sensitiveUnit',
]);

function withoutDetails(unit: string, champs: readonly string[]): string {
  const isMedicoSocial = champs.length === 1 && champs[0] === '04';
  return inExtension(unit, (name) => COMMON.has(name) || (isMedicoSocial && name === 'facilityType'));
}
