import { useRef } from 'react';
import { between, countSelected, NOTHING, stretched, toggled, withRange } from './grid-selection.ts';
import type { Selection } from './grid-selection.ts';

export interface GridChoice {
  readonly isPossible: boolean;
  readonly chosen: 'none' | 'some' | 'all' | undefined;
  toggle(row: number): void;
  /** Chooses from the row last chosen to this one. */
  extendTo(row: number): void;
  /** The range being drawn with Shift now ends at `to`. */
  stretch(from: number, to: number): void;
  toggleAll(): void;
  all(): void;
  clear(): void;
}

/** How rows are chosen: one by one, by ranges from the last one, or all. */
export function useGridSelection(
  selection: Selection | undefined,
  onSelect: ((selection: Selection) => void) | undefined,
  rowCount: number,
): GridChoice {
  const anchor = useRef<number | undefined>(undefined);
  const drawn = useRef(false);
  const current = selection ?? NOTHING;
  const choose = (next: Selection, from: number | undefined, isDrawing = false): void => {
    anchor.current = from;
    drawn.current = isDrawing;
    onSelect?.(next);
  };
  const count = countSelected(current);
  const some = count === rowCount ? 'all' : 'some';
  const all = (): void => choose(rowCount === 0 ? NOTHING : [[0, rowCount]], undefined);
  const clear = (): void => choose(NOTHING, undefined);
  return {
    isPossible: selection !== undefined && onSelect !== undefined,
    chosen: selection === undefined ? undefined : count === 0 ? 'none' : some,
    toggle: (row) => choose(toggled(current, row), row),
    extendTo: (row) => choose(withRange(current, ...between(anchor.current ?? row, row)), anchor.current ?? row),
    stretch: (from, to) => {
      const start = drawn.current ? (anchor.current ?? from) : from;
      choose(stretched(current, start, from, to), start, true);
    },
    toggleAll: () => (rowCount > 0 && count === rowCount ? clear() : all()),
    all,
    clear,
  };
}
