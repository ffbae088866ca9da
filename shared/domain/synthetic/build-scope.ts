import type { Commune, DepartementPlaces, Materials } from './materials.ts';
import type { LegalPersonPlan } from './plan.ts';
import type { Random } from './random.ts';

/** What the parts of one legal person share while they are drawn. */
export interface BuildScope {
  readonly materials: Materials;
  readonly plan: LegalPersonPlan;
  readonly departement: DepartementPlaces;
}

/** A commune of the département; some come out much more often, as towns do. */
export function drawCommune({ communes }: DepartementPlaces, random: Random): Commune {
  const rank = Math.floor(random.next() ** 3 * communes.length);
  // 7919 is prime: ranks near one another are then spread over the alphabetical table.
  return communes[(rank * 7919) % communes.length] as Commune;
}
