import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { test } from 'node:test';
import type { AppError } from '../../shared/errors.ts';
import { OTHER_PASSPHRASE, PASSPHRASE, createTestProtector, openTestVault, smallKey } from '../helpers/vault.ts';

test('given a new vault, when a key is stored, then it is lent while the vault is open and never after', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { vault } = test.keystore;
  await assert.rejects(vault.unlock(PASSPHRASE), { code: 'vault.absent' });
  assert.equal((await vault.status()).state, 'absent');
  await vault.init({ passphrase: PASSPHRASE });
  await assert.rejects(vault.init({ passphrase: PASSPHRASE }), { code: 'vault.exists' });
  const der = smallKey();
  vault.storeKey('k', der);
  vault.storeSecret('code', 'révocation-1234');
  const signature = await vault.withKey('k', async (key) => sign('sha256', Buffer.from('x'), key));
  assert.ok(signature.length > 60);
  assert.equal(await vault.withSecret('code', async (text) => text), 'révocation-1234');
  assert.throws(() => vault.storeKey('k', smallKey()), /UNIQUE/, 'a key is never replaced');
  await assert.rejects(
    vault.withKey('none', async () => 1),
    { code: 'certificate.no-key' },
  );
  vault.lock();
  for (const use of [() => vault.withKey('k', async () => 1), () => vault.withSecret('code', async () => 1)]) {
    await assert.rejects(use, { code: 'vault.locked' });
  }
  assert.throws(() => vault.storeKey('l', der), { code: 'vault.locked' });
  assert.throws(() => vault.mac('x', 'y'), { code: 'vault.locked' });
  await vault.unlock(PASSPHRASE);
  await vault.withKey('k', async (key) =>
    assert.ok(key.equals(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))),
  );
  assert.equal(vault.removeKey('k'), true);
  assert.equal(vault.hasKey('k'), false);
  assert.equal(vault.removeSecret('code'), true);
  assert.equal(await vault.withSecret('code', async (text) => text), undefined);
});

test('given an open vault, when it locks, then its data key is zeroed and the change is told', async (t) => {
  const test = openTestVault({ lockMinutes: 0.0005 });
  t.after(test.close);
  const { vault, holder, db } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  const id = db.prepare<[], string>('SELECT vault_id FROM vault').pluck().get() ?? '';
  const dataKey = holder.lend(id, (key) => key);
  assert.equal(
    dataKey.some((byte) => byte !== 0),
    true,
  );
  // Nothing uses it: the passing of time locks it.
  await test.nextChange();
  assert.equal(
    dataKey.every((byte) => byte === 0),
    true,
  );
  assert.equal((await vault.status()).state, 'locked');
});

test('given a computer that slept, when the vault is asked after its time, then it is locked; looking at it is no use', async (t) => {
  const test = openTestVault({ lockMinutes: 10 });
  t.after(test.close);
  const { vault } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  vault.storeKey('k', smallKey());
  test.advance(9 * 60);
  await vault.withKey('k', async () => 1);
  test.advance(9 * 60);
  assert.equal((await vault.status()).state, 'open');
  test.advance(2 * 60);
  assert.equal((await vault.status()).state, 'locked');
  await assert.rejects(
    vault.withKey('k', async () => 1),
    { code: 'vault.locked' },
  );
});

test('given wrong passphrases, when more are tried, here or in another process, then the wait grows; nothing is lost', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { vault } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  vault.storeKey('k', smallKey());
  vault.lock();
  const other = openTestVault({ folder: test.folder });
  t.after(other.close);
  for (const seconds of [1, 2, 4, 8]) {
    await assert.rejects(vault.unlock('not the right one'), { code: 'vault.passphrase' });
    const early = await other.keystore.vault.unlock(PASSPHRASE).catch((error: AppError) => error);
    assert.equal((early as AppError).code, 'vault.wait');
    assert.equal((early as AppError).detail.values?.['seconds'], seconds);
    assert.equal((await other.keystore.vault.status()).waitSeconds, seconds);
    test.advance(seconds);
    other.advance(seconds);
  }
  await vault.unlock(PASSPHRASE);
  assert.equal(await vault.withKey('k', async (key) => key.type), 'private');
  assert.equal((await other.keystore.vault.status()).waitSeconds, 0);
  const failures = test.keystore.journal.page({}).entries.filter(({ act }) => act === 'vault.unlock-failed');
  assert.equal(failures.length, 4);
});

test('given many attempts at once, when they are wrong, then only the first one is tried', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  await test.keystore.vault.init({ passphrase: PASSPHRASE });
  test.keystore.vault.lock();
  const tries = Array.from({ length: 20 }, (_, at) => test.keystore.vault.unlock(`wrong passphrase ${at}`));
  const codes = (await Promise.allSettled(tries)).map((one) => (one as { reason: AppError }).reason.code);
  assert.deepEqual([...new Set(codes)], ['vault.passphrase', 'vault.wait']);
  assert.equal(codes.filter((code) => code === 'vault.passphrase').length, 1);
});

