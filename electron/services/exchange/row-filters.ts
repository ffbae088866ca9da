import type { ExchangeFilters } from '../../../shared/contract/exchange-views.ts';
import { instantOf } from '../store/identity.ts';
import { AppError } from '../../../shared/errors.ts';

/** A condition of SQL on `exchange e`, and what it binds. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** Where a text is looked for. */
const SEARCHED = [
  'e.id',
  'e.region',
  'e.url',
  'e.request_xml',
  'e.excerpt',
  'e.cause',
  'e.load',
  'e.request',
  'e.facts',
];

/** Each filter narrows; the values of one are alternatives. @throws AppError `input.invalid` for what is no date. */
export function conditionsOf(filters: ExchangeFilters): SqlCondition {
  const { region, transaction, outcome, cause, since, text } = filters;
  const parts = [
    anyOf('e.region', region),
    anyOf('e.operation', transaction),
    anyOf('e.outcome', outcome),
    anyOf('e.cause', cause),
    ...(since === undefined ? [] : [sinceCondition(since)]),
    ...words(text).map(holds),
  ].filter((part) => part !== undefined);
  return {
    sql: parts.length === 0 ? 'TRUE' : parts.map(({ sql }) => sql).join(' AND '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function anyOf(column: string, values: readonly string[] | undefined): SqlCondition | undefined {
  if (values === undefined || values.length === 0) return undefined;
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] };
}

/** Instants are written in UTC and with milliseconds, so that they sort as texts. */
export function sinceCondition(since: string): SqlCondition {
  const ms = instantOf(since);
  if (ms === null) {
    throw new AppError('input.invalid', `\`${since}\` is no date; write it as 2026-01-31.`, {
      values: { reason: since },
    });
  }
  return { sql: 'e.at >= ?', parameters: [new Date(ms).toISOString()] };
}

function words(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\s+/u).filter((word) => word !== '');
}

function holds(word: string): SqlCondition {
  const pattern = `%${word.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  return {
    sql: `(${SEARCHED.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
    parameters: SEARCHED.map(() => pattern),
  };
}
