import { buildSkeleton } from './build-skeleton.ts';
import { facilityXml } from './facility-xml.ts';
import type { Materials } from './materials.ts';
import { establishmentXml, legalPersonXml } from './organization-xml.ts';
import { extractionDay, type RegionOptions } from './options.ts';
import type { LegalPersonPlan, PlanScope } from './plan.ts';
import { professionalXml } from './provider-xml.ts';
import { seedFrom } from './random.ts';
import { planRange, surveyPlan, type PlanRange } from './ranges.ts';
import { activitiesXml, devicesXml } from './service-xml.ts';
import type { Sheet } from './sheet.ts';
import type { InternalOrganisation, Skeleton } from './skeleton.ts';
import { createTally, mergeTally, type Tally } from './tally.ts';
import { visibilityOf } from './visibility.ts';

/** One XML document of an extraction. */
export interface GeneratedFile {
  /** The document in pieces of about 64 K characters; each call makes it again. */
  chunks(): Generator<string>;
}

export interface GeneratedRegion {
  readonly files: readonly GeneratedFile[];
  /** What the documents hold, once each was read to its end. */
  truth(): Tally;
}

const CHUNK = 65_536;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<csd:CSD xmlns:csd="urn:ihe:iti:csd:2013">\n';

/** Writes the entities of one directory that a legal person owns. */
type DirectoryWriter = (sheet: Sheet, person: Skeleton) => string;

/**
 * The directories in the order of the schema. `shift` is the range of a directory relative to that of its document: with
 * several documents, what an entity refers to is then often in another one.
 */
const DIRECTORIES: readonly { readonly name: string; readonly shift: number; readonly write: DirectoryWriter }[] = [
  { name: 'organizationDirectory', shift: 0, write: writeOrganizations },
  { name: 'serviceDirectory', shift: 0, write: (sheet, person) => eachUnit(sheet, person, activitiesXml) },
  { name: 'facilityDirectory', shift: 1, write: writeFacilities },
  { name: 'providerDirectory', shift: 2, write: writeProfessionals },
  { name: 'deviceDirectory', shift: 0, write: (sheet, person) => eachUnit(sheet, person, devicesXml) },
];

/**
 * Makes a fictional region as CSD documents. Nothing is kept but counters: each directory draws every legal person again from
 * its own seed, so a million units need no more memory than a thousand.
 */
export function generateRegion(options: RegionOptions, materials: Materials): GeneratedRegion {
  const { units, profil = 1, files = 1, revision = 0 } = options;
  const scope: PlanScope = { materials, units, seed: seedFrom(`${String(options.seed)}|${options.region}`) };
  const { ranges } = surveyPlan(scope, files);
  const tallies: Tally[] = ranges.map(createTally);
  const skeleton = (plan: LegalPersonPlan): Skeleton => buildSkeleton(materials, plan);
  const documents = ranges.map((_, at) => ({
    chunks: () => {
      const tally = createTally();
      tallies[at] = tally;
      const sheet = { materials, visibility: visibilityOf(profil), tally, today: extractionDay(revision) };
      return writeDocument({ sheet, scope, ranges, at, skeleton });
    },
  }));
  return { files: documents, truth: () => merged(tallies) };
}

interface DocumentOrder {
  readonly sheet: Sheet;
  readonly scope: PlanScope;
  readonly ranges: readonly PlanRange[];
  readonly at: number;
  readonly skeleton: (plan: LegalPersonPlan) => Skeleton;
}

function* writeDocument({ sheet, scope, ranges, at, skeleton }: DocumentOrder): Generator<string> {
  let text = HEAD;
  for (const { name, shift, write } of DIRECTORIES) {
    const range = ranges[(at + shift) % ranges.length] as PlanRange;
    text += `<csd:${name}>\n`;
    for (const plan of planRange(scope, range)) {
      text += write(sheet, skeleton(plan));
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
    text += `</csd:${name}>\n`;
  }
  yield `${text}</csd:CSD>\n`;
}

function merged(tallies: readonly Tally[]): Tally {
  const total = createTally();
  for (const tally of tallies) mergeTally(total, tally);
  return total;
}

function isShown({ visibility }: Sheet, unit: InternalOrganisation): boolean {
  return !unit.isSensitive || visibility.showsEverything;
}

function writeOrganizations(sheet: Sheet, person: Skeleton): string {
  let text = legalPersonXml(sheet, person);
  for (const site of person.establishments) text += establishmentXml(sheet, person, site);
  return text;
}

function eachUnit(sheet: Sheet, person: Skeleton, write: (sheet: Sheet, unit: InternalOrganisation) => string): string {
  let text = '';
  for (const unit of person.units) if (isShown(sheet, unit)) text += write(sheet, unit);
  return text;
}

function writeFacilities(sheet: Sheet, person: Skeleton): string {
  return eachUnit(sheet, person, (_, unit) => facilityXml(sheet, person, unit));
}

function writeProfessionals(sheet: Sheet, person: Skeleton): string {
  let text = '';
  for (const professional of person.professionals)
    if (isShown(sheet, professional.unit)) text += professionalXml(sheet, professional);
  return text;
}
