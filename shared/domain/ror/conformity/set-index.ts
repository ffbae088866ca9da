import type { OrganisationInterne, Professionnel, RorEntity } from '../model.ts';
import type { EntityKind, Projection } from '../projection.ts';
import type { Subject } from './rule.ts';

/** What is remembered of an OI until everything was read; references by `entityID`. */
export interface OiFacts extends Subject {
  readonly parent: string | undefined;
  readonly egs: readonly string[];
  /** Codes of its champs d'activité. */
  readonly champs: readonly string[];
  readonly isUe: boolean;
  readonly isOpen: boolean;
}

export interface EgFacts extends Subject {
  readonly ej: string | undefined;
  readonly isOpen: boolean;
}

export interface ProfessionnelFacts extends Subject {
  readonly oi: readonly string[];
  readonly egs: readonly string[];
}

/** A key or a national identifier met a second time. */
export interface Duplicate extends Subject {
  readonly value: string;
}

/** The first reference seen to a key. */
export interface Referred extends Subject {
  readonly path: string;
}

/**
 * What rules on all records together need, gathered while they stream: keys and links, no record. Its size is a few hundred bytes
 * an entity.
 */
export interface SetIndex {
  readonly oi: ReadonlyMap<string, OiFacts>;
  readonly eg: ReadonlyMap<string, EgFacts>;
  readonly professionnels: ReadonlyMap<string, ProfessionnelFacts>;
  readonly keys: Readonly<Record<EntityKind, ReadonlySet<string>>>;
  /** Keys that OI and professionals refer to, besides the tree itself. */
  readonly referred: Readonly<Record<'activite' | 'equipement' | 'eg' | 'oi', ReadonlyMap<string, Referred>>>;
  readonly records: number;
  readonly nationalIds: number;
  readonly duplicateKeys: readonly Duplicate[];
  readonly duplicateIds: readonly Duplicate[];
}

/** TRE_R207: pôle and unité élémentaire. */
const POLE = '1';
export const UE = '4';

/** Strings of a record are views of a large piece of text (readCsd): what outlives it is copied, the short ones V8 copies by itself. */
function kept(text: string): string {
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}

function keptAll(texts: readonly string[]): readonly string[] {
  return texts.map(kept);
}

/** How a report names an entity. A professional is named by identifier only: reports travel. */
export function subjectOf({ kind, nationalId, key, name }: Projection): Subject {
  return { entity: kept(nationalId === '' ? key : nationalId), name: kind === 'professionnel' ? '' : kept(name) };
}

function isOpen(closed: string | undefined, asOf: string): boolean {
  return closed === undefined || closed.slice(0, 10) > asOf;
}

type Target = keyof SetIndex['referred'];

/** The index while it grows. */
interface Growing {
  readonly oi: Map<string, OiFacts>;
  readonly eg: Map<string, EgFacts>;
  readonly professionnels: Map<string, ProfessionnelFacts>;
  readonly keys: Readonly<Record<EntityKind, Set<string>>>;
  readonly referred: Readonly<Record<Target, Map<string, Referred>>>;
  records: number;
  nationalIds: number;
  readonly duplicateKeys: Duplicate[];
  readonly duplicateIds: Duplicate[];
}

function createGrowing(): Growing {
  return {
    oi: new Map(),
    eg: new Map(),
    professionnels: new Map(),
    keys: {
      ej: new Set(),
      eg: new Set(),
      oi: new Set(),
      activite: new Set(),
      equipement: new Set(),
      professionnel: new Set(),
    },
    referred: { activite: new Map(), equipement: new Map(), eg: new Map(), oi: new Map() },
    records: 0,
    nationalIds: 0,
    duplicateKeys: [],
    duplicateIds: [],
  };
}

function refer(into: Growing, target: Target, keys: readonly string[], from: Subject, path: string): void {
  for (const key of keys) {
    if (!into.referred[target].has(key)) into.referred[target].set(kept(key), { ...from, path });
  }
}

function addOi(into: Growing, entity: OrganisationInterne, projection: Projection, asOf: string): void {
  const subject = subjectOf(projection);
  const { parent, eg, activites, equipements } = projection.references;
  into.oi.set(kept(entity.cle), {
    ...subject,
    parent: parent === undefined ? undefined : kept(parent),
    egs: keptAll(eg),
    champs: keptAll(projection.codes.champ ?? []),
    isUe: projection.typeOi === UE,
    isOpen: isOpen(entity.dateFermetureDefinitive, asOf),
  });
  refer(into, 'activite', activites, subject, 'organizations/organization/service/@entityID');
  refer(into, 'equipement', equipements, subject, 'extension/equipment/@entityID');
}

function addProfessionnel(into: Growing, entity: Professionnel, projection: Projection): void {
  const subject = subjectOf(projection);
  const { oi, eg } = projection.references;
  into.professionnels.set(kept(entity.cle), { ...subject, oi: keptAll(oi), egs: keptAll(eg) });
  refer(into, 'oi', oi, subject, 'facilities/facility/@entityID');
  refer(into, 'eg', eg, subject, 'organizations/organization/@entityID');
}

/** The kinds that share a directory: EJ and EG are both organizations. */
function directoryOf(kind: EntityKind): readonly EntityKind[] {
  return kind === 'ej' || kind === 'eg' ? ['ej', 'eg'] : [kind];
}

export interface SetBuilder {
  add(entity: RorEntity, projection: Projection): void;
  index(): SetIndex;
}

/** Gathers the index; `asOf` (`yyyy-mm-dd`) tells what is closed. */
export function createSetBuilder(asOf: string): SetBuilder {
  const into = createGrowing();
  const nationalIds = new Set<string>();

  function addIdentity(projection: Projection): void {
    const { kind, key, nationalId, typeOi } = projection;
    if (key !== '') {
      if (directoryOf(kind).some((other) => into.keys[other].has(key)))
        into.duplicateKeys.push({ ...subjectOf(projection), value: key });
      into.keys[kind].add(kept(key));
    }
    // A multi-site pôle is repeated, one copy an EG, by the national ROR (domain reference ROR §4.5).
    if (nationalId === '' || typeOi === POLE) return;
    into.nationalIds += 1;
    const id = `${kind}|${nationalId}`;
    if (nationalIds.has(id)) into.duplicateIds.push({ ...subjectOf(projection), value: nationalId });
    else nationalIds.add(kept(id));
  }

  return {
    add(entity, projection) {
      into.records += 1;
      addIdentity(projection);
      if (entity.kind === 'oi') addOi(into, entity, projection, asOf);
      else if (entity.kind === 'professionnel') addProfessionnel(into, entity, projection);
      else if (entity.kind === 'eg') {
        const ej = projection.references.parent;
        into.eg.set(kept(entity.cle), {
          ...subjectOf(projection),
          ej: ej === undefined ? undefined : kept(ej),
          isOpen: isOpen(entity.dateFermeture, asOf),
        });
      }
    },
    index: () => into,
  };
}
