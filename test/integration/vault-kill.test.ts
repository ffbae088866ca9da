import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { backupVault } from '../../electron/services/keystore/backup.ts';
import { restoreVault } from '../../electron/services/keystore/restore.ts';
import { createRandom } from '../../shared/domain/synthetic/random.ts';
import type { AppError } from '../../shared/errors.ts';
import { OTHER_PASSPHRASE, PASSPHRASE, openTestVault, smallKey } from '../helpers/vault.ts';

const KILLS = process.env['CERCLE_TORTURE'] === '1' ? 200 : 3;
const PROCESS = join(import.meta.dirname, '..', 'helpers', 'vault-process.ts');

/** Lets a process work in a vault for so many milliseconds after it is ready, kills it, and gives what it acknowledged. */
async function killed(folder: string, work: readonly [string, string], delay: number): Promise<string[]> {
  const child = spawn(process.execPath, [PROCESS, folder, ...work], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (isReady || !text.includes('ready\n')) return;
    isReady = true;
    timer = setTimeout(() => child.kill('SIGKILL'), delay);
  });
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  assert.equal(isReady, true, 'it was killed at work');
  // A last line that was cut was not said.
  return text.split('\n').slice(1, -1);
}

test('given a process killed while it stores keys, when the vault is opened, then each key is whole and told of, or was never there', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  await test.keystore.vault.init({ passphrase: PASSPHRASE });
  test.keystore.close();
  const random = createRandom(7);
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    acknowledged.push(...(await killed(test.folder, ['store', PASSPHRASE], random.between(0, 60))));
    const { keystore, close } = openTestVault({ folder: test.folder });
    const { vault, journal, db } = keystore;
    await vault.unlock(PASSPHRASE);
    const { isIntact, sealed, entries } = journal.verify();
    assert.deepEqual([isIntact, sealed], [true, { entries, isValid: true }]);
    const stored = db.prepare<[], string>('SELECT id FROM sealed_key').pluck().all();
    const told = journal.after(0, 1e6).flatMap(({ act, details }) => (act === 'key.created' ? [details['key']] : []));
    assert.deepEqual([...stored].sort(), [...told].sort());
    assert.deepEqual(
      acknowledged.filter((id) => !stored.includes(id)),
      [],
    );
    for (const id of stored) assert.equal(await vault.withKey(id, async (key) => key.asymmetricKeyType), 'ec');
    assert.equal(db.pragma('integrity_check', { simple: true }), 'ok');
    close();
  }
  assert.ok(acknowledged.length > 0);
  t.diagnostic(
    `count: ${KILLS} kills, ${acknowledged.length} keys acknowledged, 0 lost, 0 half, chain valid each time`,
  );
});

test('given a process killed while it changes the passphrase, when the vault is opened, then by the old one or the new one', async (t) => {
  const test = openTestVault();
  t.after(test.close);
  await test.keystore.vault.init({ passphrase: PASSPHRASE });
  test.keystore.vault.storeKey('k', smallKey());
  test.keystore.close();
  const random = createRandom(11);
  let changes = 0;
  let current = PASSPHRASE;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const said = await killed(test.folder, ['passphrase', current], random.between(0, 60));
    changes += said.length;
    const vault = openTestVault({ folder: test.folder });
    const opens: string[] = [];
    for (const passphrase of [PASSPHRASE, OTHER_PASSPHRASE]) {
      vault.advance(120);
      const refused = await vault.keystore.vault.unlock(passphrase).catch(({ code }: AppError) => code);
      if (refused === undefined) opens.push(passphrase);
      else assert.equal(refused, 'vault.passphrase');
    }
    assert.equal(opens.length, 1);
    vault.advance(120);
    current = opens[0] ?? '';
    await vault.keystore.vault.unlock(current);
    assert.equal(await vault.keystore.vault.withKey('k', async (key) => key.type), 'private');
    assert.equal(vault.keystore.journal.verify().isIntact, true);
    vault.close();
  }
  t.diagnostic(`count: ${KILLS} kills, ${changes} changes acknowledged, one passphrase opens each time`);
});

test('given a process killed while it restores, when the vault is opened, then it is the old one or the restored one, whole', async (t) => {
  const source = openTestVault();
  t.after(source.close);
  const { keystore } = source;
  await keystore.vault.init({ passphrase: PASSPHRASE });
  for (let at = 0; at < 50; at += 1) keystore.vault.storeKey(`restored-${at}`, smallKey());
  const file = join(source.folder, 'recovery');
  await backupVault(keystore, file, { passphrase: OTHER_PASSPHRASE, force: false });
  const undisturbed = openTestVault();
  const start = performance.now();
  await restoreVault(undisturbed.keystore, file, { passphrase: OTHER_PASSPHRASE });
  const ms = Math.round(performance.now() - start);
  undisturbed.close();
  const random = createRandom(13);
  const seen = { old: 0, restored: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const target = openTestVault();
    await target.keystore.vault.init({ passphrase: PASSPHRASE });
    target.keystore.vault.storeKey('old', smallKey());
    copyFileSync(file, join(target.folder, 'recovery'));
    const said = await killed(target.folder, ['restore', PASSPHRASE], random.between(0, 2 * ms));
    const after = openTestVault({ folder: target.folder });
    const { vault, journal, db } = after.keystore;
    await vault.unlock(PASSPHRASE);
    const keys = db.prepare<[], string>('SELECT id FROM sealed_key').pluck().all();
    for (const id of keys) assert.equal(await vault.withKey(id, async (key) => key.asymmetricKeyType), 'ec');
    const isOld = keys.length === 1 && keys[0] === 'old';
    assert.ok(isOld || (keys.length === 50 && !keys.includes('old')));
    assert.ok(!isOld || !said.includes('restored'), 'acknowledged and lost');
    assert.equal(journal.verify().sealed?.isValid, true);
    seen[isOld ? 'old' : 'restored'] += 1;
    after.close();
    target.close();
  }
  t.diagnostic(`count: ${KILLS} kills, ${seen.old} left the old vault, ${seen.restored} the restored one, 0 between`);
});
