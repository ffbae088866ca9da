import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createKeyPair } from '../../electron/services/pki/key-pair.ts';
import { openKeystore } from '../../electron/services/keystore/keystore.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { median } from './figures.ts';

const KEY_SIZES = [2048, 3072, 4096] as const;
const RUNS = 5;
/** Long enough to be accepted; nobody else's. */
const PASSPHRASE = randomBytes(24).toString('base64');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function times(runs: number, work: (run: number) => Promise<unknown>): Promise<number> {
  const each: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work(run);
    each.push(performance.now() - started);
  }
  return median(each);
}

/** Seconds that openssl takes to make a key of this size, its start included; undefined without openssl. */
function opensslSeconds(size: number): number | undefined {
  const each: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const { status } = spawnSync('openssl', ['genpkey', '-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${size}`], {
      stdio: 'ignore',
    });
    if (status !== 0) return undefined;
    each.push(performance.now() - started);
  }
  return median(each) / 1000;
}

/** Medians of key generation and of what the vault does, beside openssl for keys; the luck of primes makes keys vary. */
export async function benchKeys(folder: string): Promise<void> {
  for (const size of KEY_SIZES) {
    const ours = (await times(RUNS, () => createKeyPair(size))) / 1000;
    const theirs = opensslSeconds(size);
    const beside = theirs === undefined ? 'openssl is absent' : `openssl genpkey ${theirs.toFixed(2)} s`;
    say(`RSA ${size} key: ${ours.toFixed(2)} s (${beside}), median of ${RUNS}`);
  }
  const ports = createTestPorts({ folder: join(folder, 'keys') });
  const keystore = openKeystore({ ports, lockMinutes: () => 15, onChange: () => undefined });
  const { vault } = keystore;
  const started = performance.now();
  await vault.init({ passphrase: PASSPHRASE });
  say(`vault: created in ${(performance.now() - started).toFixed(0)} ms (${keystore.iterations} rounds of PBKDF2)`);
  const unlock = await times(RUNS, async () => {
    vault.lock();
    await vault.unlock(PASSPHRASE);
  });
  say(`vault: opened in ${unlock.toFixed(0)} ms, median of ${RUNS}`);
  const key = (await createKeyPair(2048)).export({ type: 'pkcs8', format: 'der' });
  const sealed = await times(RUNS, async (run) => vault.storeKey(`bench-${run}`, new Uint8Array(key)));
  const lent = await times(RUNS, (run) => vault.withKey(`bench-${run}`, async () => undefined));
  say(`vault: a key sealed in ${sealed.toFixed(1)} ms (on the disk), lent in ${lent.toFixed(1)} ms, median of ${RUNS}`);
  keystore.close();
}
