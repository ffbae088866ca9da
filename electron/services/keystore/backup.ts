import { statSync } from 'node:fs';
import { z } from 'zod';
import { schemaVersion } from '../store/sqlite.ts';
import { writeNewFile } from '../synthetic/new-file.ts';
import { encodeBackup } from './backup-file.ts';
import { readHeader, requireHeader, updateHeader } from './header.ts';
import type { Keystore } from './keystore.ts';
import { refuseWeak } from './protections.ts';
import { dumpTables, tableRows } from './table-rows.ts';
import { countKeys } from './vault.ts';

/** What a recovery file seals: every row, as sealed in the vault, and the data key that opens them. */
export const backupContent = z.strictObject({
  schemaVersion: z.number().int().min(1),
  vault: z.strictObject({
    vaultId: z.uuid(),
    createdAt: z.iso.datetime(),
    dataKey: z.base64(),
    added: z.number().int().min(0),
    sealedEntries: z.number().int().min(0),
    sealedHead: z.string().regex(/^[0-9a-f]{64}$/),
    seal: z.base64(),
  }),
  tables: z.array(tableRows),
});
export type BackupContent = z.infer<typeof backupContent>;

/**
 * Writes a recovery file under a passphrase of its own, readable by its owner only, whole or not at all.
 * @throws AppError `vault.absent`, `vault.locked`, `vault.weak-passphrase`, `file.exists` unless `force`, `storage.full`…
 */
export async function backupVault(
  keystore: Keystore,
  file: string,
  { passphrase, force }: { readonly passphrase: string; readonly force: boolean },
): Promise<{ readonly bytes: number; readonly keys: number }> {
  refuseWeak(passphrase, 'file');
  const { db, vault, journal, iterations, now } = keystore;
  vault.requireOpen();
  const createdAt = now().toISOString();
  const { content, added, vaultId, keys } = keystore.transaction(() => ({ ...gather(keystore), keys: countKeys(db) }));
  try {
    const sealed = await encodeBackup(content, passphrase, { iterations, createdAt });
    await writeNewFile(file, { force, isPrivate: true }, (handle) => handle.writeFile(sealed));
  } finally {
    content.fill(0);
  }
  keystore.transaction(() => {
    // Another process may have restored another vault meanwhile.
    if (readHeader(db)?.vault_id !== vaultId) return;
    updateHeader(db, { backup_at: createdAt, backup_added: added });
    journal.append('vault.backup-made', { keys: String(keys) });
  });
  keystore.changed();
  return { bytes: statSync(file).size, keys };
}

function gather({ db, holder }: Keystore): { content: Buffer; added: number; vaultId: string } {
  const header = requireHeader(db);
  const { vault_id: vaultId, added } = header;
  const content: BackupContent = {
    schemaVersion: schemaVersion(db),
    vault: {
      vaultId,
      createdAt: header.created_at,
      dataKey: holder.lend(vaultId, (dataKey) => dataKey.toString('base64')),
      added,
      sealedEntries: header.sealed_entries,
      sealedHead: header.sealed_head,
      seal: header.seal.toString('base64'),
    },
    tables: dumpTables(db),
  };
  return { content: Buffer.from(JSON.stringify(content), 'utf8'), added, vaultId };
}
