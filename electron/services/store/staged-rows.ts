import type { Place, PlaceHint } from '../../../shared/domain/geography.ts';
import { SEVERITIES, type Finding } from '../../../shared/domain/ror/finding.ts';
import { ENTITY_KINDS, type EntityKind, type Projection } from '../../../shared/domain/ror/projection.ts';
import { FACETS, fold, type Facet } from '../../../shared/domain/search.ts';
import { relationNumber, type Relation, type StagedRows } from './batch.ts';
import { instantOf } from './identity.ts';
import type { RawPlace } from './raw-blocks.ts';

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

/** Appends the rows of one entity; `locate` is `createLocator`'s. */
export function stageEntity(rows: StagedRows, entity: StagedEntity, locate: (hint: PlaceHint) => Place): void {
  const { seq, projection } = entity;
  const { commune, postCode, cityName } = projection.place;
  stageMain(rows, entity, locate({ communeCode: commune, postCode, cityName }));
  stageCodes(rows, seq, projection);
  stageReferences(rows, seq, projection);
  for (const value of projection.identifiers) rows.identifier.push(seq, value);
  for (const finding of entity.findings) stageFinding(rows, seq, finding);
}

function stageCodes(rows: StagedRows, seq: number, { codes }: Projection): void {
  for (let index = 0; index < FACETS.length; index += 1) {
    const ofFacet = codes[FACETS[index] as Facet];
    if (ofFacet === undefined) continue;
    for (const code of ofFacet) rows.code.push(seq, index + 1, code);
  }
}

/** Appends a finding; `seq` is null for the document as a whole. */
export function stageFinding(rows: StagedRows, seq: number | null, finding: Finding): void {
  rows.finding.push(seq, finding.code, severityNumber(finding), finding.path, finding.value);
}

function stageMain(rows: StagedRows, entity: StagedEntity, place: Place): void {
  const { projection, raw } = entity;
  rows.entity.push(
    entity.seq,
    kindNumber(projection.kind),
    projection.typeOi,
    projection.key,
    projection.nationalId,
    projection.name,
    fold(projection.name),
    projection.otherNames.length === 0 ? '' : JSON.stringify(projection.otherNames),
    place.commune?.code ?? '',
    place.commune?.label ?? '',
    place.departement?.code ?? '',
    place.region?.code ?? '',
    projection.codes.champ?.[0] ?? '',
    projection.codes.mode?.[0] ?? '',
    wholeMonths(projection.ageMin),
    wholeMonths(projection.ageMax),
    projection.updated,
    instantOf(projection.updated),
    projection.confidentiality,
    // Made of the record's bytes where rows are written (staging.ts).
    null,
    entity.fileId,
    raw.block,
    raw.start,
    raw.length,
    projection.counts.contact,
    projection.counts.telecommunication,
    projection.counts.horaire,
    projection.phones.join(' '),
  );
}

function wholeMonths(months: number | undefined): number | null {
  return months === undefined ? null : Math.round(months);
}

/** Where each kind's references point, and the CSD path they are written at (domain reference ROR §4.3 to §4.6). */
interface Target {
  readonly relation: number;
  readonly kind: number;
  /** Looked in when the first kind has no such key: an organization with a parent is not always that of an EG (CSD §2.2). */
  readonly orKind: number | null;
  readonly path: string;
}

function target(relation: Relation, kind: EntityKind, orKind: EntityKind | undefined, path: string): Target {
  const or = orKind === undefined ? null : kindNumber(orKind);
  return { relation: relationNumber(relation), kind: kindNumber(kind), orKind: or, path };
}

const EG_PARENT = target('parent', 'ej', 'eg', 'parent/@entityID');
const OI_PARENT = target('parent', 'oi', undefined, 'extension/parentFacility/@entityID');
const EG = target('eg', 'eg', 'ej', 'organizations/organization/@entityID');
const PRACTICE = target('oi', 'oi', undefined, 'facilities/facility/@entityID');
const ACTIVITE = target('activite', 'activite', undefined, 'organizations/organization/service/@entityID');
const EQUIPEMENT = target('equipement', 'equipement', undefined, 'extension/equipment/@entityID');

type References = Pick<StagedRows, 'reference'>;

function stageTarget({ reference }: References, seq: number, to: Target, keys: readonly string[]): void {
  let ord = 0;
  for (const key of keys) {
    // An empty reference is a finding of the record itself, not a link that leads nowhere.
    if (key === '') continue;
    reference.push(seq, to.relation, ord, to.kind, to.orKind, key, to.path);
    ord += 1;
  }
}

/** Appends the references of an entity; `seq` names it in the rows. */
export function stageReferences(rows: References, seq: number, { kind, references }: Projection): void {
  const { parent, eg, oi, activites, equipements } = references;
  if (parent !== undefined) stageTarget(rows, seq, kind === 'oi' ? OI_PARENT : EG_PARENT, [parent]);
  stageTarget(rows, seq, EG, eg);
  stageTarget(rows, seq, PRACTICE, oi);
  stageTarget(rows, seq, ACTIVITE, activites);
  stageTarget(rows, seq, EQUIPEMENT, equipements);
}
