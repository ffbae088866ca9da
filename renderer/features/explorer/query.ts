import { SEARCH_KINDS } from '../../../shared/domain/search.ts';
import type { Facet, Filters, SearchKind } from '../../../shared/domain/search.ts';
import { SORTS } from '../../../shared/contract/explore.ts';
import type { Sort } from '../../../shared/contract/explore.ts';

/** Filters whose values are codes. */
export const CODE_FILTERS = [
  'source',
  'region',
  'departement',
  'commune',
  'champ',
  'activite',
  'mode',
  'public',
  'type',
  'categorie',
  'equipement',
  'profession',
  'acte',
  'load',
] as const;
export type CodeFilter = (typeof CODE_FILTERS)[number];
/** Every filter a chip can stand for. */
export type FilterName = CodeFilter | 'kind' | 'age' | 'updatedSince';

export const COLUMN_IDS = [
  'name',
  'kind',
  'commune',
  'etablissement',
  'activites',
  'champ',
  'mode',
  'age',
  'categorie',
  'nationalId',
  'updated',
  'source',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];
export const DEFAULT_COLUMNS: readonly ColumnId[] = ['name', 'kind', 'commune', 'etablissement', 'activites'];

/** All that the explorer is asked; it stands in the address, so that Back, a link and a saved view work. */
export interface ExplorerQuery {
  readonly text: string;
  readonly filters: Filters;
  readonly sort: { readonly by: Sort; readonly descending: boolean };
  readonly columns: readonly ColumnId[];
}

export type AddressQuery = Readonly<Record<string, readonly string[]>>;

export const EMPTY_QUERY: ExplorerQuery = {
  text: '',
  filters: {},
  sort: { by: 'name', descending: false },
  columns: DEFAULT_COLUMNS,
};

const MOST_TEXT = 500;
const MOST_VALUES = 200;
const OLDEST_MONTHS = 2400;
const AGE = /^(\d{1,4})(mo)?$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}

/** `12` is years, `6mo` months, as on the command line; gives months, undefined when it is no age. */
export function readAge(written: string): number | undefined {
  const [, digits, months] = AGE.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const age = Number(digits) * (months === undefined ? 12 : 1);
  return age <= OLDEST_MONTHS ? age : undefined;
}

export function writeAge(months: number): string {
  return months % 12 === 0 ? String(months / 12) : `${months}mo`;
}

/** A day that exists, `yyyy-mm-dd`: 2026-02-30 does not. */
export function isDay(written: string): boolean {
  if (!DAY.test(written)) return false;
  const time = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}

function readFilters(address: AddressQuery): Filters {
  const filters: Record<string, readonly (string | number)[] | string> = {};
  for (const name of CODE_FILTERS) {
    const values = [...new Set(address[name])].filter((value) => value.length <= 200).slice(0, MOST_VALUES);
    if (values.length > 0) filters[name] = values;
  }
  const kinds = SEARCH_KINDS.filter((kind) => address['kind']?.includes(kind));
  if (kinds.length > 0) filters['kind'] = kinds;
  const ages = [...new Set((address['age'] ?? []).map(readAge))].filter((age) => age !== undefined);
  if (ages.length > 0) filters['age'] = ages;
  const since = address['updatedSince']?.[0];
  if (since !== undefined && isDay(since)) filters['updatedSince'] = since;
  return filters as Filters;
}

function readSort(written: string | undefined): ExplorerQuery['sort'] {
  const descending = written?.startsWith('-') === true;
  const by = descending ? written.slice(1) : (written ?? '');
  return isOneOf(SORTS, by) ? { by, descending } : EMPTY_QUERY.sort;
}

/** Keeps the columns that there are, once each; the usual ones when none is left. */
export function readColumns(written: readonly string[]): readonly ColumnId[] {
  const columns = [...new Set(written)].filter((id) => isOneOf(COLUMN_IDS, id));
  return columns.length === 0 ? DEFAULT_COLUMNS : columns;
}

/** Reads the address; what it does not understand in it is left out. */
export function readQuery(address: AddressQuery): ExplorerQuery {
  return {
    text: (address['text']?.[0] ?? '').slice(0, MOST_TEXT),
    filters: readFilters(address),
    sort: readSort(address['sort']?.[0]),
    columns: readColumns(address['columns']?.[0]?.split(',') ?? []),
  };
}

/** Writes the address of a query, the inverse of `readQuery`; what is as usual is not written. */
export function writeQuery({ text, filters, sort, columns }: ExplorerQuery): AddressQuery {
  const address: Record<string, readonly string[]> = {};
  if (text !== '') address['text'] = [text];
  for (const name of CODE_FILTERS) {
    const values = filters[name];
    if (values !== undefined && values.length > 0) address[name] = values;
  }
  if (filters.kind !== undefined && filters.kind.length > 0) address['kind'] = filters.kind;
  if (filters.age !== undefined && filters.age.length > 0) address['age'] = filters.age.map(writeAge);
  if (filters.updatedSince !== undefined) address['updatedSince'] = [filters.updatedSince];
  if (sort.by !== 'name' || sort.descending) address['sort'] = [`${sort.descending ? '-' : ''}${sort.by}`];
  if (columns.join() !== DEFAULT_COLUMNS.join()) address['columns'] = [columns.join(',')];
  return address;
}

/** Same key, same rows in the same order. */
export function keyOf({ text, filters, sort }: ExplorerQuery): string {
  return JSON.stringify(writeQuery({ text: text.trim(), filters, sort, columns: DEFAULT_COLUMNS }));
}

export interface ActiveFilter {
  readonly name: FilterName;
  readonly value: string;
}

/** Every filter that is set, one value at a time, in the order in which chips show them; the kinds have their own switch. */
export function activeFilters({ age = [], updatedSince, ...filters }: Filters): readonly ActiveFilter[] {
  return [
    ...CODE_FILTERS.flatMap((name) => (filters[name] ?? []).map((value) => ({ name, value }))),
    ...age.map((months) => ({ name: 'age' as const, value: writeAge(months) })),
    ...(updatedSince === undefined ? [] : [{ name: 'updatedSince' as const, value: updatedSince }]),
  ];
}

/** The filters with one value of a code filter added, or taken off when it was set. */
export function toggleFilter(filters: Filters, name: CodeFilter, value: string): Filters {
  const values = filters[name] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filters, [name]: next.length === 0 ? undefined : next };
}

/** The filters without one value; without the whole filter when no value is given. */
export function withoutFilter(filters: Filters, name: FilterName, value?: string): Filters {
  if (value === undefined || name === 'updatedSince') return { ...filters, [name]: undefined };
  const left = ((filters[name] ?? []) as readonly (string | number)[]).filter((other) =>
    name === 'age' ? writeAge(Number(other)) !== value : other !== value,
  );
  return { ...filters, [name]: left.length === 0 ? undefined : left };
}

/** What the kinds switch shows: one kind, the usual ones, or several that were asked by an address. */
export function kindChoice({ kind }: Filters): SearchKind | 'default' | 'several' {
  if (kind === undefined || kind.length === 0) return 'default';
  return kind.length === 1 && kind[0] !== undefined ? kind[0] : 'several';
}

const FACET_OF: Readonly<Partial<Record<CodeFilter, Facet>>> = { type: 'typeOi' };

/** The facet that counts the values of a filter; undefined for the source and for what a load brought, which are none. */
export function facetOf(name: CodeFilter): Facet | undefined {
  return name === 'source' || name === 'load' ? undefined : (FACET_OF[name] ?? (name as Facet));
}
