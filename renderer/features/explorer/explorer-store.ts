import { create } from 'zustand';
import type { Row } from '../../../shared/contract/explore.ts';
import { AppError } from '../../../shared/errors.ts';
import { api, onEvent } from '../../client/index.ts';
import type { GridPlace } from '../../ui/grid-model.ts';
import { createPages } from '../../ui/grid-pages.ts';
import type { Pages } from '../../ui/grid-pages.ts';
import { NOTHING } from '../../ui/grid-selection.ts';
import type { Selection } from '../../ui/grid-selection.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { keyOf } from './query.ts';
import type { ExplorerQuery } from './query.ts';

/** A list that is shown: what was asked, and the rows of it that were read. */
export interface ShownList {
  readonly key: string;
  readonly query: ExplorerQuery;
  readonly resultId: string;
  readonly total: number;
  readonly pages: Pages<Row>;
  /** A new function each time that rows have come. */
  readonly getRow: (index: number) => Row | undefined;
  /** Where one is in it. */
  readonly place: { current: GridPlace | undefined };
}

interface Explorer {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly list: ShownList | undefined;
  readonly selection: Selection;
  /** Shows what is asked; what was asked before and has not come yet never shows. */
  search(query: ExplorerQuery): void;
  select(selection: Selection): void;
  /** Asks again what failed. */
  retry(): void;
}

const FIRST_ROWS = 100;

interface Found {
  readonly query: ExplorerQuery;
  readonly resultId: string;
  readonly total: number;
  readonly first: readonly Row[];
}

async function find(query: ExplorerQuery, isStale: () => boolean): Promise<Found | undefined> {
  const { text, filters, sort } = query;
  const { resultId, total } = await api.explore.open({ text, filters, sort });
  const isEmpty = total === 0;
  if (!isStale()) {
    const { rows } = isEmpty ? { rows: [] } : await api.explore.rows({ resultId, from: 0, count: FIRST_ROWS });
    if (!isStale()) return { query, resultId, total, first: rows };
  }
  forget(resultId);
  return undefined;
}

/** A list that nobody sees any more; it would expire by itself. */
function forget(resultId: string): void {
  api.explore.close({ resultId }).catch(() => undefined);
}

interface Listening {
  readonly onRows: (pages: Pages<Row>) => void;
  readonly onFailure: (error: unknown) => void;
}

/** The list of what was found; the same search as before is seen from where it was. */
function listOf({ query, resultId, total, first }: Found, before: ShownList | undefined, told: Listening): ShownList {
  before?.pages.stop();
  if (before !== undefined) forget(before.resultId);
  const key = keyOf(query);
  const pages: Pages<Row> = createPages<Row>({
    total,
    first,
    load: async (from, count) => (await api.explore.rows({ resultId, from, count })).rows,
    onChange: () => told.onRows(pages),
    onFailure: told.onFailure,
  });
  const place = before?.key === key ? before.place : { current: undefined };
  return { key, query, resultId, total, pages, getRow: pages.get, place };
}

/** Runs one search at a time; of those asked meanwhile only the last follows. */
function createSearches(onFound: (found: Found) => void, onFailure: (error: unknown) => void) {
  let wanted: ExplorerQuery | undefined;
  let isRunning = false;
  return async (asked: ExplorerQuery): Promise<void> => {
    wanted = asked;
    if (isRunning) return;
    isRunning = true;
    for (let query: ExplorerQuery | undefined = asked; query !== undefined; query = wanted) {
      wanted = undefined;
      try {
        const found = await find(query, () => wanted !== undefined);
        if (found !== undefined) onFound(found);
      } catch (error) {
        if (wanted === undefined) onFailure(error);
      }
    }
    isRunning = false;
  };
}

/** The list of the explorer. */
export const useExplorer = create<Explorer>((set, get) => {
  let asked: ExplorerQuery | undefined;
  const fail = (error: unknown): void => set({ status: 'failed', failure: failureOf(error) });
  const onRows = (pages: Pages<Row>): void => {
    const { list } = get();
    if (list?.pages === pages) set({ list: { ...list, getRow: (index) => pages.get(index) } });
  };
  const show = (found: Found): void => {
    const onFailure = (error: unknown): void => {
      if (error instanceof AppError && error.code === 'cache.result-expired') get().search(found.query);
      else fail(error);
    };
    const before = get().list;
    const list = listOf(found, before, { onRows, onFailure });
    const selection = before?.key === list.key ? get().selection : NOTHING;
    set({ list, selection, status: 'ready', failure: undefined });
  };
  const search = createSearches(show, fail);
  onEvent((event) => {
    if (event.type !== 'cache.changed' || asked === undefined) return;
    set({ selection: NOTHING });
    get().search(asked);
  });
  return {
    status: 'idle',
    failure: undefined,
    list: undefined,
    selection: NOTHING,
    search(query) {
      asked = query;
      set({ status: 'loading' });
      void search(query);
    },
    select: (selection) => set({ selection }),
    retry() {
      if (asked !== undefined) get().search(asked);
    },
  };
});
