import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import type { Dialect, ExchangeRequest, Transaction } from '../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../shared/errors.ts';

/** A target that cannot be asked yet; `missing` names its settings. */
export function incomplete({ code, label }: RegionTarget, ...missing: readonly string[]): AppError {
  const names = missing.join(', ');
  return new AppError('region.incomplete', `The server ${code} lacks settings: ${names}.`, {
    proof: missing,
    values: { code, label, missing: names },
  });
}

export function notOfDialect({ transaction }: { readonly transaction: Transaction }, dialect: Dialect): AppError {
  const reason = `${transaction} is no transaction of ${dialect}`;
  return new AppError('input.invalid', `${reason}.`, { values: { reason } });
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * An instant as xs:dateTime, one that the calendar has: 2026-02-30 is none.
 * @throws AppError `input.invalid`.
 */
export function checkedInstant(text: string, field: string): string {
  const day = INSTANT.exec(text)?.[1];
  const time = Date.parse(`${day ?? ''}T00:00:00Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
  if (isReal && !Number.isNaN(Date.parse(text))) return text;
  const reason = `${field}: ${JSON.stringify(text)}`;
  throw new AppError('input.invalid', `Not an instant (yyyy-mm-ddThh:mm:ss): ${reason}.`, { values: { reason } });
}

/** The address of the services of a target. */
export function serviceAddress(target: RegionTarget): string {
  if (target.url === '') throw incomplete(target, 'url');
  return target.url;
}

/** The parameters of one transaction. */
export type RequestOf<T extends Transaction> = Extract<ExchangeRequest, { readonly transaction: T }>;
