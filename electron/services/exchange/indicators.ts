import type { ExchangeIndicator } from '../../../shared/contract/exchange-views.ts';
import type { Transaction } from '../../../shared/domain/exchange/transaction.ts';
import { csvLine } from '../export/csv.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { sinceCondition } from './row-filters.ts';

interface Group {
  readonly region: string;
  readonly operation: Transaction;
  readonly count: number;
  readonly ok: number;
  readonly bytes: number;
  readonly errors: string;
}

const GROUPS = `
SELECT region, operation, count(*) AS count, sum(outcome = 'ok') AS ok, sum(bytes) AS bytes,
  (SELECT coalesce(json_group_object(cause, n), '{}') FROM (
     SELECT f.cause AS cause, count(*) AS n FROM exchange f
     WHERE f.region = e.region AND f.operation = e.operation AND f.cause IS NOT NULL AND f.at >= @from GROUP BY f.cause ORDER BY n DESC, f.cause)) AS errors
FROM exchange e WHERE e.at >= @from GROUP BY region, operation ORDER BY region, operation`;

/** Nearest rank: the smallest duration that at least this share of the exchanges did not exceed. */
const DURATION_AT = `
SELECT duration_ms FROM exchange WHERE region = ? AND operation = ? AND at >= ? ORDER BY duration_ms LIMIT 1 OFFSET ?`;

/**
 * Number, success, durations, volumes and errors of exchanges by region and transaction, since an instant (domain reference ROR:
 * traceability asked for by the specification of 2015).
 * @throws AppError `input.invalid` for what is no date.
 */
export function indicatorsOf(db: WritableDb, since: string | undefined): readonly ExchangeIndicator[] {
  const from = since === undefined ? '' : (sinceCondition(since).parameters[0] ?? '');
  return guarded(db.name, () => {
    const duration = db.prepare<[string, string, string, number], number>(DURATION_AT).pluck();
    return db
      .prepare<{ from: string }, Group>(GROUPS)
      .all({ from })
      .map(({ region, operation, count, ok, bytes, errors }) => {
        const at = (share: number): number =>
          duration.get(region, operation, from, Math.max(0, Math.ceil(count * share) - 1)) ?? 0;
        return {
          ...{ region, transaction: operation, count, ok, p50Ms: at(0.5), p95Ms: at(0.95), bytes },
          errors: JSON.parse(errors) as Readonly<Record<string, number>>,
        };
      });
  });
}

/** Headers of the columns, in their order. */
export interface IndicatorHeaders {
  readonly region: string;
  readonly transaction: string;
  readonly count: string;
  readonly ok: string;
  readonly rate: string;
  readonly p50: string;
  readonly p95: string;
  readonly bytes: string;
  readonly errors: string;
}

/** The indicators as the lines of a CSV file; the rate is a share of 1 with four decimals. */
export function indicatorLines(indicators: readonly ExchangeIndicator[], headers: IndicatorHeaders): readonly string[] {
  const { region, transaction, count, ok, rate, p50, p95, bytes, errors } = headers;
  const rows = indicators.map((one) => [
    one.region,
    one.transaction,
    String(one.count),
    String(one.ok),
    (one.ok / one.count).toFixed(4),
    String(one.p50Ms),
    String(one.p95Ms),
    String(one.bytes),
    Object.entries(one.errors)
      .map(([cause, n]) => `${cause}: ${n}`)
      .join(', '),
  ]);
  return [[region, transaction, count, ok, rate, p50, p95, bytes, errors], ...rows].map(csvLine);
}
