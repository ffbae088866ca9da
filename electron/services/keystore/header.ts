import { AppError } from '../../../shared/errors.ts';
import { guarded } from '../store/sqlite.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';

/** The one row that says what the vault is; bytes are sealed or public. */
export interface VaultHeader {
  readonly vault_id: string;
  readonly created_at: string;
  readonly salt: Buffer | null;
  readonly iterations: number | null;
  readonly passphrase_wrap: Buffer | null;
  readonly system_wrap: Buffer | null;
  readonly proof: Buffer;
  /** Wrong passphrases since the last right one. */
  readonly failed: number;
  /** Milliseconds since 1970. */
  readonly failed_at: number;
  /** Keys and secrets stored so far: what tells whether a recovery file is behind. */
  readonly added: number;
  readonly backup_at: string | null;
  readonly backup_added: number | null;
  readonly sealed_entries: number;
  readonly sealed_head: string;
  readonly seal: Buffer;
}

/** The header, or undefined when there is no vault yet. */
export function readHeader(db: ReadableDb): VaultHeader | undefined {
  return guarded(db.name, () => db.prepare<[], VaultHeader>('SELECT * FROM vault WHERE id = 1').get());
}

/** @throws AppError `vault.absent`. */
export function requireHeader(db: ReadableDb): VaultHeader {
  const header = readHeader(db);
  if (header !== undefined) return header;
  throw new AppError('vault.absent', 'There is no vault yet; create one with "cercle vault init".');
}

/** To be called in a transaction. */
export function insertHeader(db: WritableDb, header: VaultHeader): void {
  const columns = Object.keys(header);
  const sql = `INSERT INTO vault (id, ${columns.join(', ')}) VALUES (1, ${columns.map(() => '?').join(', ')})`;
  guarded(db.name, () => db.prepare(sql).run(...Object.values<unknown>({ ...header })));
}

/** To be called in a transaction. */
export function updateHeader(db: WritableDb, changes: Partial<VaultHeader>): void {
  const columns = Object.keys(changes).map((column) => `${column} = ?`);
  const sql = `UPDATE vault SET ${columns.join(', ')} WHERE id = 1`;
  guarded(db.name, () => db.prepare(sql).run(...Object.values<unknown>({ ...changes })));
}
