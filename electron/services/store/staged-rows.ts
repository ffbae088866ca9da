import type { GeographyTables, Place } from '../../../shared/domain/geography.ts';
import { locate } from '../../../shared/domain/geography.ts';
import { SEVERITIES, type Finding } from '../../../shared/domain/ror/finding.ts';
import { ENTITY_KINDS, type EntityKind, type Projection } from '../../../shared/domain/ror/projection.ts';
import { FACETS, fold } from '../../../shared/domain/search.ts';
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

/** Appends the rows of one entity. */
export function stageEntity(rows: StagedRows, entity: StagedEntity, tables: GeographyTables): void {
  const { seq, projection } = entity;
  stageMain(rows, entity, locate({ ...projection.place, communeCode: projection.place.commune }, tables));
  FACETS.forEach((facet, index) => {
    for (const code of projection.codes[facet] ?? []) rows.code.push(seq, index + 1, code);
  });
  stageReferences(rows, seq, projection);
  for (const value of new Set(projection.identifiers)) rows.identifier.push(seq, value);
  for (const finding of entity.findings) stageFinding(rows, seq, finding);
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
  readonly relation: Relation;
  readonly kind: EntityKind;
  /** Looked in when the first kind has no such key: an organization with a parent is not always that of an EG (CSD §2.2). */
  readonly orKind?: EntityKind;
  readonly path: string;
}

const EG_PARENT: Target = { relation: 'parent', kind: 'ej', orKind: 'eg', path: 'parent/@entityID' };
const OI_PARENT: Target = { relation: 'parent', kind: 'oi', path: 'extension/parentFacility/@entityID' };
const EG: Target = { relation: 'eg', kind: 'eg', orKind: 'ej', path: 'organizations/organization/@entityID' };
const PRACTICE: Target = { relation: 'oi', kind: 'oi', path: 'facilities/facility/@entityID' };
const ACTIVITE: Target = {
  relation: 'activite',
  kind: 'activite',
  path: 'organizations/organization/service/@entityID',
};
const EQUIPEMENT: Target = { relation: 'equipement', kind: 'equipement', path: 'extension/equipment/@entityID' };

/** Appends the references of an entity; `seq` names it in the rows. */
export function stageReferences(
  rows: Pick<StagedRows, 'reference'>,
  seq: number,
  { kind, references }: Projection,
): void {
  const stage = ({ relation, kind: first, orKind, path }: Target, keys: readonly string[]): void => {
    const or = orKind === undefined ? null : kindNumber(orKind);
    // An empty reference is a finding of the record itself, not a link that leads nowhere.
    [...new Set(keys)]
      .filter((key) => key !== '')
      .forEach((key, ord) => {
        rows.reference.push(seq, relationNumber(relation), ord, kindNumber(first), or, key, path);
      });
  };
  if (references.parent !== undefined) stage(kind === 'oi' ? OI_PARENT : EG_PARENT, [references.parent]);
  stage(EG, references.eg);
  stage(PRACTICE, references.oi);
  stage(ACTIVITE, references.activites);
  stage(EQUIPEMENT, references.equipements);
}
