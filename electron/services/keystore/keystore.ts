import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { createFolders, foldersOf } from '../store/folders.ts';
import { backupBeforeMigration, isBehind, migrate } from '../store/migrate.ts';
import { immediately, openWritable, schemaVersion } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { createDataKeyHolder } from './data-key.ts';
import type { DataKeyHolder } from './data-key.ts';
import { PASSPHRASE_ITERATIONS } from './envelope.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { KEYSTORE_MIGRATIONS } from './schema.ts';
import { createSeals } from './seals.ts';
import type { Seals } from './seals.ts';
import { createVaultRows } from './vault.ts';
import type { Vault } from './vault.ts';

/** The database of keys, certificates, authorities and of what was done with them. */
export interface Keystore {
  /** For the row modules of this room. */
  readonly db: WritableDb;
  readonly vault: Vault;
  readonly journal: Journal;
  readonly seals: Seals;
  readonly holder: DataKeyHolder;
  /** Rounds of PBKDF2 on new passphrases. */
  readonly iterations: number;
  readonly now: () => Date;
  /** All or nothing: rows, sealed keys and the entry of the journal that tells of them. */
  transaction<T>(work: () => T): T;
  /** Tells that the vault opens otherwise than before. */
  changed(): void;
  /** Locks and closes. */
  close(): void;
}

export interface KeystoreOptions {
  readonly ports: Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'now' | 'log' | 'keyProtector'>;
  /** Minutes without use after which the vault locks; asked at each use. */
  readonly lockMinutes: () => number;
  readonly onChange: () => void;
  /** For tests only: fewer rounds than any passphrase deserves. */
  readonly iterations?: number;
}

/** Where the vault of a data folder lies. */
export function vaultFile(dataDirectory: string): string {
  return join(dataDirectory, 'vault.db');
}

/**
 * Opens the database of the vault, making it and migrating it when needed; the vault itself stays locked.
 * @throws AppError `vault.tampered` when it is damaged, `cache.newer-version`, `storage.full`, `storage.failed`.
 */
export function openKeystore(options: KeystoreOptions): Keystore {
  const { ports, lockMinutes, onChange, iterations = PASSPHRASE_ITERATIONS } = options;
  const { now, log, keyProtector } = ports;
  createFolders(foldersOf(ports));
  const db = openVaultDb(vaultFile(ports.dataDirectory));
  const holder = createDataKeyHolder({ now, lockMinutes, onIdle: onChange });
  const journal = createJournal(db, holder, now);
  const parts = { db, holder, journal, now, keyProtector, iterations, lockMinutes, onChange, warn: log.warn };
  return {
    ...{ db, holder, journal, iterations, now },
    vault: createVaultRows(parts),
    seals: createSeals(db, holder, journal),
    transaction: (work) => immediately(db, work),
    changed: onChange,
    close() {
      holder.drop();
      db.close();
    },
  };
}

/** Opens a database of the vault's kind; what is erased leaves no trace in it. */
export function openVaultDb(file: string): WritableDb {
  const db = orTampered(() => openWritable(file));
  try {
    db.pragma('secure_delete = ON');
    orTampered(() => {
      if (isBehind(db, KEYSTORE_MIGRATIONS) && schemaVersion(db) > 0) backupBeforeMigration(db);
      migrate(db, KEYSTORE_MIGRATIONS);
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A damaged cache is made again; a damaged vault is not. */
function orTampered<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'cache.corrupt') throw error;
    const values = { reason: 'file' };
    throw new AppError('vault.tampered', 'vault.db is damaged; restore a recovery file.', { values, cause: error });
  }
}
