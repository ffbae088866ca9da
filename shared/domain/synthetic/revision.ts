import type { Materials } from './materials.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import type { InternalOrganisation, Professional, Skeleton } from './skeleton.ts';
import type { Visibility } from './visibility.ts';

/** What a revision may do to one unit. */
export const CHANGE_KINDS = ['rename', 'reassign', 'remove', 'add'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** By rank of the unit in the region. */
export type PlannedChanges = ReadonlyMap<number, ChangeKind>;

export interface ChangedEntity {
  readonly kind: 'eg' | 'oi' | 'activite' | 'equipement' | 'professionnel';
  /** `entityID`. */
  readonly key: string;
  /** `''` for an activity or a piece of equipment, which have none. */
  readonly nationalId: string;
  readonly name: string;
}

export interface ChangedField {
  readonly field: 'name' | 'activites' | 'oi';
  readonly old: string | readonly string[];
  readonly new: string | readonly string[];
}

/** What differs from revision 0, exactly. The `record` of a changed or touched entity has a later `updated` as well. */
export interface RevisionTruth {
  readonly added: ChangedEntity[];
  readonly removed: ChangedEntity[];
  readonly changed: (ChangedEntity & { readonly fields: readonly ChangedField[] })[];
  /** Only their `record/@updated` differs: the deletion of a child updates its parent (RG_EXP_025). */
  readonly touched: ChangedEntity[];
}

const UNITS_A_CHANGE = 500;
const MOST_A_KIND = 50;
const ADDED_ID = 900_000_000;

export function createRevisionTruth(): RevisionTruth {
  return { added: [], removed: [], changed: [], touched: [] };
}

/** Draws which units a revision changes: one to fifty of each kind of change, none in revision 0. */
export function planChanges(seed: number, units: number, revision: number): PlannedChanges {
  const changes = new Map<number, ChangeKind>();
  if (revision === 0) return changes;
  const random = createRandom(mixSeed(seed, -revision));
  const each = Math.min(MOST_A_KIND, Math.max(1, Math.round(units / UNITS_A_CHANGE)));
  const wanted = Math.min(units, each * CHANGE_KINDS.length);
  while (changes.size < wanted) {
    const rank = random.between(0, units - 1);
    const kind = CHANGE_KINDS[changes.size % CHANGE_KINDS.length];
    if (kind !== undefined && !changes.has(rank)) changes.set(rank, kind);
  }
  return changes;
}

/** Whether a revision changes something in this legal person. */
export function isChanged(changes: PlannedChanges, { unitStart, units }: Skeleton['plan']): boolean {
  for (const rank of changes.keys()) if (rank >= unitStart && rank < unitStart + units) return true;
  return false;
}

interface Edit {
  readonly materials: Materials;
  readonly person: Skeleton;
  readonly random: Random;
  readonly truth: RevisionTruth;
  /** Professionals and equipment that it hides are not told; everything is when absent. */
  readonly visibility: Visibility | undefined;
}

/** Brings a legal person to its revision, and adds to `truth` what that changed in a profile. Sensitive units are left alone. */
export function applyChanges(
  materials: Materials,
  person: Skeleton,
  changes: PlannedChanges,
  truth: RevisionTruth = createRevisionTruth(),
  visibility?: Visibility,
): void {
  const random = createRandom(mixSeed(person.seed, changes.size));
  const edit: Edit = { materials, person, random, truth, visibility };
  for (const unit of [...person.units]) {
    const kind = changes.get(unit.rank);
    if (kind === undefined || unit.isSensitive) continue;
    if (kind === 'add') addUnit(edit, unit);
    else if (kind === 'remove' && hasSiblings(person, unit)) removeUnit(edit, unit);
    else if (kind === 'reassign') reassign(edit, unit);
    else rename(edit, unit);
  }
}

function describe({ materials }: Edit, unit: InternalOrganisation): ChangedEntity {
  return { kind: 'oi', key: unit.id, nationalId: `${materials.region}/${unit.id}`, name: unit.name };
}

function activityOf(unit: InternalOrganisation, code: string): ChangedEntity {
  return { kind: 'activite', key: `${unit.id}_${code}`, nationalId: '', name: '' };
}

function rename(edit: Edit, unit: InternalOrganisation): void {
  const old = unit.name;
  unit.name = `${old} - NOUVEAU NOM`;
  unit.touched = true;
  edit.truth.changed.push({ ...describe(edit, unit), fields: [{ field: 'name', old, new: unit.name }] });
}

/** Replaces the first activity by one of another service of the same champ. */
function reassign(edit: Edit, unit: InternalOrganisation): void {
  const { materials, random, truth } = edit;
  const codes = Object.values(materials.services)
    .flat()
    .filter(({ champ }) => champ === unit.champs[0])
    .flatMap(({ activites }) => activites)
    .filter((code) => !unit.activites.includes(code));
  const old = unit.activites;
  const [first = '', ...rest] = old;
  const code = random.pick(codes);
  unit.activites = [code, ...rest];
  unit.touched = true;
  truth.changed.push({ ...describe(edit, unit), fields: [{ field: 'activites', old, new: unit.activites }] });
  truth.removed.push(activityOf(unit, first));
  truth.added.push(activityOf(unit, code));
}

/** A unit may go when its parent and its establishment keep another one that every profile shows. */
function hasSiblings({ units }: Skeleton, unit: InternalOrganisation): boolean {
  return units.some(
    (other) =>
      other !== unit &&
      other.type === '4' &&
      !other.isSensitive &&
      other.parent === unit.parent &&
      other.establishment === unit.establishment,
  );
}

function removeUnit(edit: Edit, unit: InternalOrganisation): void {
  const { person, truth } = edit;
  person.units.splice(person.units.indexOf(unit), 1);
  truth.removed.push(describe(edit, unit));
  for (const code of unit.activites) truth.removed.push(activityOf(unit, code));
  const isMedicoSocial = unit.champs[0] === '04';
  for (const code of edit.visibility?.showsDetails(isMedicoSocial) === false ? [] : unit.equipements)
    truth.removed.push({ kind: 'equipement', key: `q${unit.id}_${code}`, nationalId: '', name: '' });
  touchParent(edit, unit);
  for (const professional of [...person.professionals]) leave(edit, professional, unit);
}

function touchParent(edit: Edit, unit: InternalOrganisation): void {
  const { truth } = edit;
  const owner = unit.parent ?? unit.establishment;
  if (owner.touched) return;
  owner.touched = true;
  const { establishment } = unit;
  if (unit.parent !== undefined) truth.touched.push(describe(edit, unit.parent));
  else
    truth.touched.push({
      kind: 'eg',
      key: establishment.entityId,
      nationalId: establishment.nationalId,
      name: establishment.name,
    });
}

/** A professional goes with the unit of his or her practice, and only loses the second one. */
function leave({ person, truth, visibility }: Edit, professional: Professional, unit: InternalOrganisation): void {
  const { id: key, nationalId, second } = professional;
  const entity: ChangedEntity = { kind: 'professionnel', key, nationalId, name: '' };
  const isTold = visibility?.showsProfessionals(professional.unit.champs[0] ?? '') !== false;
  if (professional.unit === unit) {
    person.professionals.splice(person.professionals.indexOf(professional), 1);
    if (isTold) truth.removed.push(entity);
    return;
  }
  if (second !== unit) return;
  professional.second = undefined;
  professional.touched = true;
  const kept = professional.unit.id;
  if (isTold) truth.changed.push({ ...entity, fields: [{ field: 'oi', old: [kept, unit.id], new: [kept] }] });
}

function addUnit(edit: Edit, beside: InternalOrganisation): void {
  const { person, truth } = edit;
  const unit: InternalOrganisation = {
    ...beside,
    seed: mixSeed(beside.seed, ADDED_ID),
    id: String(ADDED_ID + beside.rank),
    rank: -2,
    equipements: [],
    name: `${beside.name} (CRÉATION)`,
    activites: beside.activites.slice(0, 1),
    touched: false,
  };
  person.units.splice(person.units.indexOf(beside) + 1, 0, unit);
  truth.added.push(describe(edit, unit));
  for (const code of unit.activites) truth.added.push(activityOf(unit, code));
}
