import type { FindParameters } from '../../../../shared/domain/exchange/transaction.ts';

/** What became of a search by pages. */
export interface PagingState {
  /** The next page to ask for; null when there is none. */
  readonly next: FindParameters | null;
  /** Identities met, each once. */
  readonly found: number;
  /** Records that came again on a later page: the data changed meanwhile, or the server turns in circles. */
  readonly repeated: number;
}

/** A server that never ends is left after so many pages. */
const MOST_PAGES = 10_000;

/**
 * Walks through the pages of a search. The order of results is not defined (domain reference CSD §5.1): pages are asked for until
 * one is short, and reconciled by entityID. A server that ignores `start` brings nothing new, one that ignores `max` brings more
 * than was asked: both end it.
 */
export function createPaging(
  request: FindParameters,
  pageSize: number,
): { state(): PagingState; take(entityIds: readonly string[]): PagingState } {
  const max = request.max ?? pageSize;
  const seen = new Set<string>();
  let start = Math.max(1, request.start ?? 1);
  let pages = 0;
  let repeated = 0;
  let isOver = false;
  const state = (): PagingState => ({
    next: isOver ? null : { ...request, start, max },
    found: seen.size,
    repeated,
  });
  return {
    state,
    take(entityIds) {
      const before = seen.size;
      for (const id of entityIds) seen.add(id);
      const added = seen.size - before;
      repeated += entityIds.length - added;
      pages += 1;
      start += entityIds.length;
      isOver = entityIds.length !== max || added === 0 || pages >= MOST_PAGES;
      return state();
    },
  };
}
