import { buildSkeleton } from '../../../shared/domain/synthetic/build-skeleton.ts';
import type { Materials } from '../../../shared/domain/synthetic/materials.ts';
import type { LegalPersonPlan } from '../../../shared/domain/synthetic/plan.ts';
import { applyChanges, isChanged, type PlannedChanges } from '../../../shared/domain/synthetic/revision.ts';
import type {
  Establishment,
  InternalOrganisation,
  Professional,
  Skeleton,
} from '../../../shared/domain/synthetic/skeleton.ts';

export type Revisable = Establishment | InternalOrganisation | Professional;

/** When an entity last changed, in milliseconds, and whether that is when it came to be. */
export interface Stamp {
  readonly at: number;
  readonly isNew: boolean;
}

/** A legal person as the last revision left it, and when its entities changed; what has no stamp is as in its own past. */
export interface RevisedPerson {
  readonly skeleton: Skeleton;
  readonly stamps: ReadonlyMap<Revisable, Stamp>;
}

/** A revision: what it does to which units, and when, in milliseconds. */
export interface Revision {
  readonly changes: PlannedChanges;
  readonly at: number;
}

/** Draws a legal person and brings it through every revision in turn. */
export function revise(materials: Materials, plan: LegalPersonPlan, revisions: readonly Revision[]): RevisedPerson {
  const skeleton = buildSkeleton(materials, plan);
  const stamps = new Map<Revisable, Stamp>();
  for (const { changes, at } of revisions) {
    if (!isChanged(changes, plan)) continue;
    const before = new Set(skeleton.units);
    const practising = [...skeleton.professionals];
    applyChanges(materials, skeleton, changes);
    for (const professional of practising) if (!skeleton.professionals.includes(professional)) leave(professional);
    for (const entity of entitiesOf(skeleton)) {
      const isNew = 'type' in entity && !before.has(entity);
      if (!entity.touched && !isNew) continue;
      // The generator dates what is touched by days; here the instant counts.
      entity.touched = false;
      stamps.set(entity, { at, isNew });
    }
  }
  return { skeleton, stamps };
}

/** The other establishment of a professional who has gone changes as well: the deletion of a child updates it (RG_EXP_025). */
function leave({ unit, second }: Professional): void {
  if (second !== undefined && second.establishment !== unit.establishment) second.establishment.touched = true;
}

function* entitiesOf({ establishments, units, professionals }: Skeleton): Generator<Revisable> {
  yield* establishments;
  yield* units;
  yield* professionals;
}
