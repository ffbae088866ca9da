import type { ChangeCounts } from './changes.ts';
import type { ReadableDb, WritableDb } from './sqlite.ts';

/** A row of `load`. */
export interface LoadRow {
  readonly seq: number;
  readonly job: string;
  readonly mode: 'replace' | 'merge';
  readonly at: string;
  readonly origin: string;
  /** Null for a first load: there is nothing to compare with. */
  readonly changes: ChangeCounts | null;
}

export function recordLoad(db: WritableDb, { seq, job, mode, at, origin, changes }: LoadRow): void {
  db.prepare(
    'INSERT INTO load (seq, job, mode, at, origin, added, changed, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(seq, job, mode, at, origin, changes?.added ?? null, changes?.changed ?? null, changes?.removed ?? null);
}

/** Number of the last load, 0 when there is none. */
export function lastLoad(db: ReadableDb): number {
  return db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM load').pluck().get() ?? 0;
}

/** Copies what is remembered of earlier loads into a new generation, leaving room for the one under way. Gives the last number. */
export function carryHistory(older: ReadableDb, newer: WritableDb, loads: number): number {
  const last = lastLoad(older);
  const from = last - loads + 2;
  copy(older, newer, 'load', `seq >= ${from}`);
  copy(older, newer, 'change', `load_seq >= ${from}`);
  return last;
}

/** Forgets the changes of loads beyond the last `loads`. */
export function forgetLoads(db: WritableDb, loads: number): void {
  const from = lastLoad(db) - loads + 1;
  db.prepare('DELETE FROM change WHERE load_seq < ?').run(from);
  db.prepare('DELETE FROM load WHERE seq < ?').run(from);
}

function copy(older: ReadableDb, newer: WritableDb, table: 'load' | 'change', where: string): void {
  const rows = older.prepare<[], unknown[]>(`SELECT * FROM ${table} WHERE ${where}`).raw();
  const width = rows.columns().length;
  const insert = newer.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
  for (const row of rows.iterate()) insert.run(...row);
}
