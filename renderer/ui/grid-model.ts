import type { ReactNode } from 'react';
import type { Selection } from './grid-selection.ts';

/** Height of every row and of the header, in px; `--row-height` of the tokens. */
export const ROW_HEIGHT = 36;
/** Rows rendered beyond what is seen, so that a scroll meets them ready. */
export const OVERSCAN = 8;
/** The header as a row of the keyboard's walk. */
export const HEADER_ROW = -1;

export interface GridColumn<R> {
  readonly id: string;
  readonly label: string;
  /** Least width in rem, and the share it takes of what is left. */
  readonly width: number;
  readonly grow?: number;
  readonly isNumeric?: boolean;
  readonly isSortable?: boolean;
  /** A click on it opens the row, as Enter does anywhere in the row. */
  readonly opens?: boolean;
  readonly cell: (row: R) => ReactNode;
}

export interface GridSort {
  readonly by: string;
  readonly descending: boolean;
}

/** Where one is in a list; the caller keeps it between two showings of the same list. */
export interface GridPlace {
  readonly scrollTop: number;
  readonly row: number;
  readonly column: number;
  /** Whether the cell takes the focus when the list is shown again. */
  readonly hasFocus: boolean;
}

/** What a caller can ask of a grid that is shown. */
export interface GridHandle {
  focus(): void;
  /** The rows in sight, `[from, to)`. */
  visible(): readonly [from: number, to: number];
  scrollToRow(row: number): void;
}

export interface GridProps<R> {
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rowCount: number;
  /** A row that is known, undefined while it is being read. Give a new function when rows have come. */
  readonly getRow: (index: number) => R | undefined;
  /** What a row is called, for the name of its selection box. */
  readonly nameOf: (row: R) => string;
  /** Changes when the list is another one: it then starts again from its top. */
  readonly listKey: string;
  readonly onRangeVisible?: (from: number, to: number) => void;
  readonly onOpen?: (index: number) => void;
  /** Rows can be chosen when it is given, with `onSelect`. */
  readonly selection?: Selection;
  readonly onSelect?: (selection: Selection) => void;
  readonly sort?: GridSort;
  readonly onSort?: (column: string) => void;
  readonly place?: { current: GridPlace | undefined };
  readonly ref?: { current: GridHandle | null };
}

/** A cell by row (`HEADER_ROW` for the header) and column, the selection box being column 0 where rows can be chosen. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}
