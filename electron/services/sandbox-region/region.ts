import type { Materials } from '../../../shared/domain/synthetic/materials.ts';
import { canHold } from '../../../shared/domain/synthetic/generate.ts';
import { planLegalPersons, type LegalPersonPlan } from '../../../shared/domain/synthetic/plan.ts';
import { seedFrom } from '../../../shared/domain/synthetic/random.ts';
import { planChanges, type ChangeKind, type PlannedChanges } from '../../../shared/domain/synthetic/revision.ts';
import { AppError } from '../../../shared/errors.ts';
import type { History } from './history.ts';
import { revise, type RevisedPerson, type Revision } from './revised-person.ts';

export interface RegionIdentity {
  readonly seed: number | string;
  readonly region: string;
  readonly units: number;
}

/** A fictional region as it is now. Only plans stay in memory; a legal person is drawn again when it is asked for. */
export interface Region {
  readonly materials: Materials;
  readonly units: number;
  /** Number of legal persons. */
  readonly size: number;
  revision(): number;
  /** Milliseconds of the last change. */
  instant(): number;
  person(index: number): RevisedPerson;
  /** The legal person that would own an organisation interne, by the `entityID` of the latter; -1 for none. */
  indexOfUnit(id: string): number;
  /** Brings the next revision, now. */
  evolve(now: number): void;
}

/** As the generator numbers what it draws. */
const FIRST_UNIT_ID = 10_000;
const ADDED_ID = 900_000_000;

/** @throws AppError `input.invalid` for a number of units that cannot be. */
export function openRegion(identity: RegionIdentity, materials: Materials, history: History): Region {
  const { units } = identity;
  if (!Number.isInteger(units) || units < 1)
    throw new AppError('input.invalid', 'The number of units must be a whole number from 1.');
  if (!canHold(identity, materials))
    throw new AppError('input.invalid', `${String(units)} units are more than region ${identity.region} can name.`);
  const seed = seedFrom(`${String(identity.seed)}|${identity.region}`);
  const plans = [...planLegalPersons({ materials, units, seed })];
  const revisions: Revision[] = [];
  const added = new Set<number>();
  const add = (): void => {
    const revision = revisions.length + 1;
    revisions.push({ changes: newChanges(planChanges(seed, units, revision), added), at: history.instantOf(revision) });
  };
  while (revisions.length < history.revision()) add();
  const indexOfRank = (rank: number): number => lastBefore(plans, ({ unitStart }) => unitStart <= rank);
  return {
    materials,
    units,
    size: plans.length,
    revision: () => revisions.length,
    instant: () => history.instantOf(revisions.length),
    person: (index) => revise(materials, plans[index] as LegalPersonPlan, revisions),
    indexOfUnit(id) {
      const number = /^\d{1,15}$/.test(id) ? Number(id) : -1;
      if (number >= ADDED_ID) return indexOfRank(number - ADDED_ID);
      return lastBefore(plans, ({ unitStart }) => FIRST_UNIT_ID + unitStart * 4 <= number);
    },
    evolve(now) {
      history.advance(now);
      add();
    },
  };
}

/** A unit is added beside another one once only: the second would bear the same identifier. */
function newChanges(changes: PlannedChanges, added: Set<number>): PlannedChanges {
  const kept = new Map<number, ChangeKind>();
  for (const [rank, kind] of changes) {
    const isRepeated = kind === 'add' && added.has(rank);
    if (kind === 'add') added.add(rank);
    kept.set(rank, isRepeated ? 'rename' : kind);
  }
  return kept;
}

/** Index of the last plan that `isBefore` holds for, -1 when none: plans are in order. */
function lastBefore(plans: readonly LegalPersonPlan[], isBefore: (plan: LegalPersonPlan) => boolean): number {
  let low = 0;
  let high = plans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(plans[middle] as LegalPersonPlan)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
