import { STAGED_TABLES, type StagedRows, type StagedTable, type Value } from './batch.ts';

/** Takes rows in, value after value, so that nobody keeps them twice. */
export interface RowWriter {
  /** The values that follow are those of whole rows of a table (`rankOf`). */
  begin(table: number): void;
  add(value: Value): void;
}

/** The tables of staged rows, by the number that writers know them by. */
export const TABLES = Object.keys(STAGED_TABLES) as readonly StagedTable[];

export function rankOf(table: StagedTable): number {
  return TABLES.indexOf(table);
}

/** Appends what is written to lists of values. */
export function writerOf(rows: StagedRows): RowWriter {
  let values: Value[] = [];
  return {
    begin: (table) => void (values = rows[TABLES[table] as StagedTable]),
    add: (value) => void values.push(value),
  };
}
