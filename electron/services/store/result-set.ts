import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { Place, SourceList } from './page-merge.ts';
import { placesFrom } from './result-set-rank.ts';

/** What a search found, kept so that a window can jump anywhere in it. */
export interface ResultSets {
  open(lists: readonly SourceList[]): { readonly resultId: string; readonly total: number };
  /** @throws AppError `input.invalid` when the result has expired, or its sources were loaded again. */
  rows(resultId: string, from: number, count: number): readonly Place[];
  close(resultId: string): void;
}

interface ResultSet {
  readonly lists: readonly SourceList[];
  readonly stamps: readonly string[];
  usedAt: number;
}

export interface ResultSetLimits {
  /** Results kept at once; the one used longest ago leaves first. */
  readonly kept: number;
  /** How long one is kept unused, in milliseconds. */
  readonly expiry: number;
}

export const DEFAULT_RESULT_LIMITS: ResultSetLimits = { kept: 16, expiry: 15 * 60_000 };

export function createResultSets(now: () => number, limits: ResultSetLimits = DEFAULT_RESULT_LIMITS): ResultSets {
  const results = new Map<string, ResultSet>();
  const expire = (): void => {
    for (const [id, { usedAt }] of results) if (now() - usedAt > limits.expiry) results.delete(id);
  };
  return {
    open: (lists) => {
      expire();
      const [oldest] = results.keys();
      if (results.size >= limits.kept && oldest !== undefined) results.delete(oldest);
      const resultId = randomUUID();
      results.set(resultId, { lists, stamps: lists.map(({ handle }) => handle.stamp), usedAt: now() });
      return { resultId, total: lists.reduce((sum, { ids }) => sum + ids.length, 0) };
    },
    rows: (resultId, from, count) => {
      expire();
      const result = results.get(resultId);
      if (result?.lists.every(({ handle }, index) => handle.stamp === result.stamps[index]) !== true) {
        results.delete(resultId);
        throw new AppError('input.invalid', 'The result has expired or its sources were loaded again; search again.', {
          values: { reason: resultId },
        });
      }
      result.usedAt = now();
      results.delete(resultId);
      results.set(resultId, result);
      return placesFrom(result.lists, from, count);
    },
    close: (resultId) => void results.delete(resultId),
  };
}
