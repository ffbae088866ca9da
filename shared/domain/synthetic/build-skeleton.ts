import { buildProfessionals } from './build-professionals.ts';
import { drawCommune, type BuildScope } from './build-scope.ts';
import { buildTree } from './build-tree.ts';
import { dateOf, REFERENCE_DAY } from './days.ts';
import { adeli, finess, rpps, siren, siret } from './identifiers.ts';
import type { Commune, DepartementPlaces, EstablishmentKind, Materials } from './materials.ts';
import { fictionalName } from './names.ts';
import type { LegalPersonPlan } from './plan.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import type { Establishment, InternalOrganisation, Skeleton } from './skeleton.ts';

const LEGAL_PERSON_WITHOUT_PLACE = 0.02;
const ESTABLISHMENT_WITHOUT_PLACE = 0.06;
const LEGAL_PERSON_CLOSED = 0.01;
const ESTABLISHMENT_CLOSED = 0.02;

/** Draws a legal person with its establishments, its tree of internal organisations and its professionals. */
export function buildSkeleton(materials: Materials, plan: LegalPersonPlan): Skeleton {
  const random = createRandom(mixSeed(plan.seed, 1));
  const departement = materials.departements[plan.departement] as DepartementPlaces;
  const scope: BuildScope = { materials, plan, departement };
  const main = drawCommune(departement, random);
  const ownSiren = siren(plan.index + 1);
  const ownFiness = plan.kind.identifiant === 'finess' ? finess(departement.code, plan.finessStart) : undefined;
  const counts = shareUnits(plan, random);
  const closedOn = drawClosing(plan.index > 0 ? LEGAL_PERSON_CLOSED : 0, random);
  const establishments = counts.map((_, rank) => buildEstablishment(scope, rank, { main, closedOn }, random));
  const units: InternalOrganisation[] = [];
  let rank = plan.unitStart;
  establishments.forEach((establishment, at) => {
    const count = counts[at] ?? 0;
    buildTree(scope, establishment, { count, rank, into: units });
    rank += count;
  });
  return {
    ...scope,
    seed: mixSeed(plan.seed, 2),
    entityId: `s_${String(30_000 + plan.index)}`,
    nationalId: ownFiness === undefined ? `2${ownSiren}` : `1${ownFiness}`,
    finess: ownFiness,
    siren: ownSiren,
    name: fictionalName(materials.vocabulary, random.pick(plan.kind.noms), main, random),
    commune: random.isLikely(LEGAL_PERSON_WITHOUT_PLACE) ? undefined : main,
    isMedicoSocial: establishments.every(({ isMedicoSocial }) => isMedicoSocial),
    closedOn,
    establishments,
    units,
    professionals: buildProfessionals(scope, units),
  };
}

/** Shares the units among the establishments: one each, then half of the rest to the first, and so on. */
function shareUnits({ units, sites }: LegalPersonPlan, random: Random): readonly number[] {
  const counts = Array.from({ length: sites }, () => 1);
  let rest = units - sites;
  for (let at = 0; at < sites; at += 1) {
    const share = at === sites - 1 ? rest : Math.floor(rest * (0.3 + random.next() * 0.3));
    counts[at] = (counts[at] ?? 0) + share;
    rest -= share;
  }
  return counts;
}

interface Head {
  readonly main: Commune;
  readonly closedOn: string | undefined;
}

function buildEstablishment(scope: BuildScope, rank: number, head: Head, random: Random): Establishment {
  const { materials, plan, departement } = scope;
  const kindKey = rank === 0 ? (plan.kind.etablissements[0] ?? '') : random.pick(plan.kind.etablissements);
  const kind = materials.establishments[kindKey] as EstablishmentKind;
  const commune = rank === 0 || random.isLikely(0.4) ? head.main : drawCommune(departement, random);
  const ownFiness =
    plan.kind.identifiant === 'finess' ? finess(departement.code, plan.finessStart + 1 + rank) : undefined;
  const ownSiret = siret(siren(plan.index + 1), rank + 1);
  return {
    seed: mixSeed(plan.seed, 1000 + rank),
    rank,
    entityId: `e_${String(40_000 + plan.unitStart + rank)}`,
    nationalId: ownFiness === undefined ? practiceId(scope, kindKey, ownSiret) : `1${ownFiness}`,
    finess: ownFiness,
    siret: ownSiret,
    kindKey,
    kind,
    name: fictionalName(materials.vocabulary, random.pick(kind.noms), commune, random),
    commune: random.isLikely(ESTABLISHMENT_WITHOUT_PLACE) ? undefined : commune,
    isMedicoSocial: kind.groupes.every((group) => materials.services[group]?.every(({ champ }) => champ === '04')),
    closedOn: head.closedOn ?? drawClosing(rank > 0 ? ESTABLISHMENT_CLOSED : 0, random),
    touched: false,
  };
}

/** A day of the last weeks: every entity was created at least forty days before the extraction. */
function drawClosing(probability: number, random: Random): string | undefined {
  return random.isLikely(probability) ? dateOf(REFERENCE_DAY - random.between(1, 39)) : undefined;
}

/** RPPS-rang or ADELI-rang for a practice, SIRET for a group (domain reference ROR §3.2). */
function practiceId({ plan, departement }: BuildScope, kindKey: string, ownSiret: string): string {
  if (kindKey !== 'cabinet') return `3${ownSiret}`;
  const serial = plan.unitStart * 2;
  return plan.seed % 5 === 0 && serial < 1_000_000 ? `0${adeli(departement.code, serial)}` : `4${rpps(serial)}001`;
}
