import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { createRandom } from '../../shared/domain/synthetic/random.ts';
import type { AppError } from '../../shared/errors.ts';
import { OTHER_PASSPHRASE, PASSPHRASE, openTestVault, smallKey } from '../helpers/vault.ts';

const KILLS = process.env['CERCLE_TORTURE'] === '1' ? 200 : 8;
const PROCESS = join(import.meta.dirname, '..', 'helpers', 'vault-process.ts');

/** Lets a process work in a vault for so many milliseconds after it is ready, kills it, and gives what it acknowledged. */
async function killed(folder: string, work: readonly [string, string], delay: number): Promise<string[]> {
  const child = spawn(process.execPath, [PROCESS, folder, ...work], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let isReady = false;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (isReady || !text.includes('ready\n')) return;
    isReady = true;
    setTimeout(() => child.kill('SIGKILL'), delay);
  });
  await new Promise((resolve) => child.on('close', resolve));
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
