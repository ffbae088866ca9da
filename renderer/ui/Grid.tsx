import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import type { CSSProperties, MouseEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyHeight } from './grid-geometry.ts';
import { HEADER_ROW, OVERSCAN, ROW_HEIGHT } from './grid-model.ts';
import type { CellPlace, GridColumn, GridProps } from './grid-model.ts';
import { isSelected, NOTHING } from './grid-selection.ts';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import { gridActions } from './use-grid-actions.ts';
import { useGridFocus } from './use-grid-focus.ts';
import type { GridFocus } from './use-grid-focus.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { useGridView } from './use-grid-view.ts';
import type { GridView } from './use-grid-view.ts';
import './grid.css';

/** Width of the column of selection boxes, in rem. */
const BOX_WIDTH = 2.5;

function tracks<R>(columns: readonly GridColumn<R>[], isSelectable: boolean): CSSProperties {
  const widths = columns.map(({ width, grow = 0 }) => (grow === 0 ? `${width}rem` : `minmax(${width}rem, ${grow}fr)`));
  const least = columns.reduce((sum, { width }) => sum + width, isSelectable ? BOX_WIDTH : 0);
  const all = isSelectable ? [`${BOX_WIDTH}rem`, ...widths] : widths;
  return { '--grid-columns': all.join(' '), '--grid-least': `${least}rem` } as CSSProperties;
}

/** The rows to render: those seen, some around them, and the focused one wherever it is, so that it keeps the focus. */
function renderedRows({ window: { from, to }, size: { rowCount } }: GridView, focusRow: number): readonly number[] {
  const first = Math.max(0, from - OVERSCAN);
  const last = Math.min(rowCount, to + OVERSCAN);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  if (focusRow < 0 || focusRow >= rowCount) return rows;
  if (focusRow < first) return [focusRow, ...rows];
  return focusRow >= last ? [...rows, focusRow] : rows;
}

/** Says in full, on hover, what a cell had to cut. */
function showCut(event: MouseEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
  if (cell === null) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}

function Rows<R>({ props, view, focus }: { props: GridProps<R>; view: GridView; focus: CellPlace }): ReactNode {
  const { base, offset } = view.window;
  const { selection } = props;
  return (
    <div role="presentation" className="grid-window" style={{ top: offset }}>
      {renderedRows(view, focus.row).map((index) => (
        <GridRow
          key={index}
          index={index}
          top={(index - base) * ROW_HEIGHT}
          row={props.getRow(index)}
          columns={props.columns}
          nameOf={props.nameOf}
          isSelectable={selection !== undefined}
          isSelected={isSelected(selection ?? NOTHING, index)}
          focusColumn={focus.row === index ? focus.column : undefined}
        />
      ))}
    </div>
  );
}

/** Another list starts from its top; the grid shown again starts from where one was. */
function useStart<R>(
  scroller: RefObject<HTMLElement | null>,
  props: GridProps<R>,
  view: GridView,
  focus: GridFocus,
): void {
  const { listKey, place } = props;
  const start = useRef(place?.current);
  const shown = useRef(listKey);
  const { onScroll } = view;
  const { goTo, restart } = focus;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (shown.current !== listKey) {
      shown.current = listKey;
      element.scrollTop = 0;
      restart();
    } else if (start.current !== undefined) {
      element.scrollTop = start.current.scrollTop;
      if (start.current.hasFocus) goTo(start.current);
      start.current = undefined;
    }
    onScroll();
  }, [scroller, listKey, onScroll, goTo, restart]);
}

/** State, keyboard and memory of a grid. */
function useGrid<R>(props: GridProps<R>) {
  const { rowCount, columns, selection, onSelect, place, listKey, ref, onRangeVisible } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const first = selection === undefined ? 0 : 1;
  const view = useGridView(scroller, rowCount, place?.current?.scrollTop ?? 0);
  const extent = { rowCount, columnCount: columns.length + first };
  const focus = useGridFocus(scroller, extent, place?.current ?? { row: 0, column: first });
  const choice = useGridSelection(selection, onSelect, rowCount);
  useStart(scroller, props, view, focus);
  const { from, to } = view.window;
  useEffect(() => onRangeVisible?.(from, to), [onRangeVisible, from, to, listKey, rowCount]);
  const remember = (hasFocus = scroller.current?.contains(document.activeElement) === true): void => {
    if (place !== undefined && scroller.current !== null) {
      place.current = { scrollTop: scroller.current.scrollTop, ...focus.focus, hasFocus };
    }
  };
  useEffect(remember);
  useImperativeHandle(ref, () => ({
    focus: () => focus.goTo(focus.focus),
    visible: () => [from, to],
    scrollToRow: view.see,
  }));
  return { scroller, view, focus, choice, remember };
}

/** What the grid says of itself: its size, and what its keys do. */
function describe<R>({ label, columns, rowCount }: GridProps<R>, isSelectable: boolean, hint: string) {
  return {
    role: 'grid',
    className: 'grid',
    'aria-label': label,
    'aria-describedby': hint,
    'aria-rowcount': rowCount + 1,
    'aria-colcount': columns.length + (isSelectable ? 1 : 0),
    ...(isSelectable && { 'aria-multiselectable': true }),
  } as const;
}

/**
 * A list of any length as an accessible grid: only the rows in sight are in the page, one cell is reached by Tab and the others by
 * arrows, Home, End, Page Up and Down, Ctrl with them. Enter opens a row, Space chooses it, Shift chooses a range.
 * The caller brings rows as they come into sight (`onRangeVisible`), and keeps what is chosen and sorted.
 */
export function Grid<R>(props: GridProps<R>) {
  const { t } = useTranslation();
  const hint = useId();
  const { scroller, view, focus, choice, remember } = useGrid(props);
  const { columns, sort } = props;
  const { isPossible } = choice;
  const style = useMemo(() => tracks(columns, isPossible), [columns, isPossible]);
  const place = focus.focus;
  return (
    <div
      ref={scroller}
      {...describe(props, isPossible, hint)}
      style={style}
      onScroll={() => {
        view.onScroll();
        remember();
      }}
      onFocus={focus.onFocus}
      onBlur={(event) => remember(event.currentTarget.contains(event.relatedTarget))}
      onMouseOver={showCut}
      {...gridActions({ props, view, focus, choice })}
    >
      <GridHeader
        columns={columns}
        selected={choice.chosen}
        sort={sort}
        focusColumn={place.row === HEADER_ROW ? place.column : undefined}
      />
      <div role="rowgroup" className="grid-body" style={{ height: bodyHeight(view.size) }}>
        <Rows props={props} view={view} focus={place} />
      </div>
      <span id={hint} hidden>
        {isPossible ? t('grid.hintWithChoice') : t('grid.hint')}
      </span>
    </div>
  );
}
