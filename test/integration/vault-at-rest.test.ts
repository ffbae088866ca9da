import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { backupVault } from '../../electron/services/keystore/backup.ts';
import { PASSPHRASE_ITERATIONS } from '../../electron/services/keystore/envelope.ts';
import { openTestServices } from '../helpers/services.ts';
import { OTHER_PASSPHRASE, PASSPHRASE, openTestVault, smallKey } from '../helpers/vault.ts';

test('given a damaged file in the place of the vault, when it is opened, then it is told as such, and left as it is', async (t) => {
  const { services, ports, close } = openTestServices();
  t.after(close);
  const file = join(ports.dataDirectory, 'vault.db');
  mkdirSync(ports.dataDirectory, { recursive: true });
  writeFileSync(file, 'not a database '.repeat(1000));
  for (const method of ['vault.status', 'vault.init', 'vault.journal']) {
    const params = method === 'vault.init' ? { passphrase: PASSPHRASE } : {};
    const reply = await services.dispatch({ jsonrpc: '2.0', id: '1', method, params }, { lang: 'en' });
    assert.equal('error' in reply && reply.error.code, 'vault.tampered');
    assert.equal('error' in reply && reply.error.values?.['reason'], 'the file vault.db is damaged');
  }
  assert.equal(readFileSync(file, 'utf8'), 'not a database '.repeat(1000));
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('given a vault that was used, when its folder is searched, then no secret is in any file, nor open to others', async (t) => {
  const test = openTestVault({ iterations: PASSPHRASE_ITERATIONS });
  t.after(test.close);
  const { vault, journal, db, holder } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  const ders = [2048, 3072].map((modulusLength) =>
    generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'der' }),
  );
  for (const [at, der] of ders.entries()) vault.storeKey(`k${at}`, der);
  vault.storeSecret('code', 'revocation-code-1234');
  journal.append('key.created', { key: 'k0' });
  await vault.withKey('k0', async (key) => sign('sha256', Buffer.from('x'), key));
  vault.removeKey('k1');
  const id = db.prepare<[], string>('SELECT vault_id FROM vault').pluck().get() ?? '';
  const dataKey = holder.lend(id, (key) => Buffer.from(key));
  await backupVault(test.keystore, join(test.folder, 'recovery'), { passphrase: OTHER_PASSPHRASE, force: false });
  vault.lock();
  await assert.rejects(vault.unlock('a wrong passphrase'), { code: 'vault.passphrase' });
  // A part from the middle of each, so that a change of form at its ends hides nothing.
  const secrets = [...ders.map((der) => der.subarray(300, 360)), dataKey];
  const needles = [
    ...secrets.flatMap((bytes) => [
      bytes,
      ...[0, 1, 2].map((from) => bytes.subarray(from, from + 30).toString('base64')),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
    ]),
    ...['PRIVATE KEY', 'revocation-code-1234', PASSPHRASE, OTHER_PASSPHRASE, 'a wrong passphrase'],
  ];
  const files = filesUnder(test.folder);
  assert.ok(files.length >= 3);
  for (const file of files) {
    const content = readFileSync(file);
    for (const [at, needle] of needles.entries()) assert.equal(content.includes(needle), false, `${file}, ${at}`);
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o077, 0, file);
  }
  assert.equal(
    test.lines.some((line) => needles.some((needle) => typeof needle === 'string' && line.includes(needle))),
    false,
  );
  t.diagnostic(`count: ${needles.length} secrets in ${files.length} files`);
});

test('given a copy of the folder, when it is opened elsewhere, then nothing opens without the passphrase', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  await test.keystore.vault.init({ passphrase: PASSPHRASE });
  test.keystore.vault.storeKey('k', smallKey());
  const copy = openTestVault();
  t.after(copy.close);
  copy.keystore.close();
  cpSync(test.dataDirectory, copy.dataDirectory, { recursive: true });
  const thief = openTestVault({ folder: copy.folder });
  t.after(thief.close);
  const { vault } = thief.keystore;
  await assert.rejects(
    vault.withKey('k', async () => 1),
    { code: 'vault.locked' },
  );
  await assert.rejects(vault.unlock(), { code: 'vault.locked' });
  await assert.rejects(vault.unlock('a guess of a thief'), { code: 'vault.passphrase' });
  await assert.rejects(
    vault.withKey('k', async () => 1),
    { code: 'vault.locked' },
  );
  thief.advance(1);
  await vault.unlock(PASSPHRASE);
});
