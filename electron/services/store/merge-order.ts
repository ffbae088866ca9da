import { fold } from '../../../shared/domain/search.ts';
import { ROW_STEP } from './migrations/data-0001.ts';
import type { WritableDb } from './sqlite.ts';

/** What the display order goes by. */
export interface Position {
  readonly folded: string;
  readonly identity: string;
}

export interface DisplayOrder {
  /** Free ids at these places of the display order, in the order asked for. Nothing may be written in between. */
  place(positions: readonly Position[]): readonly number[];
  /** Whether a place had too few free ids left, so that some row stands at the end instead of where it belongs. */
  isStale(): boolean;
}

interface Neighbour {
  readonly id: number;
  readonly name: string;
  readonly identity: string;
}

/**
 * Finds room for new rows between those of the full load, whose ids were left apart (design architecture §3.7). No index of
 * folded names is needed: ids are in that order, so a place is found by halving.
 */
export function createDisplayOrder(db: WritableDb): DisplayOrder {
  const next = db.prepare<[number, number], Neighbour>(
    `SELECT id, name, CASE national_id WHEN '' THEN '#' || key ELSE national_id END AS identity
     FROM entity WHERE id >= ? AND id < ? ORDER BY id LIMIT 1`,
  );
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM entity').pluck();
  /** The id of the last row that is not after the position, and that of the first one that is. */
  const gap = (position: Position, end: number): readonly [number, number] => {
    let low = 0;
    let high = end;
    // Rows up to `low` are not after the position, rows from `high` on are.
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const row = next.get(middle, high);
      if (row === undefined || isAfter(row, position)) high = middle;
      else low = row.id;
    }
    return [low, next.get(high, end)?.id ?? end];
  };
  let isStale = false;
  return {
    place(positions) {
      const end = (last.get() ?? 0) + (positions.length + 1) * ROW_STEP;
      const gaps = groupByGap(positions, (position) => gap(position, end));
      const ids: number[] = [];
      let overflow = end;
      for (const { low, high, members } of gaps) {
        const fits = high - low > members.length;
        isStale ||= !fits;
        members.forEach((member, rank) => {
          ids[member] = fits
            ? low + Math.floor(((high - low) * (rank + 1)) / (members.length + 1))
            : (overflow += ROW_STEP);
        });
      }
      return ids;
    },
    isStale: () => isStale,
  };
}

interface Gap {
  readonly low: number;
  readonly high: number;
  /** Indexes of the positions that fall in it, in display order: spread evenly, they leave room for later ones. */
  readonly members: number[];
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

function isAfter({ name, identity }: Neighbour, position: Position): boolean {
  const folded = fold(name);
  return folded === position.folded ? identity > position.identity : folded > position.folded;
}
