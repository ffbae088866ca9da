import type { WritableDb } from './sqlite.ts';

/**
 * Keeps summary and cube equal to a recount while rows change: what a row counted for is taken out before it changes, and
 * what it counts for is put in at the end.
 */
export interface Tally {
  /** To be called before anything that is counted of a row changes, and for each new row. */
  take(id: number): void;
  /** The row has another id from now on. */
  rename(from: number, to: number): void;
  /** Writes the counts as they are now. */
  apply(): void;
}

interface Brief {
  readonly kind: number;
  readonly type_oi: string;
  readonly departement: string;
}

export function createTally(db: WritableDb): Tally {
  const brief = db.prepare<[number], Brief>('SELECT kind, type_oi, departement FROM entity WHERE id = ?');
  const codes = db
    .prepare<[number], readonly [number, string]>('SELECT facet, code FROM entity_code WHERE id = ?')
    .raw();
  const taken = new Set<number>();
  const summary = new Map<string, number>();
  const cube = new Map<string, number>();
  const count = (id: number, by: 1 | -1): void => {
    const row = brief.get(id);
    if (row === undefined) return;
    for (const [facet, code] of codes.all(id)) {
      add(summary, [facet, row.kind, row.type_oi, code], by);
      add(cube, [row.departement, facet, row.kind, row.type_oi, code], by);
    }
  };
  return {
    take(id) {
      if (taken.has(id)) return;
      taken.add(id);
      count(id, -1);
    },
    rename(from, to) {
      if (taken.delete(from)) taken.add(to);
    },
    apply() {
      for (const id of taken) count(id, 1);
      write(db, 'summary', ['facet', 'kind', 'type_oi', 'code'], summary);
      write(db, 'cube', ['departement', 'facet', 'kind', 'type_oi', 'code'], cube);
    },
  };
}

function add(counts: Map<string, number>, key: readonly (string | number)[], by: number): void {
  const text = JSON.stringify(key);
  counts.set(text, (counts.get(text) ?? 0) + by);
}

function write(
  db: WritableDb,
  table: 'summary' | 'cube',
  columns: readonly string[],
  counts: ReadonlyMap<string, number>,
): void {
  const change = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}, count) VALUES (${columns.map(() => '?').join(', ')}, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  );
  const empty = db.prepare(
    `DELETE FROM ${table} WHERE ${columns.map((name) => `${name} = ?`).join(' AND ')} AND count = 0`,
  );
  for (const [key, by] of counts) {
    if (by === 0) continue;
    const values = JSON.parse(key) as (string | number)[];
    change.run(...values, by);
    if (by < 0) empty.run(...values);
  }
}
