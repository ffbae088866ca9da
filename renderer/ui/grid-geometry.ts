/** Chromium cuts elements at 33.5 million px: a body is never made taller than this. */
export const MAX_BODY_HEIGHT = 30_000_000;
/** Rows are placed from the start of their block, so that a scroll moves one offset and no row. */
const BLOCK = 1024;

export interface GridSize {
  readonly rowCount: number;
  readonly rowHeight: number;
  /** Height in which rows are seen, the header taken off. */
  readonly viewHeight: number;
}

/** Height of the scrolled body, in px. */
export function bodyHeight({ rowCount, rowHeight }: Pick<GridSize, 'rowCount' | 'rowHeight'>): number {
  return Math.min(rowCount * rowHeight, MAX_BODY_HEIGHT);
}

function isExact({ rowCount, rowHeight }: GridSize): boolean {
  return rowCount * rowHeight <= MAX_BODY_HEIGHT;
}

/** How far the body scrolls, in px and in rows. */
function travel(size: GridSize): { readonly px: number; readonly rows: number } {
  return {
    px: Math.max(0, bodyHeight(size) - size.viewHeight),
    rows: Math.max(0, size.rowCount - size.viewHeight / size.rowHeight),
  };
}

/** The row at the top of the view, with its fraction: exact while the body has its true height, proportional beyond. */
export function topRow(scrollTop: number, size: GridSize): number {
  const { px, rows } = travel(size);
  if (px === 0) return 0;
  const at = Math.min(Math.max(0, scrollTop), px);
  return isExact(size) ? at / size.rowHeight : (at / px) * rows;
}

/** The scroll position that puts this (fractional) row at the top of the view: the inverse of `topRow`. */
export function scrollTopOf(top: number, size: GridSize): number {
  const { px, rows } = travel(size);
  if (rows === 0) return 0;
  const at = Math.min(Math.max(0, top), rows);
  return isExact(size) ? at * size.rowHeight : (at / rows) * px;
}

/** The scroll position from which a whole row is seen with the least movement; the same when it is seen already. */
export function scrollTopToSee(row: number, scrollTop: number, size: GridSize): number {
  const top = topRow(scrollTop, size);
  const seen = size.viewHeight / size.rowHeight;
  if (row < top) return scrollTopOf(row, size);
  if (row + 1 > top + seen) return scrollTopOf(row + 1 - seen, size);
  return scrollTop;
}

export interface RowWindow {
  /** First row seen and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Row of which the place is `offset`; row `i` is placed `(i - base) * rowHeight` below it. */
  readonly base: number;
  readonly offset: number;
}

/** Which rows are seen at a scroll position, and where they are placed in the body. */
export function rowWindow(scrollTop: number, size: GridSize): RowWindow {
  const top = topRow(scrollTop, size);
  const from = Math.floor(top);
  const to = Math.min(size.rowCount, Math.ceil(top + size.viewHeight / size.rowHeight));
  if (isExact(size)) return { from, to, base: 0, offset: 0 };
  const base = from - (from % BLOCK);
  return { from, to, base, offset: scrollTop - (top - base) * size.rowHeight };
}

/** Rows that one Page Down passes: those seen whole but one, which is kept in sight. */
export function pageOf({ viewHeight, rowHeight }: GridSize): number {
  return Math.max(1, Math.floor(viewHeight / rowHeight) - 1);
}
