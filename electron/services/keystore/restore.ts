import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { migrate } from '../store/migrate.ts';
import { guarded, immediately, openWritable } from '../store/sqlite.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { backupContent } from './backup.ts';
import type { BackupContent } from './backup.ts';
import { backupInvalid, decodeBackup } from './backup-file.ts';
import { KEY_BYTES, unseal } from './envelope.ts';
import { insertHeader, readHeader } from './header.ts';
import type { Keystore } from './keystore.ts';
import { newHeader } from './opening.ts';
import { refuseWeak, wrapByPassphrase } from './protections.ts';
import type { PassphraseWrapping } from './protections.ts';
import { KEYSTORE_MIGRATIONS } from './schema.ts';
import { dumpTables, isEmpty, replaceTables } from './table-rows.ts';
import type { TableRows } from './table-rows.ts';

export interface RestoreChoice {
  readonly passphrase: string;
  /** Of the vault; that of the file when absent. */
  readonly newPassphrase?: string | undefined;
  /** Puts it in the place of a vault that is there; the old database is kept beside under a dated name. */
  readonly replace?: boolean | undefined;
}

/** A content is text of this size in memory. */
const MAX_BYTES = 400e6;
const STAGE = '.vault-restore-';
const ABANDONED_MS = 3_600_000;

/**
 * Makes the vault from a recovery file and leaves it open. All of the file is checked first, and rows change in one
 * transaction: a refusal or a kill leaves what was there, and other processes see the old vault or the new one.
 * @throws AppError `vault.exists`, `vault.backup-invalid`, `vault.weak-passphrase`, `file.not-found`, `file.unreadable`.
 */
export async function restoreVault(keystore: Keystore, file: string, choice: RestoreChoice): Promise<void> {
  const { db, iterations } = keystore;
  const { passphrase, newPassphrase = passphrase, replace = false } = choice;
  refuseExisting(db, replace);
  refuseWeak(newPassphrase, 'vault');
  const { content: bytes, createdAt } = await decodeBackup(readBackup(file), passphrase);
  const content = readContent(bytes);
  bytes.fill(0);
  const dataKey = Buffer.from(content.vault.dataKey, 'base64');
  try {
    const tables = checkedTables(dirname(db.name), content, dataKey);
    const wrapping = await wrapByPassphrase(dataKey, content.vault.vaultId, newPassphrase, iterations);
    commit(keystore, replace, { content, tables, dataKey, wrapping, createdAt });
  } finally {
    dataKey.fill(0);
  }
  guarded(db.name, () => db.pragma('wal_checkpoint(TRUNCATE)'));
  keystore.changed();
}

interface Restored {
  readonly content: BackupContent;
  readonly tables: readonly TableRows[];
  readonly dataKey: Buffer;
  readonly wrapping: PassphraseWrapping;
  readonly createdAt: string;
}

function commit(keystore: Keystore, replace: boolean, restored: Restored): void {
  try {
    immediately(keystore.db, () => {
      refuseExisting(keystore.db, replace);
      putInPlace(keystore, restored);
    });
  } catch (error) {
    // The key held by then may be that of a vault that never came.
    keystore.holder.drop();
    throw error;
  }
}

function putInPlace({ db, holder, journal, now }: Keystore, restored: Restored): void {
  const { content, tables, dataKey, wrapping, createdAt } = restored;
  const { vaultId, added, sealedEntries, sealedHead, seal } = content.vault;
  const isNothingThere = readHeader(db) === undefined && isEmpty(db);
  const previous = isNothingThere ? undefined : keepBeside(db, now());
  db.prepare('DELETE FROM vault').run();
  replaceTables(db, tables);
  insertHeader(db, {
    ...newHeader(vaultId, dataKey),
    ...wrapping,
    created_at: content.vault.createdAt,
    ...{ added, backup_at: createdAt, backup_added: added },
    ...{ sealed_entries: sealedEntries, sealed_head: sealedHead, seal: Buffer.from(seal, 'base64') },
  });
  holder.hold(vaultId, Buffer.from(dataKey));
  journal.append('vault.restored', { file: createdAt, previous });
}

/** Copies the database as it is now; gives the name of the copy. */
function keepBeside(db: WritableDb, now: Date): string {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const copy = join(dirname(db.name), `vault-replaced-${stamp}-${randomUUID().slice(0, 4)}.db`);
  // Its rights are set before anything is in it.
  closeSync(openSync(copy, 'wx', 0o600));
  const other = openWritable(db.name);
  try {
    guarded(copy, () => other.prepare('VACUUM INTO ?').run(copy));
  } finally {
    other.close();
  }
  const handle = openSync(copy, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  return basename(copy);
}

/** Builds the rows in a database apart, brings it to this version, and checks that the data key opens every one. */
function checkedTables(folder: string, { schemaVersion, tables, vault }: BackupContent, dataKey: Buffer): TableRows[] {
  if (schemaVersion > KEYSTORE_MIGRATIONS.length) throw backupInvalid('newer-version');
  removeAbandoned(folder);
  const file = join(folder, `${STAGE}${randomUUID()}.db`);
  const stage = openWritable(file);
  try {
    migrate(stage, KEYSTORE_MIGRATIONS.slice(0, schemaVersion));
    immediately(stage, () => replaceTables(stage, tables));
    migrate(stage, KEYSTORE_MIGRATIONS);
    if (dataKey.length !== KEY_BYTES || !opensAll(stage, vault.vaultId, dataKey)) throw backupInvalid('content');
    return dumpTables(stage);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cache.corrupt') throw error;
    throw backupInvalid('content', error);
  } finally {
    stage.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}

/** What a killed restoration left: sealed rows, of no use to anybody. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(STAGE))) {
    const file = join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > ABANDONED_MS) rmSync(file, { force: true });
  }
}

function opensAll(db: ReadableDb, vaultId: string, dataKey: Buffer): boolean {
  return (['key', 'secret'] as const).every((kind) => {
    const rows = db.prepare<[], { id: string; sealed: Buffer }>(`SELECT id, sealed FROM sealed_${kind}`).all();
    return rows.every(({ id, sealed }) => {
      const plain = unseal(dataKey, sealed, { vaultId, kind, id });
      plain?.fill(0);
      return plain !== undefined;
    });
  });
}

function readContent(bytes: Buffer): BackupContent {
  try {
    return backupContent.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    // What was parsed is not told: it holds the data key.
    throw backupInvalid('content');
  }
}

function readBackup(file: string): Buffer {
  try {
    if (statSync(file).size > MAX_BYTES) throw backupInvalid('foreign');
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'file.not-found' : 'file.unreadable';
    throw new AppError(code, `${basename(file)} cannot be read.`, { values: { file: basename(file) }, cause });
  }
}

function refuseExisting(db: ReadableDb, replace: boolean): void {
  if (replace || readHeader(db) === undefined) return;
  throw new AppError(
    'vault.exists',
    'There is a vault already; it was left as it is. Replace it on purpose if you mean to.',
  );
}
