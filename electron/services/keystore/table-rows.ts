import { z } from 'zod';
import { guarded } from '../store/sqlite.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';

const cell = z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.base64() })]);
type Cell = z.infer<typeof cell>;

/** Every row of a table, in a form that JSON carries: bytes are `{base64}`. */
export const tableRows = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.array(z.array(cell)),
});
export type TableRows = z.infer<typeof tableRows>;

/** The header is bound to what opens the vault here; it travels in a form of its own. */
const NOT_CARRIED = ['vault'];

/** Tables that a recovery file carries: every one but the header, so that none is forgotten when one is added. */
export function carriedTables(db: ReadableDb): readonly string[] {
  const sql =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY name";
  const names = guarded(db.name, () => db.prepare<[], string>(sql).pluck().all());
  return names.filter((name) => !NOT_CARRIED.includes(name));
}

/** To be called in a transaction, for rows that belong together. */
export function dumpTables(db: ReadableDb): TableRows[] {
  return carriedTables(db).map((name) => {
    const columns = columnsOf(db, name);
    const rows = guarded(db.name, () =>
      db
        .prepare<[], unknown[]>(`SELECT * FROM ${quoted(name)}`)
        .raw()
        .all(),
    );
    return { name, columns, rows: rows.map((row) => row.map(toCell)) };
  });
}

export function isEmpty(db: ReadableDb): boolean {
  return carriedTables(db).every((name) =>
    guarded(db.name, () => db.prepare(`SELECT 1 FROM ${quoted(name)} LIMIT 1`).get() === undefined),
  );
}

/** Erases every carried table and puts these rows in place; to be called in a transaction. Throws a `RangeError` for a table or column that is not there. */
export function replaceTables(db: WritableDb, tables: readonly TableRows[]): void {
  db.pragma('defer_foreign_keys = ON');
  const known = carriedTables(db);
  for (const name of known) db.prepare(`DELETE FROM ${quoted(name)}`).run();
  for (const { name, columns, rows } of tables) {
    const has = known.includes(name) ? columnsOf(db, name) : [];
    if (columns.some((column) => !has.includes(column))) throw new RangeError('unknown table or column');
    const marks = columns.map(() => '?').join(', ');
    const insert = db.prepare(`INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES (${marks})`);
    for (const row of rows) insert.run(...row.map(fromCell));
  }
}

function columnsOf(db: ReadableDb, table: string): string[] {
  return guarded(db.name, () =>
    db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table),
  );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function toCell(value: unknown): Cell {
  return Buffer.isBuffer(value) ? { base64: value.toString('base64') } : (value as Cell);
}

function fromCell(value: Cell): string | number | null | Buffer {
  return typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value;
}
