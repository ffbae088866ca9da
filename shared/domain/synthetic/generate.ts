import { buildSkeleton } from './build-skeleton.ts';
import { DIRECTORIES } from './directories.ts';
import { drawFaults, planFaults, type FaultPlan, type PlantedFault } from './faults.ts';
import type { Materials } from './materials.ts';
import { extractionDay, type RegionOptions } from './options.ts';
import { hasRoomFor, planLegalPersons, type LegalPersonPlan, type PlanScope } from './plan.ts';
import { seedFrom } from './random.ts';
import { planRange, surveyPlan, type PlanRange } from './ranges.ts';
import {
  applyChanges,
  createRevisionTruth,
  isChanged,
  planChanges,
  type PlannedChanges,
  type RevisionTruth,
} from './revision.ts';
import type { Sheet } from './sheet.ts';
import type { Skeleton } from './skeleton.ts';
import { createTally, mergeTally, type Tally } from './tally.ts';
import { visibilityOf, type Visibility } from './visibility.ts';

/** One XML document of an extraction. */
export interface GeneratedFile {
  /** The document in pieces of about 64 K characters; each call makes it again. */
  chunks(): Generator<string>;
}

/** What a region holds. */
export interface RegionTruth extends Tally {
  /** What differs from revision 0. */
  readonly changes: RevisionTruth;
  readonly faults: readonly PlantedFault[];
}

export interface GeneratedRegion {
  readonly files: readonly GeneratedFile[];
  /** What the documents hold, once each was read to its end. */
  truth(): RegionTruth;
}

const CHUNK = 65_536;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<csd:CSD xmlns:csd="urn:ihe:iti:csd:2013">\n';

/** All that decides of the bytes of a region. */
interface Region {
  readonly scope: PlanScope;
  readonly ranges: readonly PlanRange[];
  readonly visibility: Visibility;
  readonly today: number;
  readonly changes: PlannedChanges;
  readonly faults: FaultPlan;
}

/** Whether a region of that many units has identifiers enough; an overseas département holds fewer (see `finessCapacity`). */
export function canHold(options: RegionOptions, materials: Materials): boolean {
  return hasRoomFor(materials, surveyPlan(scopeOf(options, materials), 1).end);
}

/**
 * Makes a fictional region as CSD documents. Nothing is kept but counters: each directory draws every legal person again from
 * its own seed, so a million units need no more memory than a thousand.
 */
export function generateRegion(options: RegionOptions, materials: Materials): GeneratedRegion {
  const region = prepareRegion(options, materials);
  const tallies: Tally[] = region.ranges.map(createTally);
  const files = region.ranges.map((_, at) => ({
    chunks: () => {
      const tally = createTally();
      tallies[at] = tally;
      const { visibility, today } = region;
      return writeDocument(region, at, { materials, visibility, tally, today });
    },
  }));
  return {
    files,
    truth: () => ({ ...merged(tallies), changes: changesOf(region), faults: [...region.faults.values()].flat() }),
  };
}

function scopeOf({ seed, region, units }: RegionOptions, materials: Materials): PlanScope {
  return { materials, units, seed: seedFrom(`${String(seed)}|${region}`) };
}

function prepareRegion(options: RegionOptions, materials: Materials): Region {
  const { units, profil = 1, files = 1, revision = 0, faults = {} } = options;
  const scope = scopeOf(options, materials);
  const { ranges } = surveyPlan(scope, files);
  const changes = planChanges(scope.seed, units, revision);
  const visibility = visibilityOf(profil);
  const region = { scope, ranges, visibility, today: extractionDay(revision), changes, faults: new Map() };
  return { ...region, faults: planFaults(everyone(region), faults, visibility) };
}

function* everyone(region: Region): Generator<Skeleton> {
  for (const plan of planLegalPersons(region.scope)) yield draw(region, plan);
}

/** A legal person as this region has it: revised, and with its faults. */
function draw({ scope, changes, faults }: Region, plan: LegalPersonPlan): Skeleton {
  const person = buildSkeleton(scope.materials, plan);
  if (isChanged(changes, plan)) applyChanges(scope.materials, person, changes);
  const planted = faults.get(plan.index);
  if (planted !== undefined) drawFaults(person, planted);
  return person;
}

/** Tells the changes of the revision; those of professionals that the profile hides are left out. */
function changesOf({ scope, changes, visibility }: Region): RevisionTruth {
  const truth = createRevisionTruth();
  for (const plan of changes.size === 0 ? [] : planLegalPersons(scope)) {
    if (!isChanged(changes, plan)) continue;
    applyChanges(scope.materials, buildSkeleton(scope.materials, plan), changes, truth, visibility);
  }
  return truth;
}

function* writeDocument(region: Region, at: number, sheet: Sheet): Generator<string> {
  const { ranges, scope, faults } = region;
  let text = HEAD;
  for (const { name, shift, write } of DIRECTORIES) {
    const range = ranges[(at + shift) % ranges.length] as PlanRange;
    text += `<csd:${name}>\n`;
    for (const plan of planRange(scope, range)) {
      text += write(sheet, draw(region, plan), faults.get(plan.index) ?? []);
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
