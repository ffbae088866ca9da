import type { ExchangeFilters } from '../../../../shared/contract/exchange-views.ts';
import { OUTCOMES } from '../../../../shared/contract/exchange-views.ts';
import type { Transaction } from '../../../../shared/domain/exchange/transaction.ts';
import { TRANSACTIONS } from '../../../../shared/domain/exchange/transaction.ts';

export const PERIODS = ['all', 'day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

const DAY = 86_400_000;
const LENGTHS: Readonly<Record<Exclude<Period, 'all'>, number>> = { day: DAY, week: 7 * DAY, month: 30 * DAY };

/** What the history is narrowed by, one value each; it stands in the address. */
export interface HistoryFilters {
  readonly region: string | undefined;
  readonly transaction: Transaction | undefined;
  readonly outcome: (typeof OUTCOMES)[number] | undefined;
  readonly cause: string | undefined;
  readonly period: Period;
  readonly text: string;
}

const LONGEST_TEXT = 200;

/** Reads the address; what it does not understand in it is left out. */
export function filtersOf(value: (name: string) => string | undefined): HistoryFilters {
  return {
    region: value('region')?.slice(0, 40),
    transaction: TRANSACTIONS.find((one) => one === value('transaction')),
    outcome: OUTCOMES.find((one) => one === value('outcome')),
    cause: value('cause')?.slice(0, 60),
    period: PERIODS.find((one) => one === value('period')) ?? 'all',
    text: (value('text') ?? '').slice(0, LONGEST_TEXT),
  };
}

/** The instant that a period begins at; undefined for all of it. */
export function sinceOf(period: Period, now: Date): string | undefined {
  return period === 'all' ? undefined : new Date(now.getTime() - LENGTHS[period]).toISOString();
}

/** The filters as services want them. */
export function askedOf(
  { region, transaction, outcome, cause, period, text }: HistoryFilters,
  now: Date,
): ExchangeFilters {
  const since = sinceOf(period, now);
  return {
    ...(region !== undefined && { region: [region] }),
    ...(transaction !== undefined && { transaction: [transaction] }),
    ...(outcome !== undefined && { outcome: [outcome] }),
    ...(cause !== undefined && { cause: [cause] }),
    ...(since !== undefined && { since }),
    ...(text !== '' && { text }),
  };
}

/** Whether anything narrows the history. */
export function isNarrowed({ period, text, ...others }: HistoryFilters): boolean {
  return period !== 'all' || text !== '' || Object.values(others).some((value) => value !== undefined);
}
