import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { DataKeyHolder } from './data-key.ts';
import { seal, unseal } from './envelope.ts';
import { requireHeader, updateHeader } from './header.ts';

/** What lies sealed in the vault. All of it throws `vault.absent` or `vault.locked`, except what removes. */
export interface SealedRows {
  /**
   * Seals a private key (PKCS#8 DER) under a name of its own; in a transaction of `immediately`, it is kept or lost with
   * the rest of it. The bytes given stay the caller's, to be zeroed.
   */
  storeKey(id: string, pkcs8: Uint8Array): void;
  hasKey(id: string): boolean;
  /** Lends a private key, for as long as `use` lasts; it must not be kept, and nothing else gives it. Throws `certificate.no-key`. */
  withKey<T>(id: string, use: (key: KeyObject) => Promise<T>): Promise<T>;
  /** Whether there was one. */
  removeKey(id: string): boolean;
  /** Seals a small text, such as a revocation code. */
  storeSecret(id: string, text: string): void;
  hasSecret(id: string): boolean;
  /** Lends a sealed text, or undefined when there is none. */
  withSecret<T>(id: string, use: (text: string | undefined) => Promise<T>): Promise<T>;
  removeSecret(id: string): boolean;
}

type Kind = 'key' | 'secret';

export function createSealedRows(db: WritableDb, holder: DataKeyHolder, now: () => Date): SealedRows {
  const store = (kind: Kind, id: string, plain: Uint8Array): void => {
    const { vault_id: vaultId, added } = requireHeader(db);
    const sealed = holder.lend(vaultId, (dataKey) => seal(dataKey, plain, { vaultId, kind, id }));
    // A key is never replaced: whatever was signed for it would be lost.
    const verb = kind === 'key' ? 'INSERT' : 'INSERT OR REPLACE';
    const sql = `${verb} INTO sealed_${kind} (id, sealed, stored_at) VALUES (?, ?, ?)`;
    db.prepare(sql).run(id, sealed, now().toISOString());
    updateHeader(db, { added: added + 1 });
  };
  const remove = (kind: Kind, id: string): boolean => {
    const wasThere = immediately(db, () => db.prepare(`DELETE FROM sealed_${kind} WHERE id = ?`).run(id).changes > 0);
    // What was removed must not stay in the log either; within a larger transaction this waits for the next one.
    if (!db.inTransaction) guarded(db.name, () => db.pragma('wal_checkpoint(TRUNCATE)'));
    return wasThere;
  };
  const has = (kind: Kind, id: string): boolean =>
    guarded(db.name, () => db.prepare(`SELECT 1 FROM sealed_${kind} WHERE id = ?`).get(id) !== undefined);
  return {
    storeKey: (id, pkcs8) => immediately(db, () => store('key', id, pkcs8)),
    hasKey: (id) => has('key', id),
    async withKey(id, use) {
      const key = take(db, holder, 'key', id, toKey);
      if (key === undefined) throw new AppError('certificate.no-key', 'This private key is not in the vault.');
      return use(key);
    },
    removeKey: (id) => remove('key', id),
    storeSecret(id, text) {
      const bytes = Buffer.from(text, 'utf8');
      immediately(db, () => store('secret', id, bytes));
      bytes.fill(0);
    },
    hasSecret: (id) => has('secret', id),
    withSecret: async (id, use) => use(take(db, holder, 'secret', id, (bytes) => bytes.toString('utf8'))),
    removeSecret: (id) => remove('secret', id),
  };
}

/** Opens one sealed row, and zeroes its bytes as soon as they were turned into something else. */
function take<T>(
  db: WritableDb,
  holder: DataKeyHolder,
  kind: Kind,
  id: string,
  turn: (bytes: Buffer) => T,
): T | undefined {
  const { vault_id: vaultId } = requireHeader(db);
  return holder.lend(vaultId, (dataKey) => {
    const sql = `SELECT sealed FROM sealed_${kind} WHERE id = ?`;
    const sealed = guarded(db.name, () => db.prepare<[string], Buffer>(sql).pluck().get(id));
    if (sealed === undefined) return undefined;
    const bytes = unseal(dataKey, sealed, { vaultId, kind, id });
    if (bytes === undefined) throw tampered();
    try {
      return turn(bytes);
    } finally {
      bytes.fill(0);
    }
  });
}

function toKey(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function tampered(): AppError {
  return new AppError('vault.tampered', 'A sealed row of the vault was changed outside Cercle.', {
    values: { reason: 'row' },
  });
}
