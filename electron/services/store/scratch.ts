import { join } from 'node:path';
import type { WritableDb } from './sqlite.ts';

/**
 * The files of a load in progress, gone once its generation is sealed. Each is written by one thread and then only read, so that
 * nobody waits for the lock of another: SQLite has one writer to a file, whom those who read it hold up.
 */
export interface ScratchFiles {
  /** What was read, row by row (staging.ts). */
  readonly staging: string;
  /** What leads where, by the thread that writes data.db (link.ts). */
  readonly linked: string;
  /** The display order, by the thread of the words while links are made (row-seats.ts). */
  readonly ordered: string;
  /** What rows take from others, by the same thread after that (derived.ts). */
  readonly derived: string;
}

export function scratchFiles(folder: string): ScratchFiles {
  const file = (name: string): string => join(folder, `${name}.db`);
  return { staging: file('staging'), linked: file('linked'), ordered: file('ordered'), derived: file('derived') };
}

/** Larger pages than usual: these files are gone through from one end to the other, again and again. */
const PAGE_BYTES = 8192;
/** Few pages kept: what was just written is near anyway. Half of it was slower, twice no faster. */
const CACHE_KB = 4_000;

export function attach(db: WritableDb, file: string, schema: string): void {
  db.prepare(`ATTACH ? AS ${schema}`).run(file);
}

/** Attaches a file of the load to a connection that makes tables in it. */
export function attachScratch(db: WritableDb, file: string, schema: string, cacheKb = CACHE_KB): void {
  attachMade(db, file, schema, cacheKb);
  db.pragma(`${schema}.page_size = ${PAGE_BYTES}`);
  db.pragma(`${schema}.journal_mode = OFF`);
  db.pragma(`${schema}.synchronous = OFF`);
}

/** Attaches a file of the load that nobody writes any more. */
export function attachMade(db: WritableDb, file: string, schema: string, cacheKb = CACHE_KB): void {
  attach(db, file, schema);
  db.pragma(`${schema}.cache_size = -${cacheKb}`);
}
