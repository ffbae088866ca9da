import { immediately, schemaVersion, type WritableDb, assertKnownVersion } from './sqlite.ts';

/** A step of a schema: its number is its place in the list, and it is never edited once released. */
export type Migration = string;

/** Whether a database lacks some of the steps. */
export function isBehind(db: WritableDb, migrations: readonly Migration[]): boolean {
  return schemaVersion(db) < migrations.length;
}

/**
 * Brings a database to the last step, all in one transaction.
 * @throws AppError `cache.newer-version` when a later version of the program made it.
 */
export function migrate(db: WritableDb, migrations: readonly Migration[]): void {
  assertKnownVersion(db, migrations.length);
  if (!isBehind(db, migrations)) return;
  immediately(db, () => {
    // Read again under the lock: another process may have just done it.
    for (const step of migrations.slice(schemaVersion(db))) db.exec(step);
    db.pragma(`user_version = ${migrations.length}`);
  });
}
