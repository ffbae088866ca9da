import type { BuildScope } from './build-scope.ts';
import { adeli, rpps } from './identifiers.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import type { InternalOrganisation, Professional } from './skeleton.ts';

const VILLE = '05';
const FIRST_ID = 80_000;
/** Identifiers leave room for this many professionals a unit. */
export const MOST_A_UNIT = 2;

/** Draws who practises in the units: one or two in a practice, some in hospitals, a few in two units. */
export function buildProfessionals(scope: BuildScope, units: readonly InternalOrganisation[]): Professional[] {
  const { plan, departement } = scope;
  const random = createRandom(mixSeed(plan.seed, 4));
  const professionals: Professional[] = [];
  let previous: InternalOrganisation | undefined;
  for (const unit of units) {
    if (unit.type !== '4') continue;
    const count = drawCount(unit, random);
    for (let at = 0; at < count; at += 1) {
      const serial = plan.unitStart * MOST_A_UNIT + professionals.length;
      const isAdeli = unit.service?.adeli === true && serial < 1_000_000;
      professionals.push({
        seed: mixSeed(plan.seed, 5_000_000 + professionals.length),
        id: String(FIRST_ID + serial),
        nationalId: isAdeli ? `0${adeli(departement.code, serial)}` : `8${rpps(serial)}`,
        profession: random.pick(unit.service?.professions ?? ['10', '10', '60']),
        unit,
        second: random.isLikely(0.1) && !unit.isSensitive ? previous : undefined,
        touched: false,
      });
    }
    if (!unit.isSensitive) previous = unit;
  }
  return professionals;
}

function drawCount(unit: InternalOrganisation, random: Random): number {
  if (unit.champs[0] === VILLE) return random.between(1, MOST_A_UNIT);
  if (!random.isLikely(0.35)) return 0;
  return random.isLikely(0.15) ? MOST_A_UNIT : 1;
}
