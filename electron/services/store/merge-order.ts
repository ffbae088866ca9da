import { fold } from '../../../shared/domain/search.ts';
import { ROW_STEP } from './migrations/data-0001.ts';
import { roomMaker, spread, type Gap, type Shift } from './merge-room.ts';
import type { WritableDb } from './sqlite.ts';

/** What the display order goes by. */
export interface Position {
  readonly folded: string;
  readonly identity: string;
}

export interface DisplayOrder {
  /**
   * Ids at these places of the display order, in the order asked for; `olds` are the ids that these rows leave, undefined for new
   * ones. A row whose old id still is at its place keeps it. Nothing may be written in between.
   */
  place(positions: readonly Position[], olds?: readonly (number | undefined)[]): readonly number[];
  /** Rows that must give way first, where too few ids were free: no id that one gets is one that another leaves. */
  shifts(): readonly Shift[];
  /** Whether giving way did not help, so that some row stands at the end instead of where it belongs. */
  isStale(): boolean;
}

/**
 * Finds room for new rows between those of the full load, whose ids were left apart (design architecture §3.7). Rows that leave
 * their place bound nothing: a group that changes its names once a week never runs out of room. Where a gap is full, as many
 * neighbours as it takes give way.
 */
export function createDisplayOrder(db: WritableDb): DisplayOrder {
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM main.entity').pluck();
  const makeRoom = roomMaker(db);
  const shifts: Shift[] = [];
  let isStale = false;
  return {
    place(positions, olds = []) {
      const leaving = new Set(olds.filter((id) => id !== undefined));
      const end = (last.get() ?? 0) + (positions.length + 1) * ROW_STEP;
      const gaps = groupByGap(positions, gapFinder(db, end, leaving));
      const ids: number[] = [];
      let overflow = end;
      let settled = 0;
      gaps.forEach((gap, index) => {
        const own = keptId(gap, olds);
        let found = own === undefined ? spread(gap, gap.members.length, leaving) : [own];
        if (found === undefined) {
          const room = makeRoom(gap, { from: settled, to: gaps[index + 1]?.low ?? end }, leaving);
          if (room !== undefined) shifts.push(...room.shifts);
          settled = room?.high ?? settled;
          found = room?.ids;
        }
        settled = Math.max(settled, gap.high);
        isStale ||= found === undefined;
        gap.members.forEach((member, rank) => (ids[member] = found?.[rank] ?? (overflow += ROW_STEP)));
      });
      return ids;
    },
    shifts: () => shifts,
    isStale: () => isStale,
  };
}

/** The old id of the only row of a gap, when it lies there. */
function keptId({ low, high, members }: Gap, olds: readonly (number | undefined)[]): number | undefined {
  const own = members.length === 1 ? olds[members[0] ?? 0] : undefined;
  return own !== undefined && low < own && own < high ? own : undefined;
}

function groupByGap(
  positions: readonly Position[],
  gapOf: (position: Position) => readonly [number, number],
): readonly Gap[] {
  const gaps = new Map<number, Gap>();
  const sorted = positions
    .map((position, index) => ({ position, index }))
    .sort((a, b) => compare(a.position, b.position));
  for (const { position, index } of sorted) {
    const [low, high] = gapOf(position);
    const gap = gaps.get(low) ?? { low, high, members: [] };
    gap.members.push(index);
    gaps.set(low, gap);
  }
  return [...gaps.values()];
}

function compare(a: Position, b: Position): number {
  if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
  return a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0;
}

interface Neighbour extends Position {
  readonly id: number;
}

type Row = readonly [id: number, name: string, identity: string];

const ROW = "SELECT id, name, CASE national_id WHEN '' THEN '#' || key ELSE national_id END FROM main.entity";
/** What finds a place: no index of folded names is needed, ids are in that order, so it is found by halving. */
export const NEIGHBOURS = {
  from: `${ROW} WHERE id >= ? ORDER BY id LIMIT 1`,
  between: `${ROW} WHERE id > ? AND id < ? ORDER BY id`,
  before: 'SELECT id FROM main.entity WHERE id < ? ORDER BY id DESC LIMIT 1',
  after: 'SELECT id FROM main.entity WHERE id > ? ORDER BY id LIMIT 1',
};

/** So few ids that their rows are read at once. */
const NEAR = 8 * ROW_STEP;
/** Halvings whose outcome is kept: the first ones are the same for many positions. */
const KEPT = 1 << 14;

/** Finds the gaps of positions that are asked for in their order. */
function gapFinder(
  db: WritableDb,
  end: number,
  leaving: ReadonlySet<number>,
): (position: Position) => readonly [number, number] {
  const from = db.prepare<[number], Row>(NEIGHBOURS.from).raw();
  const between = db.prepare<[number, number], Row>(NEIGHBOURS.between).raw();
  const kept = new Map<number, Neighbour | undefined>();
  const at = (middle: number): Neighbour | undefined => {
    if (kept.has(middle)) return kept.get(middle);
    const row = from.get(middle);
    const found = row === undefined ? undefined : toNeighbour(row);
    if (kept.size < KEPT) kept.set(middle, found);
    return found;
  };
  const [before, after] = stayingNeighbours(db, leaving);
  let last: { readonly gap: readonly [number, number]; readonly end: Neighbour | undefined } | undefined;
  return (position) => {
    // Positions come in their order: many fall where the one before did.
    if (last !== undefined && (last.end === undefined || compare(last.end, position) > 0)) return last.gap;
    let low = 0;
    let high = end;
    // Rows up to `low` are not after the position, rows from `high` on are.
    while (high - low > NEAR) {
      const middle = Math.floor((low + high) / 2);
      const row = at(middle);
      if (row === undefined || row.id >= high || compare(row, position) > 0) high = middle;
      else low = row.id;
    }
    for (const row of between.all(low, high)) {
      const neighbour = toNeighbour(row);
      if (compare(neighbour, position) <= 0) low = neighbour.id;
      else {
        high = neighbour.id;
        break;
      }
    }
    const next = after(high - 1);
    last = { gap: [before(low), next ?? end], end: next === undefined ? undefined : at(next) };
    return last.gap;
  };
}

/**
 * The last row up to an id that stays where it is, 0 for none, and the first one behind an id. Rows that leave often stand side by
 * side, so that what was found from one of them serves the next.
 */
function stayingNeighbours(
  db: WritableDb,
  leaving: ReadonlySet<number>,
): readonly [(id: number) => number, (id: number) => number | undefined] {
  const previous = db.prepare<[number], number>(NEIGHBOURS.before).pluck();
  const next = db.prepare<[number], number>(NEIGHBOURS.after).pluck();
  const walk = (step: (id: number) => number | undefined): ((id: number) => number | undefined) => {
    const known = new Map<number, number | undefined>();
    return (start) => {
      const passed: number[] = [];
      let id: number | undefined = start;
      while (id !== undefined && leaving.has(id) && !known.has(id)) {
        passed.push(id);
        id = step(id);
      }
      const found = id !== undefined && known.has(id) ? known.get(id) : id;
      for (const one of passed) known.set(one, found);
      return found;
    };
  };
  const back = walk((id) => previous.get(id));
  const on = walk((id) => next.get(id));
  return [
    (id) => back(id) ?? 0,
    (id) => {
      const first = next.get(id);
      return first === undefined ? undefined : on(first);
    },
  ];
}

function toNeighbour([id, name, identity]: Row): Neighbour {
  return { id, folded: fold(name), identity };
}