test('given a passphrase changed, when the vault is opened, then by the new one alone, and keys are as they were', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { vault } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  const der = smallKey();
  vault.storeKey('k', der);
  await assert.rejects(vault.changePassphrase(undefined, OTHER_PASSPHRASE), { code: 'input.invalid' });
  await assert.rejects(vault.changePassphrase(PASSPHRASE, 'aaaaaaaaaaaaaa'), { code: 'vault.weak-passphrase' });
  await assert.rejects(vault.changePassphrase('not the right one', OTHER_PASSPHRASE), { code: 'vault.passphrase' });
  test.advance(2);
  await vault.changePassphrase(PASSPHRASE, OTHER_PASSPHRASE);
  vault.lock();
  await assert.rejects(vault.unlock(PASSPHRASE), { code: 'vault.passphrase' });
  test.advance(2);
  // As typed on a system that decomposes accents.
  await vault.unlock(OTHER_PASSPHRASE.normalize('NFD'));
  const same = await vault.withKey('k', async (key) => key.export({ type: 'pkcs8', format: 'der' }).equals(der));
  assert.equal(same, true);
});

test('given a system that protects, when it is used, then it opens the vault; the last protection cannot go', async (t) => {
  const protector = createTestProtector(true);
  const test = openTestVault({ keyProtector: async () => protector });
  t.after(test.close);
  const { vault } = test.keystore;
  await vault.init({ useSystem: true });
  vault.storeKey('k', smallKey());
  await assert.rejects(vault.useSystem(false), { code: 'input.invalid' });
  vault.lock();
  await vault.unlock();
  assert.equal(protector.sealed.length, 2, 'sealed again, as the system asked');
  await vault.unlock();
  await vault.changePassphrase(undefined, PASSPHRASE);
  assert.deepEqual((await vault.status()).protections, ['passphrase', 'system']);
  await vault.useSystem(false);
  vault.lock();
  await assert.rejects(vault.unlock(), { code: 'vault.locked' });
  await vault.unlock(PASSPHRASE);
  assert.equal(await vault.withKey('k', async (key) => key.type), 'private');
  assert.throws(() => test.keystore.db.exec('UPDATE vault SET passphrase_wrap = NULL'), /CHECK/);
});

test('given a system that does not protect, when it is asked to, then it is refused by name', async (t) => {
  for (const answer of ['unavailable', 'not-protecting'] as const) {
    const test = openTestVault({ keyProtector: async () => answer });
    t.after(test.close);
    await assert.rejects(test.keystore.vault.init({ useSystem: true }), { code: 'vault.no-protector' });
    assert.equal((await test.keystore.vault.status()).systemProtection, answer);
  }
  const without = openTestVault();
  t.after(without.close);
  await assert.rejects(without.keystore.vault.init({ useSystem: true }), { code: 'vault.no-protector' });
  await assert.rejects(without.keystore.vault.init({}), { code: 'input.invalid' });
  assert.equal((await without.keystore.vault.status()).state, 'absent');
});

test('given a row or a header changed outside, when the vault is used, then it is told and never taken for another thing', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { vault, db } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  vault.storeKey('a', smallKey());
  vault.storeKey('b', smallKey());
  db.exec("UPDATE sealed_key SET sealed = (SELECT sealed FROM sealed_key WHERE id = 'b') WHERE id = 'a'");
  await assert.rejects(
    vault.withKey('a', async () => 1),
    { code: 'vault.tampered' },
  );
  assert.equal(await vault.withKey('b', async (key) => key.type), 'private');
  vault.lock();
  db.exec('UPDATE vault SET iterations = 2000000000');
  await assert.rejects(vault.unlock(PASSPHRASE), { code: 'vault.tampered' });
});

test('given a transaction that fails, when it stored a key and told of it, then neither is there', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  const { vault, journal, transaction } = test.keystore;
  await vault.init({ passphrase: PASSPHRASE });
  const before = journal.verify();
  const fails = (): void =>
    transaction(() => {
      vault.storeKey('k', smallKey());
      journal.append('key.created', { key: 'k' });
      throw new RangeError('no');
    });
  assert.throws(fails, RangeError);
  assert.equal(vault.hasKey('k'), false);
  assert.deepEqual(journal.verify(), before);
});

test('given two processes on one vault, when both work in it, then each sees the other and the journal is one chain', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  await test.keystore.vault.init({ passphrase: PASSPHRASE });
  const other = openTestVault({ folder: test.folder });
  t.after(other.close);
  await Promise.all([test.keystore.vault.unlock(PASSPHRASE), other.keystore.vault.unlock(PASSPHRASE)]);
  for (const [at, { keystore }] of [test, other, test, other].entries()) {
    keystore.transaction(() => {
      keystore.vault.storeKey(`k${at}`, smallKey());
      keystore.journal.append('key.created', { key: `k${at}` });
    });
  }
  assert.equal(await test.keystore.vault.withKey('k3', async (key) => key.type), 'private');
  assert.equal(await other.keystore.vault.withKey('k0', async (key) => key.type), 'private');
  const { isIntact, entries, sealed } = test.keystore.journal.verify();
  assert.deepEqual(
    { isIntact, entries, sealed },
    { isIntact: true, entries: 5, sealed: { entries: 5, isValid: true } },
  );
});
