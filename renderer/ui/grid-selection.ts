/** Chosen rows as disjoint ranges `[from, to)` in order: a million rows chosen at once cost one range. */
export type Selection = readonly (readonly [from: number, to: number])[];

export const NOTHING: Selection = [];

export function isSelected(selection: Selection, row: number): boolean {
  return selection.some(([from, to]) => row >= from && row < to);
}

export function countSelected(selection: Selection): number {
  return selection.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The selection with the rows `[from, to)` added. */
export function withRange(selection: Selection, from: number, to: number): Selection {
  if (to <= from) return selection;
  const apart = selection.filter(([start, end]) => end < from || start > to);
  const touching = selection.filter(([start, end]) => end >= from && start <= to);
  const merged: readonly [number, number] = [
    Math.min(from, ...touching.map(([start]) => start)),
    Math.max(to, ...touching.map(([, end]) => end)),
  ];
  return [...apart, merged].sort(([a], [b]) => a - b);
}

/** The selection with the rows `[from, to)` taken off. */
export function withoutRange(selection: Selection, from: number, to: number): Selection {
  return selection.flatMap(([start, end]): Selection => {
    const left: Selection = start < Math.min(end, from) ? [[start, Math.min(end, from)]] : [];
    const right: Selection = Math.max(start, to) < end ? [[Math.max(start, to), end]] : [];
    return [...left, ...right];
  });
}

/** The selection with one row added, or taken off when it was chosen. */
export function toggled(selection: Selection, row: number): Selection {
  return isSelected(selection, row) ? withoutRange(selection, row, row + 1) : withRange(selection, row, row + 1);
}

/** The range between two rows, both in it, whichever comes first. */
export function between(a: number, b: number): readonly [from: number, to: number] {
  return [Math.min(a, b), Math.max(a, b) + 1];
}

/** What a range started at `anchor` becomes when its other end goes from `before` to `after`. */
export function stretched(selection: Selection, anchor: number, before: number, after: number): Selection {
  return withRange(withoutRange(selection, ...between(anchor, before)), ...between(anchor, after));
}
