import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AppError } from '../../shared/errors.ts';
import { backupVault } from '../../electron/services/keystore/backup.ts';
import { encodeBackup } from '../../electron/services/keystore/backup-file.ts';
import { openVaultDb } from '../../electron/services/keystore/keystore.ts';
import { restoreVault } from '../../electron/services/keystore/restore.ts';
import { dumpTables } from '../../electron/services/keystore/table-rows.ts';
import { OTHER_PASSPHRASE, PASSPHRASE, openTestVault, smallKey } from '../helpers/vault.ts';
import type { TestVault } from '../helpers/vault.ts';

const TORTURE = process.env['CERCLE_TORTURE'] === '1';
const PROFILES = TORTURE ? 100 : 10;

const FILE_PASSPHRASE = 'gardée au coffre-fort';

async function filledVault(keys: number): Promise<TestVault> {
  const test = openTestVault();
  const { vault, journal, transaction, db } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  for (let at = 0; at < keys; at += 1) {
    transaction(() => {
      vault.storeKey(`k${at}`, smallKey());
      vault.storeSecret(`s${at}`, `secret ${at}`);
      db.prepare('INSERT INTO seen_authority (sha256, der) VALUES (?, ?)').run(`a${at}`, randomBytes(at));
      journal.append('key.created', { key: `k${at}` });
    });
  }
  return test;
}

async function backedUp(test: TestVault): Promise<string> {
  const file = join(test.folder, 'recovery.cercle');
  await backupVault(test.keystore, file, { passphrase: FILE_PASSPHRASE, force: true });
  return file;
}

const refusal = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => 'restored',
    ({ code, detail }: AppError) => `${code} ${detail.values?.['reason']}`,
  );

test('given vaults of all sizes, when they are backed up and restored elsewhere, then every row is equal and opens', async (t) => {
  for (let at = 0; at < PROFILES; at += 1) {
    const test = await filledVault(at % 7);
    const before = dumpTables(test.keystore.db);
    const file = await backedUp(test);
    const elsewhere = openTestVault();
    const { keystore } = elsewhere;
    await restoreVault(keystore, file, { passphrase: FILE_PASSPHRASE });
    const after = dumpTables(keystore.db);
    // The restored vault tells that it was: one entry more, and nothing else.
    const journal = after.find(({ name }) => name === 'journal');
    assert.equal((journal?.rows as unknown[][]).pop()?.[2], 'vault.restored');
    assert.deepEqual(after, before);
    assert.deepEqual(keystore.journal.verify().sealed?.isValid, true);
    keystore.vault.lock();
    await keystore.vault.unlock(FILE_PASSPHRASE);
    for (let key = 0; key < at % 7; key += 1) {
      const der = (from: TestVault) =>
        from.keystore.vault.withKey(`k${key}`, async (one) => one.export({ type: 'pkcs8', format: 'der' }));
      assert.deepEqual(await der(elsewhere), await der(test));
      assert.equal(await keystore.vault.withSecret(`s${key}`, async (text) => text), `secret ${key}`);
    }
    assert.equal((await keystore.vault.status()).backup?.isCurrent, true);
    elsewhere.close();
    test.close();
  }
  t.diagnostic(`count: ${PROFILES} vaults restored equal`);
});

test('given a recovery file, when it is made, then it is private whatever the umask, and replaces nothing unasked', async (t) => {
  const test = await filledVault(2);
  t.after(test.close);
  const { keystore } = test;
  const file = join(test.folder, 'recovery.cercle');
  const make = (passphrase: string, force = false) => backupVault(keystore, file, { passphrase, force });
  await assert.rejects(make('short'), { code: 'vault.weak-passphrase' });
  const umask = process.umask(0);
  t.after(() => process.umask(umask));
  assert.deepEqual(await make(FILE_PASSPHRASE), { bytes: statSync(file).size, keys: 2 });
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
  await assert.rejects(make(FILE_PASSPHRASE), { code: 'file.exists' });
  await make(FILE_PASSPHRASE, true);
  assert.equal((await keystore.vault.status()).backup?.isCurrent, true);
  keystore.vault.storeKey('later', smallKey());
  assert.equal((await keystore.vault.status()).backup?.isCurrent, false);
  keystore.vault.lock();
  await assert.rejects(make(FILE_PASSPHRASE, true), { code: 'vault.locked' });
});

test('given a recovery file, when it is damaged at any byte, cut, foreign or newer, then it is refused with its reason', async (t) => {
  const test = await filledVault(1);
  t.after(test.close);
  const file = await backedUp(test);
  const bytes = readFileSync(file);
  const elsewhere = await filledVault(2);
  t.after(elsewhere.close);
  const { keystore } = elsewhere;
  const before = [dumpTables(keystore.db), await keystore.vault.status()];
  const damaged = join(test.folder, 'damaged');
  const restore = (content: Uint8Array, passphrase = FILE_PASSPHRASE): Promise<unknown> => {
    writeFileSync(damaged, content);
    return refusal(restoreVault(keystore, damaged, { passphrase, replace: true }));
  };
  const step = TORTURE ? 1 : 17;
  let count = 0;
  for (let at = 0; at < bytes.length; at += step, count += 2) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    assert.match(
      String(await restore(changed)),
      /^vault\.backup-invalid (damaged|foreign|newer-version)$/,
      `byte ${at}`,
    );
    assert.match(
      String(await restore(bytes.subarray(0, at))),
      /^vault\.backup-invalid (damaged|foreign)$/,
      `cut at ${at}`,
    );
  }
  const newer = Buffer.from(bytes.toString('latin1').replace('"version":1', '"version":2'), 'latin1');
  assert.equal(await restore(newer), 'vault.backup-invalid newer-version');
  assert.equal(await restore(Buffer.from('not one\n')), 'vault.backup-invalid foreign');
  assert.equal(await restore(Buffer.alloc(0)), 'vault.backup-invalid foreign');
  assert.equal(await restore(bytes, 'another passphrase'), 'vault.backup-invalid passphrase');
  const missing = restoreVault(keystore, join(test.folder, 'none'), { passphrase: FILE_PASSPHRASE, replace: true });
  assert.equal(await refusal(missing), 'file.not-found undefined');
  assert.deepEqual([dumpTables(keystore.db), await keystore.vault.status()], before);
  t.diagnostic(`count: ${count} damaged files refused`);
});

