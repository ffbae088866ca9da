import { FAULT_NAMES, isEntityFault, type EntityFaultName, type FaultName } from './fault-names.ts';
import type { FaultSite, FaultSpec } from './fault-spec.ts';
import { ACTIVITY_FAULTS, ESTABLISHMENT_FAULTS, PROFESSIONAL_FAULTS } from './faults-other.ts';
import { CONTACT_FAULTS, UNIT_FAULTS } from './faults-unit.ts';
import type { Establishment, InternalOrganisation, Professional, Skeleton } from './skeleton.ts';
import type { Visibility } from './visibility.ts';

/** How each fault is planted; the compiler checks that none is forgotten. */
const SPECS: Readonly<Record<EntityFaultName, FaultSpec>> = {
  ...CONTACT_FAULTS,
  ...UNIT_FAULTS,
  ...ESTABLISHMENT_FAULTS,
  ...ACTIVITY_FAULTS,
  ...PROFESSIONAL_FAULTS,
};

/** One fault in one entity of a legal person. */
export interface PlantedFault {
  readonly fault: EntityFaultName;
  /** `entityID` of the entity that carries it; of its unit for an activity. */
  readonly key: string;
  readonly legalPerson: number;
}

/** By index of the legal person. */
export type FaultPlan = ReadonlyMap<number, readonly PlantedFault[]>;

/** Few, so that a fault is seldom near another one. */
const MOST_A_LEGAL_PERSON = 3;

/**
 * Chooses the entities that carry the faults asked for, walking over the legal persons until all have a place. A fault that
 * means nothing in the profile, or finds no entity that suits it, is planted less often than asked: the plan tells.
 */
export function planFaults(
  people: Iterable<Skeleton>,
  wanted: Readonly<Partial<Record<FaultName, number>>>,
  visibility: Visibility,
): FaultPlan {
  const left = new Map(FAULT_NAMES.filter(isEntityFault).map((name) => [name, wanted[name] ?? 0] as const));
  const plan = new Map<number, readonly PlantedFault[]>();
  for (const person of people) {
    const waiting = [...left].filter(([, count]) => count > 0).map(([name]) => name);
    if (waiting.length === 0) break;
    const planted = plantIn(person, waiting, visibility);
    if (planted.length > 0) plan.set(person.plan.index, planted);
    for (const { fault } of planted) left.set(fault, (left.get(fault) ?? 0) - 1);
  }
  return plan;
}

function plantIn(
  person: Skeleton,
  waiting: readonly EntityFaultName[],
  visibility: Visibility,
): readonly PlantedFault[] {
  const planted: PlantedFault[] = [];
  const taken = new Set<string>();
  for (const fault of waiting) {
    if (planted.length === MOST_A_LEGAL_PERSON) break;
    const key = findKey(SPECS[fault], person, visibility, taken);
    if (key === undefined) continue;
    taken.add(key);
    planted.push({ fault, key, legalPerson: person.plan.index });
  }
  return planted;
}

function findKey(
  spec: FaultSpec,
  person: Skeleton,
  visibility: Visibility,
  taken: ReadonlySet<string>,
): string | undefined {
  switch (spec.on) {
    case 'unit':
    case 'activity':
      return person.units.find(
        (unit) =>
          unit.type === '4' &&
          unit.rank >= 0 &&
          !unit.isSensitive &&
          !taken.has(unit.id) &&
          spec.suits?.(unit, person, visibility) !== false,
      )?.id;
    case 'establishment':
      return person.establishments.find(
        (site) =>
          site.closedOn === undefined && !taken.has(site.entityId) && spec.suits?.(site, person, visibility) !== false,
      )?.entityId;
    case 'professional':
      return person.professionals.find(
        ({ id, unit }) =>
          !unit.isSensitive && !taken.has(`p${id}`) && visibility.showsProfessionals(unit.champs[0] ?? ''),
      )?.id;
  }
}

/** Lets the faults of a legal person change what its entities say of themselves. */
export function drawFaults(person: Skeleton, planted: readonly PlantedFault[]): void {
  for (const { fault, key } of planted) {
    const spec = SPECS[fault];
    const unit = person.units.find(({ id }) => id === key);
    if ((spec.on === 'unit' || spec.on === 'activity') && unit !== undefined) spec.draw?.(unit);
  }
}

export type FaultTarget =
  | { readonly on: 'unit' | 'activity'; readonly target: InternalOrganisation }
  | { readonly on: 'establishment'; readonly target: Establishment }
  | { readonly on: 'professional'; readonly target: Professional };

/** Plants in the XML of an entity the faults that are for it. */
export function writeFaults(
  text: string,
  planted: readonly PlantedFault[],
  site: FaultSite,
  { on, target }: FaultTarget,
): string {
  const key = 'entityId' in target ? target.entityId : target.id;
  let written = text;
  for (const { fault } of planted.filter((one) => one.key === key)) {
    const spec = SPECS[fault];
    if (spec.on !== on) continue;
    // The kind of the target was checked with `on`, which the compiler cannot follow through both unions.
    const write = spec.write as ((text: string, site: FaultSite, target: unknown) => string) | undefined;
    written = write?.(written, site, target) ?? written;
  }
  return written;
}
