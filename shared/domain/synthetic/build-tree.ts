import { drawCommune, type BuildScope } from './build-scope.ts';
import type { Service, TreeShape } from './materials.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import type { Establishment, InternalOrganisation } from './skeleton.ts';

/** What one establishment is to receive: a number of units, the rank of the first, and the list that they join. */
export interface TreeOrder {
  readonly count: number;
  readonly rank: number;
  readonly into: InternalOrganisation[];
}

interface Growth extends BuildScope {
  readonly establishment: Establishment;
  readonly random: Random;
  readonly into: InternalOrganisation[];
  readonly used: Map<string, number>;
  rank: number;
}

type Level = InternalOrganisation['type'];
interface NewUnit {
  readonly type: Level;
  readonly name: string;
  readonly parent: InternalOrganisation | undefined;
  readonly service?: Service;
  readonly mode?: string;
  readonly activites?: readonly string[];
  readonly isSensitive?: boolean;
}

/** Share of the services that have a level, by shape of the establishment: pôle above, structure interne, UF. */
const LEVELS: Readonly<Record<TreeShape, readonly [pole: number, structure: number, uf: number]>> = {
  profonde: [0.85, 0.9, 0.7],
  moyenne: [0, 0.85, 0.25],
  plate: [0, 0.25, 0],
  cabinet: [0, 0, 0],
};

/** Identifiers leave room for the three levels that a unit may bring above itself. */
const FIRST_ID = 10_000;

/** Grows the tree of one establishment: pôle → structure interne → UF → UE, some levels left out (domain reference ROR §4.5). */
export function buildTree(scope: BuildScope, establishment: Establishment, order: TreeOrder): void {
  const random = createRandom(mixSeed(establishment.seed, 3));
  const growth: Growth = { ...scope, establishment, random, into: order.into, used: new Map(), rank: order.rank };
  const end = order.rank + order.count;
  let pole: InternalOrganisation | undefined;
  let room = 0;
  while (growth.rank < end) {
    if (room === 0) {
      pole = random.isLikely(LEVELS[establishment.kind.forme][0]) ? addPole(growth) : undefined;
      room = random.between(2, 5);
    }
    addService(growth, pole, end - growth.rank);
    room -= 1;
  }
}

function addPole(growth: Growth): InternalOrganisation {
  return add(growth, {
    type: '1',
    name: numbered(growth, growth.random.pick(growth.materials.vocabulary.poles)),
    parent: undefined,
  });
}

/** Adds a service with the levels that its establishment gives it, and one unit for each of some of its modes. */
function addService(growth: Growth, pole: InternalOrganisation | undefined, most: number): void {
  const { random, establishment, materials } = growth;
  const services = materials.services[random.pick(establishment.kind.groupes)] ?? [];
  const service = random.pick(services);
  const member = service.famille.length > 0 ? random.pick(service.famille) : undefined;
  const activites = member === undefined ? service.activites : [member.activite];
  const name = numbered(growth, member?.nom ?? service.nom);
  const [, structures, ufs] = LEVELS[establishment.kind.forme];
  let parent = pole;
  // A pôle without a structure between it and its units is rare enough to be left out.
  if (pole !== undefined || random.isLikely(structures)) parent = add(growth, { type: '2', name, parent });
  if (random.isLikely(ufs)) parent = add(growth, { type: '3', name: `UF ${name}`, parent });
  const count = Math.min(most, random.between(1, Math.min(4, service.modes.length + 1)));
  const start = random.between(0, service.modes.length - 1);
  for (let at = 0; at < count; at += 1) {
    const mode = service.modes[(start + at) % service.modes.length] ?? '';
    addUnit(growth, { service, mode, activites, name, parent, at });
  }
}

interface UnitDraft {
  readonly service: Service;
  readonly mode: string;
  readonly activites: readonly string[];
  readonly name: string;
  readonly parent: InternalOrganisation | undefined;
  readonly at: number;
}

function addUnit(growth: Growth, { service, mode, activites, name, parent, at }: UnitDraft): void {
  const { random, materials } = growth;
  const suffix = materials.vocabulary.suffixes[mode] ?? '';
  const first = activites[at % activites.length] ?? '';
  const second = random.isLikely(0.35) ? activites[(at + 1) % activites.length] : undefined;
  // A sensitive unit is never the first of its level: its parents then keep a unit in the profiles that hide it.
  const isSensitive = at > 0 && random.isLikely(service.sensible === true ? 0.8 : 0.012);
  const unit = add(growth, {
    type: '4',
    name: numbered(growth, service.modes.length > 1 ? `${name} - ${suffix}` : name),
    parent,
    service,
    mode,
    activites: second === undefined || second === first ? [first] : [first, second],
    isSensitive,
  });
  for (let above = parent; above !== undefined; above = above.parent)
    if (!above.champs.includes(service.champ)) above.champs.push(service.champ);
  unit.champs.push(service.champ);
}

/** Makes a name its establishment's only one: the second CARDIOLOGIE is CARDIOLOGIE 2. */
function numbered({ used }: Growth, name: string): string {
  const count = (used.get(name) ?? 0) + 1;
  used.set(name, count);
  return count === 1 ? name : `${name} ${String(count)}`;
}

function add(growth: Growth, unit: NewUnit): InternalOrganisation {
  const { plan, random, into, establishment, departement } = growth;
  const isUnit = unit.type === '4';
  const local = into.length;
  const added: InternalOrganisation = {
    seed: mixSeed(plan.seed, 10_000 + local),
    id: String(FIRST_ID + plan.unitStart * 4 + local),
    type: unit.type,
    establishment,
    parent: unit.parent,
    rank: isUnit ? growth.rank : -1,
    service: unit.service,
    mode: unit.mode ?? '',
    champs: [],
    equipements: isUnit ? drawEquipment(unit.service, random) : [],
    isSensitive: unit.isSensitive ?? false,
    commune: drawOwnPlace(establishment, departement, isUnit, random),
    name: unit.name,
    activites: unit.activites ?? [],
    touched: false,
  };
  if (isUnit) growth.rank += 1;
  into.push(added);
  return added;
}

function drawEquipment(service: Service | undefined, random: Random): readonly string[] {
  const codes = service?.equipements ?? [];
  if (codes.length === 0 || !random.isLikely(0.6)) return [];
  const start = random.between(0, codes.length - 1);
  const count = Math.min(codes.length, random.between(1, 2));
  return Array.from({ length: count }, (_, at) => codes[(start + at) % codes.length] ?? '');
}

/** One unit in five says where it is, a few of them elsewhere than their establishment. */
function drawOwnPlace(
  { commune }: Establishment,
  departement: BuildScope['departement'],
  isUnit: boolean,
  random: Random,
): InternalOrganisation['commune'] {
  if (!random.isLikely(isUnit ? 0.2 : 0.05)) return undefined;
  return random.isLikely(0.25) ? drawCommune(departement, random) : commune;
}