test('given a file made to do harm, when it is restored, then it is refused before it costs anything, or by its content', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { keystore } = test;
  const file = join(test.folder, 'made');
  const made = async (content: unknown, iterations = 1000): Promise<unknown> => {
    const bytes = Buffer.from(JSON.stringify(content));
    writeFileSync(
      file,
      await encodeBackup(bytes, FILE_PASSPHRASE, { iterations, createdAt: new Date().toISOString() }),
    );
    return refusal(restoreVault(keystore, file, { passphrase: FILE_PASSPHRASE }));
  };
  const vault = {
    vaultId: '00000000-0000-4000-8000-000000000000',
    createdAt: '2026-01-01T00:00:00.000Z',
    dataKey: randomBytes(32).toString('base64'),
    ...{ added: 0, sealedEntries: 0, sealedHead: '0'.repeat(64), seal: '' },
  };
  const invalid = 'vault.backup-invalid content';
  assert.equal(await made({}), invalid);
  assert.equal(
    await made({ schemaVersion: 1, vault, tables: [{ name: 'vault', columns: ['id'], rows: [[1]] }] }),
    invalid,
  );
  assert.equal(
    await made({ schemaVersion: 1, vault, tables: [{ name: 'x"; --', columns: ['id'], rows: [] }] }),
    invalid,
  );
  const key = { name: 'sealed_key', columns: ['id', 'sealed', 'stored_at'], rows: [['k', { base64: 'AAAA' }, '']] };
  assert.equal(
    await made({ schemaVersion: 1, vault, tables: [key] }),
    invalid,
    'a key that the data key does not open',
  );
  assert.equal(await made({ schemaVersion: 1, vault: { ...vault, dataKey: 'AAAA' }, tables: [] }), invalid);
  assert.equal(await made({ schemaVersion: 99, vault, tables: [] }), 'vault.backup-invalid newer-version');
  const header = (
    await encodeBackup(Buffer.of(0), FILE_PASSPHRASE, { iterations: 1000, createdAt: vault.createdAt })
  ).toString('latin1');
  writeFileSync(file, Buffer.from(header.replace('"iterations":1000', '"iterations":10000001'), 'latin1'));
  assert.equal(
    await refusal(restoreVault(keystore, file, { passphrase: FILE_PASSPHRASE })),
    'vault.backup-invalid damaged',
  );
  assert.equal((await keystore.vault.status()).state, 'absent');
  assert.deepEqual(
    readdirSync(test.dataDirectory).filter((name) => name.startsWith('.vault-restore')),
    [],
  );
  assert.equal(
    await made({ schemaVersion: 1, vault, tables: [] }),
    'restored',
    'an older schema is brought to this one',
  );
});

test('given a vault in place, when another one is restored, then it is refused unless asked for, and the old one is kept', async (t) => {
  const test = await filledVault(3);
  t.after(test.close);
  const file = await backedUp(test);
  const there = await filledVault(1);
  t.after(there.close);
  const { keystore } = there;
  const other = openTestVault({ folder: there.folder });
  t.after(other.close);
  await other.keystore.vault.unlock(PASSPHRASE);
  const own = dumpTables(keystore.db);
  const choice = { passphrase: FILE_PASSPHRASE, newPassphrase: OTHER_PASSPHRASE };
  assert.match(String(await refusal(restoreVault(keystore, file, choice))), /^vault\.exists/);
  assert.deepEqual(dumpTables(keystore.db), own);
  await restoreVault(keystore, file, { ...choice, replace: true });
  assert.equal(keystore.vault.hasKey('k2'), true);
  // The process that had the old vault open is told that its key is of no use any more.
  await assert.rejects(
    other.keystore.vault.withKey('k0', async () => 1),
    { code: 'vault.locked' },
  );
  await other.keystore.vault.unlock(OTHER_PASSPHRASE);
  assert.equal(await other.keystore.vault.withKey('k2', async (key) => key.type), 'private');
  const [kept = ''] = readdirSync(there.dataDirectory).filter((name) =>
    /^vault-replaced-\d{4}-\d{2}-\d{2}T.*\.db$/.test(name),
  );
  const copy = join(there.dataDirectory, kept);
  assert.ok(existsSync(copy));
  if (process.platform !== 'win32') assert.equal(statSync(copy).mode & 0o077, 0);
  const old = openVaultDb(copy);
  t.after(() => old.close());
  assert.deepEqual(dumpTables(old), own);
  assert.equal(keystore.journal.page({ limit: 1 }).entries[0]?.details['previous'], kept);
});
