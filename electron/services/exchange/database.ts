import { join } from 'node:path';
import type { Ports } from '../ports.ts';
import { createFolders, createPrivateFolder, foldersOf } from '../store/folders.ts';
import { backupBeforeMigration, isBehind, migrate } from '../store/migrate.ts';
import { openWritable, schemaVersion } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { EXCHANGES_0001 } from './migrations/exchanges-0001.ts';

const MIGRATIONS = [EXCHANGES_0001];

export type ExchangePorts = Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'now' | 'log'>;

/** Where answers are kept: what is lost of it can be asked again. */
export function answersFolder(ports: { readonly cacheDirectory: string }): string {
  return join(ports.cacheDirectory, 'answers');
}

/**
 * Opens the history of exchanges, making it or migrating it when needed, its copy as it was beside it.
 * @throws AppError `cache.corrupt`, `cache.newer-version`, `storage.full`, `storage.failed`.
 */
export function openExchangesDb(ports: ExchangePorts): WritableDb {
  createFolders(foldersOf(ports));
  createPrivateFolder(answersFolder(ports));
  const db = openWritable(join(ports.dataDirectory, 'exchanges.db'));
  try {
    if (isBehind(db, MIGRATIONS) && schemaVersion(db) > 0) backupBeforeMigration(db);
    migrate(db, MIGRATIONS);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
