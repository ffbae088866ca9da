import type { Directory } from '../../../shared/domain/csd/model.ts';
import { REFERENCE_DAY } from '../../../shared/domain/synthetic/days.ts';
import { facilityXml } from '../../../shared/domain/synthetic/facility-xml.ts';
import type { Materials } from '../../../shared/domain/synthetic/materials.ts';
import { establishmentXml, legalPersonXml } from '../../../shared/domain/synthetic/organization-xml.ts';
import { professionalXml } from '../../../shared/domain/synthetic/provider-xml.ts';
import { activitiesXml, devicesXml } from '../../../shared/domain/synthetic/service-xml.ts';
import type { Sheet } from '../../../shared/domain/synthetic/sheet.ts';
import type {
  Establishment,
  InternalOrganisation,
  Professional,
  Skeleton,
} from '../../../shared/domain/synthetic/skeleton.ts';
import { createTally } from '../../../shared/domain/synthetic/tally.ts';
import { visibilityOf, type Profil } from '../../../shared/domain/synthetic/visibility.ts';
import type { RevisedPerson, Stamp } from './revised-person.ts';

/** What the writers need, for a profile. */
export function sheetOf(materials: Materials, profil: Profil): Sheet {
  return { materials, visibility: visibilityOf(profil), tally: createTally(), today: REFERENCE_DAY };
}

const ONE_HOUR = 3_600_000;

/** `yyyy-mm-ddThh:mm:ss+01:00`, as the rest of the fiction is written. */
export function instantText(milliseconds: number): string {
  return `${new Date(milliseconds + ONE_HOUR).toISOString().slice(0, 19)}+01:00`;
}

/** Dates an entity by its last change; its own `record` is its last child. */
function stamped(xml: string, stamp: Stamp | undefined): string {
  const at = stamp === undefined ? -1 : xml.lastIndexOf('<csd:record ');
  if (stamp === undefined || at === -1) return xml;
  const text = instantText(stamp.at);
  const dated = xml.slice(at).replace(/ updated="[^"]*"/, ` updated="${text}"`);
  return xml.slice(0, at) + (stamp.isNew ? dated.replace(/ created="[^"]*"/, ` created="${text}"`) : dated);
}

/** Entities of a text that holds one a line. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

export function legalPersonText(sheet: Sheet, { skeleton }: RevisedPerson): string {
  return legalPersonXml(sheet, skeleton);
}

export function establishmentText(sheet: Sheet, { skeleton, stamps }: RevisedPerson, site: Establishment): string {
  return stamped(establishmentXml(sheet, skeleton, site), stamps.get(site));
}

export function unitText(sheet: Sheet, { skeleton, stamps }: RevisedPerson, unit: InternalOrganisation): string {
  return stamped(facilityXml(sheet, skeleton, unit), stamps.get(unit));
}

/** The activities of a unit change with it, and so does its equipment. */
export function activityTexts(sheet: Sheet, { stamps }: RevisedPerson, unit: InternalOrganisation): readonly string[] {
  return linesOf(activitiesXml(sheet, unit)).map((line) => `${stamped(line, stamps.get(unit))}\n`);
}

export function deviceTexts(sheet: Sheet, { stamps }: RevisedPerson, unit: InternalOrganisation): readonly string[] {
  return linesOf(devicesXml(sheet, unit)).map((line) => `${stamped(line, stamps.get(unit))}\n`);
}

/** Empty when the profile hides the professional. */
export function professionalText(sheet: Sheet, { stamps }: RevisedPerson, professional: Professional): string {
  return stamped(professionalXml(sheet, professional), stamps.get(professional));
}

/** Sensitive units are shown by the profile that sees everything only, and so are those who practise in them. */
export function shownUnits(sheet: Sheet, { units }: Skeleton): readonly InternalOrganisation[] {
  return sheet.visibility.showsEverything ? units : units.filter(({ isSensitive }) => !isSensitive);
}

export function shownProfessionals(sheet: Sheet, { professionals }: Skeleton): readonly Professional[] {
  return professionals.filter(
    ({ unit }) =>
      (sheet.visibility.showsEverything || !unit.isSensitive) &&
      sheet.visibility.showsProfessionals(unit.champs[0] ?? ''),
  );
}

/** The entities of one directory that a legal person owns, one text each. */
export function directoryTexts(sheet: Sheet, person: RevisedPerson, directory: Directory): readonly string[] {
  const { skeleton } = person;
  switch (directory) {
    case 'organization':
      return [
        legalPersonText(sheet, person),
        ...skeleton.establishments.map((site) => establishmentText(sheet, person, site)),
      ];
    case 'service':
      return shownUnits(sheet, skeleton).flatMap((unit) => activityTexts(sheet, person, unit));
    case 'facility':
      return shownUnits(sheet, skeleton).map((unit) => unitText(sheet, person, unit));
    case 'provider':
      return shownProfessionals(sheet, skeleton).map((one) => professionalText(sheet, person, one));
    case 'device':
      return shownUnits(sheet, skeleton).flatMap((unit) => deviceTexts(sheet, person, unit));
  }
}

const UPDATED = / updated="([^"]*)"/;

/** Milliseconds of the last change of an entity, as its own `record` says. */
export function updatedOf(xml: string): number {
  return Date.parse(UPDATED.exec(xml.slice(xml.lastIndexOf('<csd:record ')))?.[1] ?? '');
}
