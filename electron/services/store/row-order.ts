import type { Sort } from '../../../shared/contract/explore.ts';
import { keyOf } from './row-order-keys.ts';
import { arrange } from './row-order-table.ts';
import type { OrderTables } from './row-order-table.ts';
import type { Ordering } from './page-merge.ts';
import { comparePositions, positionOf } from './page-position.ts';
import type { Position } from './page-position.ts';
import type { Labels } from './reader-labels.ts';
import type { SourceHandle } from './reader-source.ts';
import { rankedIds, rankedRows } from './result-set-rows.ts';
import type { RankedRows } from './result-set-rows.ts';
import { toIds } from './search-rows.ts';
import type { RowSet } from './search-rows.ts';

/** What a list is sorted by. */
export interface Sorting {
  readonly by: Sort;
  readonly descending: boolean;
}

/** An order in which rows can be shown. */
export interface RowOrder extends Ordering {
  /** Some rows of one source, in this order. */
  arrange(handle: SourceHandle, rows: RowSet): RankedRows;
}

/** A row that may have something to be sorted by. */
interface KeyedPosition extends Position {
  readonly key: string | number | undefined;
}

/**
 * The order of a sort. Rows of one key are in display order whatever the direction, and rows without anything to be sorted by come last in
 * both, because nobody sorts a list to see what is empty.
 */
export function rowOrder({ by, descending }: Sorting, labels: Labels, tables: OrderTables): RowOrder {
  if (by === 'name') return nameOrder(descending);
  const sign = descending ? -1 : 1;
  return {
    position: (handle, id): KeyedPosition | undefined => {
      const position = positionOf(handle, id);
      return position === undefined ? undefined : { ...position, key: keyOf(by, handle, id, labels) };
    },
    compare: (a: KeyedPosition, b: KeyedPosition) => {
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined) || comparePositions(a, b);
      }
      return sign * compareKeys(a.key, b.key) || comparePositions(a, b);
    },
    arrange: (handle, rows) => rankedIds(arrange(tables.of(by, handle, labels), rows, descending)),
  };
}

/** The order in which everything is stored: it costs nothing, or one copy backwards. */
function nameOrder(descending: boolean): RowOrder {
  return {
    position: positionOf,
    compare: (a, b) => (descending ? comparePositions(b, a) : comparePositions(a, b)),
    arrange: (_, rows) => (descending ? rankedIds(toIds(rows).slice().reverse()) : rankedRows(rows)),
  };
}

function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return comparePositions({ name: String(a), identity: '' }, { name: String(b), identity: '' });
}
