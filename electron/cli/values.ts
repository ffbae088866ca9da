import type { Filters, SearchKind } from '../../shared/domain/search.ts';
import { SEARCH_KINDS } from '../../shared/domain/search.ts';
import type { OptionValues } from './options.ts';
import { UsageError, oneOf } from './usage-error.ts';

const AGE = /^(\d{1,4})(mo)?$/u;
const DATE = /^\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2})?)?$/u;
const OLDEST_MONTHS = 2400;

/** The values of an option; empty when it was not given. */
export function list(values: OptionValues, name: string): readonly string[] {
  const given = values.get(name);
  return given === undefined || given === true ? [] : given;
}

/** The value of an option that is given once. */
export function text(values: OptionValues, name: string): string | undefined {
  return list(values, name)[0];
}

export function flag(values: OptionValues, name: string): boolean {
  return values.get(name) === true;
}

/** An option that must be one of a list. */
export function choice<T extends string>(values: OptionValues, name: string, choices: readonly T[]): T | undefined {
  const given = text(values, name);
  return given === undefined ? undefined : oneOf(given, choices, `--${name}`);
}

/** A whole number between two limits. */
export function number(values: OptionValues, name: string, min: number, max: number): number | undefined {
  const given = text(values, name);
  if (given === undefined) return undefined;
  const value = /^\d+$/u.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError('badNumber', { option: `--${name}`, min, max, value: given });
}

/** `12` is years, `6mo` months; gives months. */
export function ageInMonths(value: string): number {
  const [, digits, months] = AGE.exec(value) ?? [];
  const age = digits === undefined ? Number.NaN : Number(digits) * (months === undefined ? 12 : 1);
  if (age <= OLDEST_MONTHS) return age;
  throw new UsageError('badAge', { option: '--age', value });
}

/** A day or an instant that exists: 2026-02-30 does not. */
export function isoDate(value: string, option: string): string {
  const day = value.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  const exists = DATE.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (exists && !Number.isNaN(Date.parse(value))) return value;
  throw new UsageError('badDate', { option, value });
}

/** Codes as the contract names them; `--type` is the type of an OI. */
const CODE_FILTERS = [
  'source',
  'region',
  'departement',
  'commune',
  'champ',
  'activite',
  'mode',
  'type',
  'categorie',
  'public',
  'equipement',
  'acte',
  'profession',
  'load',
] as const;

/** The filters given on the command line; undefined when there are none. */
export function filtersOf(values: OptionValues): Filters | undefined {
  const filters: Record<string, unknown> = {};
  for (const name of CODE_FILTERS) {
    const codes = list(values, name);
    if (codes.length > 0) filters[name] = codes;
  }
  const ages = list(values, 'age').map(ageInMonths);
  if (ages.length > 0) filters.age = ages;
  const kinds: readonly SearchKind[] = list(values, 'kind').map((kind) => oneOf(kind, SEARCH_KINDS, '--kind'));
  if (kinds.length > 0) filters.kind = kinds;
  const since = text(values, 'updated-since');
  if (since !== undefined) filters.updatedSince = isoDate(since, '--updated-since');
  return Object.keys(filters).length === 0 ? undefined : (filters as Filters);
}
