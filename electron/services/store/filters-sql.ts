import { FACETS, SEARCH_KINDS } from '../../../shared/domain/search.ts';
import type { Facet, Filters, SearchKind } from '../../../shared/domain/search.ts';
import { ENTITY_KINDS } from '../../../shared/domain/ror/projection.ts';
import { AppError } from '../../../shared/errors.ts';
import { instantOf } from './identity.ts';
import { kindNumber } from './staged-rows.ts';

/** One value of one filter: the rows of an index that answer it. `sql` gives ids, `test` tells whether the id bound last is one. */
export interface Posting {
  /** Names the list in the cache of lists. */
  readonly key: string;
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
  readonly test: string;
  /** The same ids some at a time: those above one id, at most so many. Only where an index gives them in that order. */
  readonly some?: string;
}

/** One filter: its postings are alternatives. Several conditions add up. */
export type Condition = readonly Posting[];

/** The facet that a filter restricts; `type` is the name on the command line of typeOi. */
const FILTER_OF: Readonly<Record<Facet, keyof Filters>> = {
  region: 'region',
  departement: 'departement',
  commune: 'commune',
  champ: 'champ',
  activite: 'activite',
  mode: 'mode',
  typeOi: 'type',
  categorie: 'categorie',
  public: 'public',
  equipement: 'equipement',
  profession: 'profession',
  acte: 'acte',
};

/** Type of an OI that is a unité élémentaire (TRE_R207). */
const UE = '4';

export function facetNumber(facet: Facet): number {
  return FACETS.indexOf(facet) + 1;
}

/** What people call the kind of a row: an OI of type 4 is a UE. */
export function searchKindOf(kind: number, typeOi: string): SearchKind | 'activite' | 'equipement' {
  const name = ENTITY_KINDS[kind - 1];
  if (name === undefined) throw new AppError('cache.corrupt', `An entity of the cache is of unknown kind ${kind}.`);
  return name === 'oi' && typeOi === UE ? 'ue' : name;
}

/** The values that the filters set on a facet; undefined when they do not restrict it. */
export function valuesOn(facet: Facet, filters: Filters): readonly string[] | undefined {
  const values = filters[FILTER_OF[facet]] as readonly string[] | undefined;
  return values === undefined || values.length === 0 ? undefined : values;
}

/** The same filters without what they say of one facet: what the counts of that facet are made under. */
export function withoutFacet(facet: Facet, filters: Filters): Filters {
  return { ...filters, [FILTER_OF[facet]]: undefined };
}

export function facetPosting(facet: Facet, code: string): Posting {
  const number = facetNumber(facet);
  return {
    key: `${facet}=${code}`,
    sql: 'SELECT id FROM entity_code WHERE facet = ? AND code = ? ORDER BY id',
    parameters: [number, code],
    test: 'SELECT 1 FROM entity_code WHERE facet = ? AND code = ? AND id = ?',
    some: 'SELECT id FROM entity_code WHERE facet = ? AND code = ? AND id > ? ORDER BY id LIMIT ?',
  };
}

export function kindPosting(kind: SearchKind): Posting {
  const isUe = kind === 'ue';
  return {
    key: `kind=${kind}`,
    sql: isUe
      ? 'SELECT id FROM entity WHERE kind = ? AND type_oi = ? ORDER BY id'
      : 'SELECT id FROM entity WHERE kind = ?',
    parameters: isUe ? [kindNumber('oi'), UE] : [kindNumber(kind)],
    test: isUe
      ? 'SELECT 1 FROM entity WHERE +kind = ? AND +type_oi = ? AND id = ?'
      : 'SELECT 1 FROM entity WHERE +kind = ? AND id = ?',
    ...(isUe && { some: 'SELECT id FROM entity WHERE kind = ? AND type_oi = ? AND id > ? ORDER BY id LIMIT ?' }),
  };
}

/** Every entity that is searched has exactly one code of this facet, so that its counts count entities. */
export const COUNTING_FACET: Facet = 'region';

/** The next ids of a kind and type of OI: binds the number of the kind, the type, the first id and how many. */
export const NEXT_OF_TYPE = 'SELECT id FROM entity WHERE kind = ? AND type_oi = ? AND id >= ? ORDER BY id LIMIT ?';

/** The number of a kind with its types; undefined for all that there are. */
export function typesOf(kind: SearchKind): { readonly kind: number; readonly types: readonly string[] | undefined } {
  return kind === 'ue' ? { kind: kindNumber('oi'), types: [UE] } : { kind: kindNumber(kind), types: undefined };
}

/** A bound that the document does not give is open; a unit that gives neither is not known to receive that age. */
function agePosting(months: number): Posting {
  const includesIt = '(age_min IS NULL OR age_min <= ?) AND (age_max IS NULL OR age_max >= ?)';
  const hasAges = '(age_min IS NOT NULL OR age_max IS NOT NULL)';
  return {
    key: `age=${months}`,
    sql: `SELECT id FROM entity INDEXED BY entity_by_age WHERE ${hasAges} AND ${includesIt}`,
    parameters: [months, months],
    test: `SELECT 1 FROM entity WHERE ${hasAges} AND ${includesIt} AND id = ?`,
  };
}

function updatedPosting(since: string): Posting {
  const ms = instantOf(since);
  if (ms === null) {
    throw new AppError('input.invalid', `\`${since}\` is not a date; write it as 2026-01-31 or 2026-01-31T08:00:00Z.`);
  }
  return {
    key: `updated=${ms}`,
    sql: 'SELECT id FROM entity WHERE updated_ms >= ?',
    parameters: [ms],
    test: 'SELECT 1 FROM entity WHERE +updated_ms >= ? AND id = ?',
  };
}

/** What a load brought, or one of its exchanges, and no later one replaced. Documents are few: their rows are looked up first. */
function loadPosting(id: string): Posting {
  const files = 'SELECT id FROM file WHERE job = ? OR exchange = ?';
  return {
    key: `load=${id}`,
    sql: `SELECT id FROM entity WHERE file_id IN (${files})`,
    parameters: [id, id],
    test: `SELECT 1 FROM entity WHERE file_id IN (${files}) AND id = ?`,
  };
}

/** The kinds asked for without repetition, in a fixed order; a UE is an OI, so `oi` makes `ue` superfluous. */
export function kindsOf(kinds: readonly SearchKind[]): readonly SearchKind[] {
  const asked = new Set(kinds);
  if (asked.has('oi')) asked.delete('ue');
  return SEARCH_KINDS.filter((kind) => asked.has(kind));
}

/** Facets from those that usually leave little to those that leave much: the order in which conditions are best tried. */
const BY_STRENGTH: readonly Facet[] = [
  'commune',
  'acte',
  'equipement',
  'activite',
  'profession',
  'categorie',
  'departement',
  'public',
  'mode',
  'typeOi',
  'champ',
  'region',
];

/** Every filter but the source and the kind, as conditions that add up. */
export function conditionsOf(filters: Filters): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const facet of BY_STRENGTH) {
    const values = valuesOn(facet, filters);
    if (values !== undefined) conditions.push([...new Set(values)].map((code) => facetPosting(facet, code)));
  }
  const { age = [], updatedSince, load = [] } = filters;
  if (age.length > 0) conditions.push([...new Set(age)].map(agePosting));
  if (updatedSince !== undefined) conditions.push([updatedPosting(updatedSince)]);
  if (load.length > 0) conditions.push([...new Set(load)].map(loadPosting));
  return conditions;
}
