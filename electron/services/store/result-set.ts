import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { Ordering, Place } from './page-merge.ts';
import type { SourceHandle } from './reader-source.ts';
import { placesFrom } from './result-set-rank.ts';
import type { RankedList } from './result-set-rank.ts';

/** What a search found, kept so that a window can jump anywhere in it. */
export interface ResultSets {
  /** `isEverySource`: the search chose no source, so that one that comes or goes changes its answer. */
  open(
    lists: readonly RankedList[],
    order: Ordering,
    isEverySource: boolean,
  ): { readonly resultId: string; readonly total: number };
  /**
   * `sources` are those of the cache as it is now.
   * @throws AppError `cache.result-expired` when nobody used the result for long, or its sources were loaded again.
   */
  rows(resultId: string, from: number, count: number, sources: readonly SourceHandle[]): readonly Place[];
  /** Whether there was one of that name. */
  close(resultId: string): boolean;
}

interface ResultSet {
  readonly lists: readonly RankedList[];
  readonly order: Ordering;
  readonly isEverySource: boolean;
  readonly stamps: readonly string[];
  usedAt: number;
}

export interface ResultSetLimits {
  /** Results kept at once; the one used longest ago leaves first. */
  readonly kept: number;
  /** Memory for their rows, a bit or 8 bytes each; the last one is kept whatever its size. */
  readonly bytes: number;
  /** How long one is kept unused, in milliseconds. */
  readonly expiry: number;
}

export const DEFAULT_RESULT_LIMITS: ResultSetLimits = {
  kept: 16,
  bytes: 64 * 1024 * 1024,
  expiry: 10 * 60_000,
};

export function createResultSets(now: () => number, limits: ResultSetLimits = DEFAULT_RESULT_LIMITS): ResultSets {
  const results = new Map<string, ResultSet>();
  const expire = (): void => {
    for (const [id, { usedAt }] of results) if (now() - usedAt > limits.expiry) results.delete(id);
  };
  /** The one used longest ago leaves first: a Map keeps the order of insertion, and each use inserts anew. */
  const makeRoom = (bytes: number): void => {
    let held = [...results.values()].reduce((sum, { lists }) => sum + bytesOf(lists), bytes);
    for (const [id, { lists }] of results) {
      if (results.size < limits.kept && held <= limits.bytes) return;
      results.delete(id);
      held -= bytesOf(lists);
    }
  };
  return {
    open: (lists, order, isEverySource) => {
      expire();
      makeRoom(bytesOf(lists));
      const resultId = randomUUID();
      const stamps = lists.map(({ handle }) => handle.stamp);
      results.set(resultId, { lists, order, isEverySource, stamps, usedAt: now() });
      return { resultId, total: lists.reduce((sum, { rows }) => sum + rows.length, 0) };
    },
    rows: (resultId, from, count, sources) => {
      expire();
      const result = results.get(resultId);
      results.delete(resultId);
      if (result === undefined || !isCurrent(result, sources)) {
        throw new AppError('cache.result-expired', 'The result has expired or its sources changed; open it again.');
      }
      result.usedAt = now();
      results.set(resultId, result);
      return placesFrom(result.lists, from, count, result.order);
    },
    close: (resultId) => results.delete(resultId),
  };
}

function bytesOf(lists: readonly RankedList[]): number {
  return lists.reduce((sum, { rows }) => sum + rows.byteLength, 0);
}

/** A source loaded again has another handle, one that was merged into another stamp. */
function isCurrent({ lists, stamps, isEverySource }: ResultSet, sources: readonly SourceHandle[]): boolean {
  if (isEverySource && sources.length !== lists.length) return false;
  return lists.every(({ handle }, index) => sources.includes(handle) && handle.stamp === stamps[index]);
}
