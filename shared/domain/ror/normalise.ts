import type { CsdElement, CsdRecord } from '../csd/model.ts';
import type { Finding } from './finding.ts';
import type { RorEntity } from './model.ts';
import type { Report } from './normalise-report.ts';
import type { EntityKind } from './projection.ts';
import { CSD_NAMESPACE } from '../csd/model.ts';
import { checkEntity } from './normalise-checks.ts';
import { readIdentity } from './normalise-leaf.ts';
import { createPlace } from './normalise-place.ts';
import { planOf } from './normalise-plan.ts';
import { readInto } from './normalise-read.ts';
import { report } from './normalise-report.ts';
import { MAPPING } from './mapping.ts';
import { SCHEMES_AT } from './schemes.ts';

export interface Normalised {
  readonly entities: readonly RorEntity[];
  readonly findings: readonly Finding[];
}

/**
 * An `organization` with a `parent` is an EG, without an EJ (domain reference ROR §4.3, §4.4). When the parent has no
 * identifier, as roots have on some servers, the tables of its types decide.
 */
function structureKind(element: CsdElement): 'ej' | 'eg' {
  const own = element.children.filter((child) => child.namespace === CSD_NAMESPACE);
  const parents = own.filter((child) => child.name === 'parent');
  if (parents.length === 0) return 'ej';
  if (parents.some(({ attributes: { entityID, urn, oid } }) => (entityID ?? urn ?? oid ?? '').trim() !== ''))
    return 'eg';
  const tables: readonly string[] = SCHEMES_AT.EG_TYPE;
  const isEg = own.some(
    (child) => child.name === 'codedType' && tables.includes(child.attributes['codingScheme'] ?? ''),
  );
  return isEg ? 'eg' : 'ej';
}

/** The kind of entity that a record is. */
export function kindOf({ directory, element }: CsdRecord): EntityKind {
  switch (directory) {
    case 'organization':
      return structureKind(element);
    case 'service':
      return 'activite';
    case 'facility':
      return 'oi';
    case 'provider':
      return 'professionnel';
    case 'device':
      return 'equipement';
  }
}

/** Every OID of the French health agency starts so. */
const FRENCH = /^(?:urn:oid:)?1\.2\.250\.1\./i;

/** Whether a record is of the ROR: by the tables of its types. The documents of IHE owe it nothing. */
export function isRor({ children }: CsdElement): boolean {
  for (const { name, namespace, attributes } of children) {
    if (name === 'codedType' && namespace === CSD_NAMESPACE && FRENCH.test(attributes['codingScheme'] ?? ''))
      return true;
  }
  return false;
}

/** An entity about which the document says nothing, its fields in the order that every entity has. */
function createBlank(kind: EntityKind): Readonly<Record<string, unknown>> {
  const fields = Object.entries(planOf(MAPPING[kind]).blank);
  return Object.fromEntries([['kind', kind], ['cle', ''], ...fields, ['details', []]]);
}

const blanks = new Map<EntityKind, Readonly<Record<string, unknown>>>();

function blankOf(kind: EntityKind): Readonly<Record<string, unknown>> {
  const blank = blanks.get(kind) ?? createBlank(kind);
  blanks.set(kind, blank);
  return blank;
}

/**
 * Turns a CSD record into what it is in the ROR, by the mapping (domain reference ROR §4). Never throws on content: what is
 * wrong, odd or unknown becomes findings, and what no field holds is kept in the entity's details.
 */
export function normalise(record: CsdRecord): Normalised {
  const { namespace } = record.element;
  const csd = namespace === CSD_NAMESPACE ? namespace : CSD_NAMESPACE;
  const into: Report = { ror: isRor(record.element), csd, findings: [], details: [] };
  const kind = kindOf(record);
  const place = createPlace(record.element, undefined, 0);
  const cle = readIdentity(into, place);
  if (cle.trim() === '') report(into, 'identite-absente', '@entityID', cle);
  const fields: Record<string, unknown> = Object.assign({}, blankOf(kind));
  fields['cle'] = cle;
  fields['details'] = into.details;
  readInto(into, planOf(MAPPING[kind]), place, fields);
  // The compiler checks that each table has exactly the fields of its model type (mapping-row.ts, Table).
  const entity = fields as unknown as RorEntity;
  checkEntity(into, entity);
  return { entities: [entity], findings: into.findings };
}
