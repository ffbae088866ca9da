import { facilityXml } from './facility-xml.ts';
import { writeFaults, type FaultTarget, type PlantedFault } from './faults.ts';
import { establishmentXml, legalPersonXml } from './organization-xml.ts';
import { professionalXml } from './provider-xml.ts';
import { activitiesXml, devicesXml } from './service-xml.ts';
import type { Sheet } from './sheet.ts';
import type { InternalOrganisation, Skeleton } from './skeleton.ts';

/** Writes the entities of one directory that a legal person owns, with the faults planted in them. */
type DirectoryWriter = (sheet: Sheet, person: Skeleton, faults: readonly PlantedFault[]) => string;

export interface DirectoryPlan {
  readonly name: string;
  /** Range of its legal persons relative to that of its document. */
  readonly shift: number;
  readonly write: DirectoryWriter;
}

/** The directories in the order of the schema; with several documents, what an entity refers to is often in another one. */
export const DIRECTORIES: readonly DirectoryPlan[] = [
  { name: 'organizationDirectory', shift: 0, write: writeOrganizations },
  { name: 'serviceDirectory', shift: 0, write: writeActivities },
  { name: 'facilityDirectory', shift: 1, write: writeFacilities },
  { name: 'providerDirectory', shift: 2, write: writeProfessionals },
  { name: 'deviceDirectory', shift: 0, write: writeDevices },
];

function planted(
  text: string,
  faults: readonly PlantedFault[],
  sheet: Sheet,
  person: Skeleton,
  to: FaultTarget,
): string {
  return faults.length === 0 ? text : writeFaults(text, faults, { sheet, person }, to);
}

function shownUnits({ visibility }: Sheet, { units }: Skeleton): readonly InternalOrganisation[] {
  return visibility.showsEverything ? units : units.filter(({ isSensitive }) => !isSensitive);
}

function writeOrganizations(sheet: Sheet, person: Skeleton, faults: readonly PlantedFault[]): string {
  let text = legalPersonXml(sheet, person);
  for (const target of person.establishments)
    text += planted(establishmentXml(sheet, person, target), faults, sheet, person, { on: 'establishment', target });
  return text;
}

function writeActivities(sheet: Sheet, person: Skeleton, faults: readonly PlantedFault[]): string {
  let text = '';
  for (const target of shownUnits(sheet, person))
    text += planted(activitiesXml(sheet, target), faults, sheet, person, { on: 'activity', target });
  return text;
}

function writeFacilities(sheet: Sheet, person: Skeleton, faults: readonly PlantedFault[]): string {
  let text = '';
  for (const target of shownUnits(sheet, person))
    text += planted(facilityXml(sheet, person, target), faults, sheet, person, { on: 'unit', target });
  return text;
}

function writeProfessionals(sheet: Sheet, person: Skeleton, faults: readonly PlantedFault[]): string {
  let text = '';
  for (const target of person.professionals) {
    if (target.unit.isSensitive && !sheet.visibility.showsEverything) continue;
    text += planted(professionalXml(sheet, target), faults, sheet, person, { on: 'professional', target });
  }
  return text;
}

function writeDevices(sheet: Sheet, person: Skeleton): string {
  let text = '';
  for (const unit of shownUnits(sheet, person)) text += devicesXml(sheet, unit);
  return text;
}
