import { ROW_STEP } from './migrations/data-0001.ts';
import type { WritableDb } from './sqlite.ts';

/** A row that gives way: its id, and the one that it gets. */
export interface Shift {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
}

export interface Gap {
  /** The id of the last row that is not after the position, and that of the first one that is. */
  readonly low: number;
  readonly high: number;
  /** Indexes of the positions that fall in it, in display order: spread evenly, they leave room for later ones. */
  readonly members: number[];
}

/** So many ids between two, none of them that of a row which has not left yet; undefined when they are too many. */
export function spread(
  { low, high }: Pick<Gap, 'low' | 'high'>,
  count: number,
  taken: ReadonlySet<number>,
): readonly number[] | undefined {
  const ids: number[] = [];
  for (let rank = 1; rank <= count; rank += 1) {
    const wanted = low + Math.floor(((high - low) * rank) / (count + 1));
    let id = Math.max(wanted, (ids.at(-1) ?? low) + 1);
    while (taken.has(id)) id += 1;
    if (id >= high) return undefined;
    ids.push(id);
  }
  return ids;
}

/** What is found by making room. */
export interface Room {
  /** For the members of the gap, in their order. */
  readonly ids: readonly number[];
  readonly shifts: readonly Shift[];
  /** The first row behind those that give way. */
  readonly high: number;
}

/** The rows that may give way lie between these ids, which may not. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

interface Row {
  readonly id: number;
  readonly kind: number;
}

export const NEIGHBOURHOOD = {
  before: 'SELECT id, kind FROM main.entity WHERE id <= ? AND id > ? ORDER BY id DESC LIMIT ?',
  after: 'SELECT id, kind FROM main.entity WHERE id >= ? AND id < ? ORDER BY id LIMIT ?',
};

/** Free ids behind each row that gave way, at least: what comes next finds room at once. */
const LEAST_STEP = ROW_STEP / 8;
/** Rows on either side that give way: first so many, then four times as many while that is not enough. */
const FIRST = 16;
const MOST = 4096;

/** Spreads the rows around a full gap and those that are to come into it; undefined when too many would have to give way. */
export function roomMaker(
  db: WritableDb,
): (gap: Gap, bounds: Bounds, leaving: ReadonlySet<number>) => Room | undefined {
  const before = db.prepare<[number, number, number], Row>(NEIGHBOURHOOD.before);
  const after = db.prepare<[number, number, number], Row>(NEIGHBOURHOOD.after);
  return ({ low, high, members }, { from, to }, leaving) => {
    for (let reach = FIRST; reach <= MOST; reach *= 4) {
      // One more on either side tells how far the others may go.
      const [left, start] = within(before.all(low, from, reach + 1), reach, from);
      const [right, end] = within(after.all(high, to, reach + 1), reach, to);
      const stay = (rows: readonly Row[]): readonly Row[] => rows.filter(({ id }) => !leaving.has(id));
      const [first, behind] = [stay(left).toReversed(), stay(right)];
      const count = first.length + members.length + behind.length;
      if (end - start < (count + 1) * LEAST_STEP) continue;
      const around = [...first, ...behind];
      const ids = spread({ low: start, high: end }, count, new Set([...leaving, ...around.map(({ id }) => id)]));
      if (ids === undefined) continue;
      const found = ids.slice(first.length, first.length + members.length);
      const others = [...ids.slice(0, first.length), ...ids.slice(first.length + members.length)];
      const shifts = around.map(({ id, kind }, index) => ({ kind, from: id, to: others[index] ?? id }));
      return { ids: found, shifts, high: end };
    }
    return undefined;
  };
}

/** The rows up to a number, and the id of the next one, or else the bound. */
function within(rows: readonly Row[], reach: number, bound: number): readonly [readonly Row[], number] {
  return [rows.slice(0, reach), rows[reach]?.id ?? bound];
}
