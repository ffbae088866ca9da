import { finessCapacity } from './identifiers.ts';
import type { LegalPersonKind, Materials } from './materials.ts';
import { createRandom, mixSeed, type Random } from './random.ts';

/** A legal person before its content is drawn: all that the next ones depend on. */
export interface LegalPersonPlan {
  readonly index: number;
  readonly seed: number;
  readonly kind: LegalPersonKind;
  /** Index in `materials.departements`. */
  readonly departement: number;
  /** Number of unités élémentaires and of the region's units before its own. */
  readonly units: number;
  readonly unitStart: number;
  readonly sites: number;
  /** Serial of its first FINESS number in its département; its establishments take the next ones. */
  readonly finessStart: number;
}

/** Where a walk over the legal persons stands; a walk may start again from there. */
export interface PlanCursor {
  readonly index: number;
  readonly unitStart: number;
  readonly finess: readonly number[];
}

export interface PlanScope {
  readonly materials: Materials;
  readonly seed: number;
  readonly units: number;
}

export function startOfPlan(materials: Materials): PlanCursor {
  return { index: 0, unitStart: 0, finess: materials.departements.map(() => 0) };
}

/**
 * Walks over the legal persons of a region until its units are all given out. Each depends on its index and on counters only,
 * so that any part of a region can be made again without the rest in memory.
 */
export function* planLegalPersons(scope: PlanScope, from = startOfPlan(scope.materials)): Generator<LegalPersonPlan> {
  const finess = [...from.finess];
  let { index, unitStart } = from;
  while (unitStart < scope.units) {
    const plan = planOne(scope, index, unitStart, finess);
    finess[plan.departement] = plan.finessStart + 1 + plan.sites;
    unitStart += plan.units;
    index += 1;
    yield plan;
  }
}

/** The cursor behind a legal person, given the one that stood before it. */
export function advance(cursor: PlanCursor, plan: LegalPersonPlan): PlanCursor {
  const finess = [...cursor.finess];
  finess[plan.departement] = plan.finessStart + 1 + plan.sites;
  return { index: plan.index + 1, unitStart: plan.unitStart + plan.units, finess };
}

/** Whether every département has numbers enough; an overseas one holds a hundred thousand. */
export function hasRoomFor(materials: Materials, cursor: PlanCursor): boolean {
  return cursor.finess.every((used, at) => used <= finessCapacity(materials.departements[at]?.code ?? ''));
}

function planOne(scope: PlanScope, index: number, unitStart: number, finess: readonly number[]): LegalPersonPlan {
  const { materials } = scope;
  const seed = mixSeed(scope.seed, index);
  const random = createRandom(seed);
  const remaining = scope.units - unitStart;
  const kind = chooseKind(scope, index, remaining, random);
  const departement = Math.floor(random.next() ** 1.4 * materials.departements.length);
  const units = Math.min(remaining, random.between(kind.unites[0], kind.unites[1]));
  const sites = Math.min(units, random.between(kind.sites[0], kind.sites[1]));
  const finessStart = finess[departement] ?? 0;
  return { index, seed, kind, departement, units, unitStart, sites, finessStart };
}

/** The first legal persons are one of each kind that the region can hold, so that small regions are varied too. */
function chooseKind(scope: PlanScope, index: number, remaining: number, random: Random): LegalPersonKind {
  const { legalPersons } = scope.materials;
  const fits = legalPersons.filter(
    ({ unites }) => unites[0] <= remaining && unites[1] <= Math.max(scope.units / 4, unites[0] === 1 ? Infinity : 0),
  );
  const first = fits[(index * 3 + 1) % fits.length];
  if (first !== undefined && index < fits.length) return first;
  const total = fits.reduce((sum, { poids }) => sum + poids, 0);
  let drawn = random.next() * total;
  for (const kind of fits) {
    drawn -= kind.poids;
    if (drawn < 0) return kind;
  }
  return fits.at(-1) ?? (legalPersons[0] as LegalPersonKind);
}
