import type { Place, PlaceHint } from '../../../shared/domain/geography.ts';
import { SEVERITIES, type Finding } from '../../../shared/domain/ror/finding.ts';
import { ENTITY_KINDS, type EntityKind, type Projection } from '../../../shared/domain/ror/projection.ts';
import { relationNumber, type Relation, type StagedRows } from './batch.ts';
import { instantOf } from './identity.ts';
import type { RawPlace } from './raw-packer.ts';
import { rankOf, writerOf, type RowWriter } from './row-writer.ts';
import { OFFER_FACETS, OTHER_FACETS, type SharedValues } from './shared-values.ts';

/** One entity as the parse thread knows it. */
export interface StagedEntity {
  readonly seq: number;
  readonly fileId: number;
  readonly projection: Projection;
  readonly raw: RawPlace;
  readonly findings: readonly Finding[];
}

/** The number by which a kind is stored. */
export function kindNumber(kind: EntityKind): number {
  return ENTITY_KINDS.indexOf(kind) + 1;
}

/** The number by which a severity is stored. */
export function severityNumber(finding: Pick<Finding, 'severity'>): number {
  return SEVERITIES.indexOf(finding.severity) + 1;
}

const ENTITY = rankOf('entity');
const REFERENCE = rankOf('reference');
const IDENTIFIER = rankOf('identifier');
const FINDING = rankOf('finding');

/** What rows are made with. */
export interface StagingTools {
  /** `createLocator`'s. */
  readonly locate: (hint: PlaceHint) => Place;
  readonly shared: SharedValues;
}

/** The folded name and the hash of the record are made where rows are written (staging.ts). */
const MADE_LATER = null;

/** Writes the rows of one entity, and before them those of what it shares with others when it is the first to have it. */
export function stageEntity(rows: RowWriter, entity: StagedEntity, { locate, shared }: StagingTools): void {
  const { seq, projection } = entity;
  const { commune, postCode, cityName } = projection.place;
  const offer = shared.list(rows, projection.codes, OFFER_FACETS);
  const others = shared.list(rows, projection.codes, OTHER_FACETS);
  const place = shared.place(rows, locate({ communeCode: commune, postCode, cityName }));
  rows.begin(ENTITY);
  rows.add(seq);
  rows.add(kindNumber(projection.kind));
  rows.add(offer);
  rows.add(others);
  rows.add(place);
  writeNames(rows, projection);
  writeRest(rows, entity);
  writeReferences(rows, seq, projection);
  rows.begin(IDENTIFIER);
  for (const value of projection.identifiers) {
    rows.add(seq);
    rows.add(value);
  }
  for (const finding of entity.findings) writeFinding(rows, seq, finding);
}

/** Appends a finding; `seq` is null for the document as a whole. */
export function stageFinding(rows: StagedRows, seq: number | null, finding: Finding): void {
  writeFinding(writerOf(rows), seq, finding);
}

function writeFinding(rows: RowWriter, seq: number | null, finding: Finding): void {
  rows.begin(FINDING);
  rows.add(seq);
  rows.add(finding.code);
  rows.add(severityNumber(finding));
  rows.add(finding.path);
  rows.add(finding.value);
}

/** The columns of the main row behind its numbers, in the order of STAGED_TABLES. */
function writeNames(rows: RowWriter, projection: Projection): void {
  rows.add(projection.typeOi);
  rows.add(projection.key);
  rows.add(projection.nationalId);
  rows.add(projection.name);
  rows.add(MADE_LATER);
  rows.add(projection.otherNames.length === 0 ? '' : JSON.stringify(projection.otherNames));
}

function writeRest(rows: RowWriter, { projection, fileId, raw }: StagedEntity): void {
  rows.add(projection.codes.champ?.[0] ?? '');
  rows.add(projection.codes.mode?.[0] ?? '');
  rows.add(wholeMonths(projection.ageMin));
  rows.add(wholeMonths(projection.ageMax));
  rows.add(projection.updated);
  rows.add(instantOf(projection.updated));
  rows.add(projection.confidentiality);
  rows.add(MADE_LATER);
  rows.add(fileId);
  rows.add(raw.block);
  rows.add(raw.start);
  rows.add(raw.length);
  rows.add(projection.counts.contact);
  rows.add(projection.counts.telecommunication);
  rows.add(projection.counts.horaire);
  rows.add(projection.phones.length === 0 ? '' : projection.phones.join(' '));
}

function wholeMonths(months: number | undefined): number | null {
  return months === undefined ? null : Math.round(months);
}

/** A way to refer to others: where it points, and the CSD path it is written at (domain reference ROR §4.3 to §4.6). */
export interface Way {
  readonly relation: number;
  readonly kind: number;
  /** Looked in when the first kind has no such key: an organization with a parent is not always that of an EG (CSD §2.2). */
  readonly or_kind: number | null;
  readonly path: string;
}

function way(relation: Relation, kind: EntityKind, orKind: EntityKind | undefined, path: string): Way {
  const or = orKind === undefined ? null : kindNumber(orKind);
  return { relation: relationNumber(relation), kind: kindNumber(kind), or_kind: or, path };
}

/** Stored once: a reference holds the number of its way, which is its place here, from 1 on. In the order of relations. */
export const WAYS = [
  way('parent', 'ej', 'eg', 'parent/@entityID'),
  way('parent', 'oi', undefined, 'extension/parentFacility/@entityID'),
  way('eg', 'eg', 'ej', 'organizations/organization/@entityID'),
  way('oi', 'oi', undefined, 'facilities/facility/@entityID'),
  way('activite', 'activite', undefined, 'organizations/organization/service/@entityID'),
  way('equipement', 'equipement', undefined, 'extension/equipment/@entityID'),
] as const satisfies readonly Way[];
const [EG_PARENT, OI_PARENT, EG, PRACTICE, ACTIVITE, EQUIPEMENT] = [1, 2, 3, 4, 5, 6] as const;

function writeKeys(rows: RowWriter, seq: number, ofWay: number, keys: readonly string[]): void {
  let ord = 0;
  for (const key of keys) {
    // An empty reference is a finding of the record itself, not a link that leads nowhere.
    if (key === '') continue;
    rows.add(seq);
    rows.add(ofWay);
    rows.add(ord);
    rows.add(key);
    ord += 1;
  }
}

/** Appends the references of an entity; `seq` names it in the rows. */
export function stageReferences(rows: StagedRows, seq: number, projection: Projection): void {
  writeReferences(writerOf(rows), seq, projection);
}

function writeReferences(rows: RowWriter, seq: number, { kind, references }: Projection): void {
  const { parent, eg, oi, activites, equipements } = references;
  rows.begin(REFERENCE);
  if (parent !== undefined) writeKeys(rows, seq, kind === 'oi' ? OI_PARENT : EG_PARENT, [parent]);
  writeKeys(rows, seq, EG, eg);
  writeKeys(rows, seq, PRACTICE, oi);
  writeKeys(rows, seq, ACTIVITE, activites);
  writeKeys(rows, seq, EQUIPEMENT, equipements);
}
