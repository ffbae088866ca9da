import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { restoreVault } from '../../electron/services/keystore/restore.ts';
import { OTHER_PASSPHRASE, PASSPHRASE, openTestVault, smallKey } from './vault.ts';

// Works in a vault until it is killed, and tells of what was acknowledged, one line each: `vault-process.ts FOLDER WORK PASSPHRASE`.
const [folder = '', work = '', passphrase = ''] = process.argv.slice(2);
const { keystore } = openTestVault({ folder });
const { vault, journal, transaction } = keystore;
const tell = (line: string): void => void writeSync(1, `${line}\n`);

await vault.unlock(passphrase);
if (work === 'store') {
  const der = smallKey();
  tell('ready');
  for (let at = 0; ; at += 1) {
    const id = `${process.pid}-${at}`;
    transaction(() => {
      vault.storeKey(id, der);
      journal.append('key.created', { key: id });
    });
    tell(id);
  }
}
if (work === 'restore') {
  tell('ready');
  const file = join(folder, 'recovery');
  await restoreVault(keystore, file, { passphrase: OTHER_PASSPHRASE, newPassphrase: PASSPHRASE, replace: true });
  tell('restored');
  process.exit();
}
let current = passphrase;
tell('ready');
for (;;) {
  const next = current === PASSPHRASE ? OTHER_PASSPHRASE : PASSPHRASE;
  await vault.changePassphrase(current, next);
  current = next;
  tell(next);
}
