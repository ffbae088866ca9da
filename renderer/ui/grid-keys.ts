import { HEADER_ROW } from './grid-model.ts';
import type { CellPlace } from './grid-model.ts';

export interface GridExtent {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that Page Down passes. */
  readonly page: number;
}

export interface GridKey {
  readonly key: string;
  /** Ctrl, or Command on macOS. */
  readonly isJump: boolean;
}

/** Where a key goes from a cell (ARIA practices, data grid); undefined when it is no key of movement. The header is above row 0. */
export function cellAfterKey({ key, isJump }: GridKey, from: CellPlace, extent: GridExtent): CellPlace | undefined {
  const { row, column } = from;
  const to = (nextRow: number, nextColumn = column): CellPlace => within({ row: nextRow, column: nextColumn }, extent);
  switch (key) {
    case 'ArrowDown':
      return isJump ? to(extent.rowCount - 1) : to(row + 1);
    case 'ArrowUp':
      return isJump ? to(0) : to(row - 1);
    case 'ArrowLeft':
      return to(row, isJump ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, isJump ? extent.columnCount - 1 : column + 1);
    case 'PageDown':
      return to(Math.max(row, 0) + extent.page);
    case 'PageUp':
      return to(row === HEADER_ROW ? row : Math.max(0, row - extent.page));
    case 'Home':
      return isJump ? to(0, 0) : to(row, 0);
    case 'End':
      return isJump ? to(extent.rowCount - 1, extent.columnCount - 1) : to(row, extent.columnCount - 1);
    default:
      return undefined;
  }
}

/** The nearest cell that there is. */
export function within({ row, column }: CellPlace, { rowCount, columnCount }: Omit<GridExtent, 'page'>): CellPlace {
  return {
    row: Math.max(HEADER_ROW, Math.min(row, rowCount - 1)),
    column: Math.max(0, Math.min(column, columnCount - 1)),
  };
}
