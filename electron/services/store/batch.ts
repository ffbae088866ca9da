/**
 * What crosses from the parse thread to the write side: flat lists of values, as many a row as the table has columns. Flat
 * because copying one list of values between threads costs far less than copying as many objects.
 */
export type Value = string | number | null | Uint8Array;

export const STAGED_TABLES = {
  entity: [
    'seq',
    'kind',
    'offer',
    'others',
    'place',
    'type_oi',
    'key',
    'national_id',
    'name',
    'folded',
    'other_names',
    'champ',
    'mode',
    'age_min',
    'age_max',
    'updated',
    'updated_ms',
    'confidentiality',
    'content_hash',
    'file_id',
    'raw_block',
    'raw_start',
    'raw_length',
    'contacts',
    'telecommunications',
    'horaires',
    'phones',
  ],
  code: ['number', 'facet', 'code'],
  list: ['list', 'number'],
  place: ['number', 'commune', 'city', 'departement', 'region'],
  reference: ['seq', 'way', 'ord', 'key'],
  identifier: ['seq', 'value'],
  finding: ['seq', 'code', 'severity', 'path', 'value'],
} as const;

export type StagedTable = keyof typeof STAGED_TABLES;
export type StagedRows = { readonly [T in StagedTable]: Value[] };

/** One raw block: several records as one text, in UTF-8. The write side packs it: the parse thread has more to do. */
export interface RawBlock {
  readonly id: number;
  readonly text: Uint8Array<ArrayBuffer>;
}

export interface Batch {
  readonly rows: StagedRows;
  readonly blocks: readonly RawBlock[];
}

export function emptyRows(): StagedRows {
  return { entity: [], code: [], list: [], place: [], reference: [], identifier: [], finding: [] };
}

/** How an entity refers to another one; the numbers are stored while loading only. */
export const RELATIONS = ['parent', 'eg', 'oi', 'activite', 'equipement'] as const;
export type Relation = (typeof RELATIONS)[number];

export function relationNumber(relation: Relation): number {
  return RELATIONS.indexOf(relation) + 1;
}
