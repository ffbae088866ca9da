import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, RefObject } from 'react';
import { within } from './grid-keys.ts';
import { HEADER_ROW } from './grid-model.ts';
import type { CellPlace } from './grid-model.ts';

/** The cell that an event happened in. */
export function cellOf(target: EventTarget | null): CellPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (cell === null || row === null || row === undefined) return undefined;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

function elementOf(grid: HTMLElement, { row, column }: CellPlace): HTMLElement | null {
  return grid.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`);
}

/** Brings a cell into sight sideways; rows are brought by the view. */
function seeColumn(grid: HTMLElement, cell: HTMLElement): void {
  const start = cell.offsetLeft;
  const end = start + cell.offsetWidth;
  if (start < grid.scrollLeft) grid.scrollLeft = start;
  else if (end > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = end - grid.clientWidth;
}

export interface GridFocus {
  readonly focus: CellPlace;
  /** Goes to a cell and gives it the focus. */
  readonly goTo: (place: CellPlace) => void;
  /** Another list: to its first row, unless one is in the header. */
  readonly restart: () => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/** One cell of the grid is reached by Tab; the others by keys (roving focus). */
export function useGridFocus(
  grid: RefObject<HTMLElement | null>,
  extent: { readonly rowCount: number; readonly columnCount: number },
  start: CellPlace,
): GridFocus {
  const [wish, setWish] = useState(start);
  const mustFocus = useRef(false);
  const focus = within(wish, extent);
  const { row, column } = focus;
  useLayoutEffect(() => {
    if (!mustFocus.current || grid.current === null) return;
    mustFocus.current = false;
    const cell = elementOf(grid.current, { row, column });
    cell?.focus({ preventScroll: true });
    if (cell !== null) seeColumn(grid.current, cell);
  });
  const goTo = useCallback((place: CellPlace) => {
    mustFocus.current = true;
    setWish({ ...place });
  }, []);
  const restart = useCallback(() => {
    const inRow = cellOf(document.activeElement);
    if (inRow !== undefined && grid.current?.contains(document.activeElement) === true) mustFocus.current = true;
    setWish((now) => (now.row === HEADER_ROW ? now : { row: 0, column: now.column }));
  }, [grid]);
  const onFocus = useCallback((event: FocusEvent) => {
    const place = cellOf(event.target);
    if (place !== undefined) setWish((now) => (now.row === place.row && now.column === place.column ? now : place));
  }, []);
  return { focus, goTo, restart, onFocus };
}
