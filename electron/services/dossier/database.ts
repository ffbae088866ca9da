import { join } from 'node:path';
import type { Ports } from '../ports.ts';
import { createFolders, foldersOf } from '../store/folders.ts';
import { backupBeforeMigration, isBehind, migrate } from '../store/migrate.ts';
import { openWritable, schemaVersion } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { DOSSIERS_0001 } from './migrations/dossiers-0001.ts';

const MIGRATIONS = [DOSSIERS_0001];

/** Where the dossiers of a data folder lie. */
export function dossiersFile(dataDirectory: string): string {
  return join(dataDirectory, 'dossiers.db');
}

/**
 * Opens the dossiers, making or migrating their database when needed; what a person removes leaves no trace in it.
 * @throws AppError `cache.corrupt`, `cache.newer-version`, `storage.full`, `storage.failed`.
 */
export function openDossiersDb(ports: Pick<Ports, 'dataDirectory' | 'cacheDirectory'>): WritableDb {
  createFolders(foldersOf(ports));
  const db = openWritable(dossiersFile(ports.dataDirectory));
  try {
    db.pragma('secure_delete = ON');
    if (isBehind(db, MIGRATIONS) && schemaVersion(db) > 0) backupBeforeMigration(db);
    migrate(db, MIGRATIONS);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
