import type { KeyboardEvent, MouseEvent } from 'react';
import { pageOf } from './grid-geometry.ts';
import { cellAfterKey } from './grid-keys.ts';
import { HEADER_ROW } from './grid-model.ts';
import type { CellPlace, GridProps } from './grid-model.ts';
import type { GridChoice } from './use-grid-selection.ts';
import type { GridFocus } from './use-grid-focus.ts';
import { cellOf } from './use-grid-focus.ts';
import type { GridView } from './use-grid-view.ts';

interface Parts<R> {
  readonly props: GridProps<R>;
  readonly view: GridView;
  readonly focus: GridFocus;
  readonly choice: GridChoice;
}

export interface GridActions {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
}

/** What keys and the mouse do in a grid. */
export function gridActions<R>(parts: Parts<R>): GridActions {
  const { props, choice } = parts;
  return {
    onKeyDown: (event) => {
      if (event.altKey || cellOf(event.target) === undefined) return;
      if (move(event, parts) || act(event, parts)) event.preventDefault();
    },
    onClick: (event) => click(event, parts),
    onDoubleClick: (event) => {
      const cell = cellOf(event.target);
      if (cell !== undefined && cell.row !== HEADER_ROW && !isChoiceCell(cell, choice)) props.onOpen?.(cell.row);
    },
    // Shift and a click draw a range of rows, not of text.
    onMouseDown: (event) => {
      if (event.shiftKey) event.preventDefault();
    },
  };
}

function isChoiceCell({ column }: CellPlace, choice: GridChoice): boolean {
  return choice.isPossible && column === 0;
}

function move<R>(event: KeyboardEvent, { props, view, focus, choice }: Parts<R>): boolean {
  const from = focus.focus;
  const columnCount = props.columns.length + (choice.isPossible ? 1 : 0);
  const key = { key: event.key, isJump: event.ctrlKey || event.metaKey };
  const to = cellAfterKey(key, from, { rowCount: props.rowCount, columnCount, page: pageOf(view.size) });
  if (to === undefined) return false;
  view.see(to.row);
  focus.goTo(to);
  const isDrawing = event.shiftKey && choice.isPossible && from.row !== HEADER_ROW && to.row !== HEADER_ROW;
  if (isDrawing && to.row !== from.row) choice.stretch(from.row, to.row);
  return true;
}

function act<R>(event: KeyboardEvent, { props, focus, choice }: Parts<R>): boolean {
  const { row } = focus.focus;
  const isJump = event.ctrlKey || event.metaKey;
  if (event.key === 'a' && isJump && choice.isPossible) choice.all();
  else if (event.key === 'Escape' && choice.chosen !== undefined && choice.chosen !== 'none') choice.clear();
  else if ((event.key === 'Enter' || event.key === ' ') && row === HEADER_ROW) header(focus.focus, props, choice);
  else if (event.key === 'Enter' && !isJump) props.onOpen?.(row);
  else if (event.key === ' ' && choice.isPossible) choose(row, event.shiftKey, choice);
  else return false;
  return true;
}

function choose(row: number, isRange: boolean, choice: GridChoice): void {
  if (isRange) choice.extendTo(row);
  else choice.toggle(row);
}

function header<R>(cell: CellPlace, props: GridProps<R>, choice: GridChoice): void {
  if (isChoiceCell(cell, choice)) return choice.toggleAll();
  const column = props.columns[cell.column - (choice.isPossible ? 1 : 0)];
  if (column?.isSortable === true) props.onSort?.(column.id);
}

function click<R>(event: MouseEvent, { props, focus, choice }: Parts<R>): void {
  const cell = cellOf(event.target);
  if (cell === undefined) return;
  focus.goTo(cell);
  if (cell.row === HEADER_ROW) return header(cell, props, choice);
  if (choice.isPossible && (event.shiftKey || isChoiceCell(cell, choice)))
    return choose(cell.row, event.shiftKey, choice);
  if (choice.isPossible && (event.ctrlKey || event.metaKey)) return choice.toggle(cell.row);
  const isWord = event.target instanceof Element && event.target.closest('[data-opens-row]') !== null;
  if (isWord) props.onOpen?.(cell.row);
}
