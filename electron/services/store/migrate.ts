import { existsSync, rmSync } from 'node:fs';
import { assertKnownVersion, guarded, immediately, schemaVersion, type WritableDb } from './sqlite.ts';

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

/** Copies a database beside itself before it is migrated, under the number of its version; gives the copy's path. */
export function backupBeforeMigration(db: WritableDb): string {
  const copy = `${db.name}.v${schemaVersion(db)}.backup`;
  guarded(copy, () => {
    if (existsSync(copy)) rmSync(copy);
    // Unlike a copy of the file, this one takes in what is still in the log; it is readable by its owner only, as the folder.
    db.prepare('VACUUM INTO ?').run(copy);
  });
  return copy;
}
