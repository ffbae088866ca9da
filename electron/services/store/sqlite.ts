import { closeSync, mkdirSync, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { Log } from '../ports.ts';
import { storageError } from './storage-error.ts';

/** A connection by which nothing can be changed. */
export type ReadableDb = Database.Database & { readonly __readable: never };
/** A connection that may change its file; it can be used wherever a readable one is asked for. */
export type WritableDb = ReadableDb & { readonly __writable: never };

export interface OpenOptions {
  /** How long to wait for another connection's lock, in milliseconds. */
  readonly busyTimeout?: number;
}

const BUSY_TIMEOUT = 5000;

/**
 * Opens an existing database for reading only.
 * @throws AppError `cache.corrupt` when it is not a database, `storage.failed` when it cannot be opened.
 */
export function openReadable(file: string, { busyTimeout = BUSY_TIMEOUT }: OpenOptions = {}): ReadableDb {
  return guarded(file, () => {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeout });
    return prepared(db, ['query_only = ON', 'trusted_schema = OFF']) as ReadableDb;
  });
}

/**
 * Opens a database that keeps what it acknowledged: WAL, and every commit on the disk before it returns. A new file is
 * readable by its owner only, whatever the umask; SQLite gives its companions (-wal, -shm) the same rights.
 */
export function openWritable(file: string, { busyTimeout = BUSY_TIMEOUT }: OpenOptions = {}): WritableDb {
  return guarded(file, () => {
    createPrivately(file);
    const db = new Database(file, { timeout: busyTimeout });
    const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'trusted_schema = OFF'];
    return prepared(db, pragmas) as WritableDb;
  });
}

/**
 * Opens a file under construction: no journal and no wait for the disk, because nobody can see it before it is sealed and
 * published. A failure leaves it unusable, to be thrown away.
 */
export function openUnderConstruction(file: string, cacheKb: number): WritableDb {
  return guarded(file, () => {
    createPrivately(file);
    const db = new Database(file, { timeout: 0 });
    const pragmas = [
      'journal_mode = OFF',
      'synchronous = OFF',
      'main.locking_mode = EXCLUSIVE',
      'temp_store = FILE',
      `cache_size = -${cacheKb}`,
      'foreign_keys = OFF',
      'trusted_schema = OFF',
    ];
    return prepared(db, pragmas) as WritableDb;
  });
}

/** Takes the exclusive lock of a file made for that; undefined when another connection, here or elsewhere, holds it. */
export function openLockFile(file: string): WritableDb | undefined {
  return guarded(file, () => {
    createPrivately(file);
    const db = new Database(file, { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
      return db as WritableDb;
    } catch (error) {
      db.close();
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
      throw error;
    }
  });
}

/** Runs `work`, its SQLite and file system failures turned into AppError (design house style: errors carry a code). */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw storageError(cause, basename(file));
  }
}

/** All or nothing, with the write lock taken at once so that two writers never both read first. */
export function immediately<T>(db: WritableDb, work: () => T): T {
  return guarded(db.name, () => db.transaction(work).immediate());
}

/**
 * Runs work that writes to one table while it goes through another one, which the library refuses unless told; SQLite itself
 * allows it as long as the tables are different.
 */
export function whileReading<T>(db: WritableDb, work: () => T): T {
  db.unsafeMode(true);
  try {
    return guarded(db.name, work);
  } finally {
    db.unsafeMode(false);
  }
}

/** Version of the SQLite that is built in. */
export function sqliteVersion(): string {
  return guarded('memory', () => {
    const db = new Database(':memory:');
    try {
      return String(db.prepare('SELECT sqlite_version()').pluck().get());
    } finally {
      db.close();
    }
  });
}

/** Schema version of a database, 0 for a new one. */
export function schemaVersion(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Refuses a database made by a later version of the program, which would read it wrongly. */
export function assertKnownVersion(db: ReadableDb, known: number): void {
  const found = schemaVersion(db);
  if (found <= known) return;
  throw new AppError(
    'cache.newer-version',
    `${basename(db.name)} was made by a later version of Cercle; update Cercle.`,
    {
      values: { file: basename(db.name), found, known },
    },
  );
}

const SLOW_MS = 40;

/** Runs a named query and tells the log when it was slow: what to look at first when something drags. */
export function timed<T>(log: Log, name: string, query: () => T): T {
  const start = performance.now();
  try {
    return query();
  } finally {
    const ms = performance.now() - start;
    if (ms > SLOW_MS) log.info(`slow query: ${name} took ${Math.round(ms)} ms`);
  }
}

/** The first statement reads the header, so that a damaged or foreign file is told at opening. */
function prepared(db: Database.Database, pragmas: readonly string[]): Database.Database {
  try {
    db.pragma('schema_version');
    for (const pragma of pragmas) db.pragma(pragma);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}
