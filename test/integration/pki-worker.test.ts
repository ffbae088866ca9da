import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import * as write from '../../electron/services/pki/asn1-write.ts';
import { MAX_FILE_BYTES } from '../../electron/services/pki/contents.ts';
import { createPki, PKI_LIMITS } from '../../electron/services/pki/pki.ts';
import type { Pki, PkiLimits } from '../../electron/services/pki/pki.ts';
import { AppError } from '../../shared/errors.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { createTestPorts } from '../helpers/ports.ts';

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

/** A client over real ports, closed at the end; `started` are the threads it started. */
async function withPki(
  use: (pki: Pki, started: readonly Worker[]) => Promise<void>,
  limits: Partial<PkiLimits> = {},
): Promise<void> {
  const ports = createTestPorts();
  const pki = createPki(ports, { ...PKI_LIMITS, ...limits });
  const started: Worker[] = [];
  const onWorker = (worker: Worker): void => void started.push(worker);
  process.on('worker', onWorker);
  try {
    await use(pki, started);
  } finally {
    await pki.close();
    process.off('worker', onWorker);
    ports.dispose();
  }
  assert.deepEqual(ports.lines, []);
}

/** An encrypted key whose derivation takes about a minute, within the 10 million iterations that are let through. */
function slowFile(): Uint8Array {
  const values = write.sequence(write.octets(randomBytes(8)), write.integer(9_999_999));
  const algorithm = write.sequence(write.oid('1.2.840.113549.1.12.1.3'), values);
  return write.encode(write.sequence(algorithm, write.octets(randomBytes(64))));
}

const certificate = (): Uint8Array => {
  const openssl = createOpenssl();
  openssl.makeAuthority('racine', { key: 'p-256' });
  const der = openssl.der('racine.pem');
  openssl.dispose();
  return der;
};

test(
  'given a file that takes too long when it is read then it is a limit, and the next file is read by another thread',
  { skip: skipWithoutOpenssl },
  async () => {
    const der = certificate();
    await withPki(
      async (pki, started) => {
        const slow = pki.readFile(slowFile(), { password: 'x', name: 'lent.p12' });
        const next = pki.readFile(der);
        await assert.rejects(slow, refused('certificate.limit'));
        assert.equal((await next).certificates.length, 1);
        assert.equal(started.length, 2);
        await pki.readFile(der);
        assert.equal(started.length, 2, 'the second thread is used again');
      },
      { taskTime: 1500 },
    );
  },
);

test(
  'given a thread that computes when the main one is watched then it is never blocked',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const der = certificate();
    await withPki(
      async (pki) => {
        await pki.readFile(der);
        const delay = monitorEventLoopDelay({ resolution: 5 });
        delay.enable();
        await assert.rejects(pki.readFile(slowFile(), { password: 'x' }), refused('certificate.limit'));
        delay.disable();
        t.diagnostic(
          `longest turn of the main thread: ${Math.round(delay.max / 1e6)} ms while another computed for 1.5 s`,
        );
        // A busy computer delays any thread: what would be wrong is a turn as long as the computing.
        assert.ok(delay.max / 1e6 < 1000);
      },
      { taskTime: 1500 },
    );
  },
);

test('given more memory than a file may take when it is read then it is a limit and the process goes on', async () => {
  await withPki(
    async (pki) => {
      const lines = Buffer.from(`-----BEGIN CERTIFICATE-----\n${'QQ==\n'.repeat(3_900_000)}`);
      await assert.rejects(pki.readFile(lines), refused('certificate.limit'));
      await assert.rejects(pki.readFile(Buffer.from('nothing')), refused('certificate.format'));
    },
    { heapMegabytes: 24, taskTime: 60_000 },
  );
});

test('given a file of more than 20 MB when it is read then it is refused before it is copied', async () => {
  await withPki(async (pki, started) => {
    await assert.rejects(
      pki.readFile(new Uint8Array(MAX_FILE_BYTES + 1), { name: 'gros.p7b' }),
      (error) => refused('certificate.limit')(error) && (error as AppError).detail.values?.['file'] === 'gros.p7b',
    );
    assert.equal(started.length, 0);
  });
});

test(
  'given bytes of the caller when they are read in the worker then they stay whole, also as a part of a larger buffer',
  { skip: skipWithoutOpenssl },
  async () => {
    const der = certificate();
    const larger = Buffer.concat([Buffer.from('before'), der, Buffer.from('after')]);
    const part = larger.subarray(6, 6 + der.length);
    await withPki(async (pki) => {
      const [one, other] = await Promise.all([pki.readFile(part), pki.readFile(part)]);
      assert.deepEqual(one.certificates[0]?.der, new Uint8Array(der));
      assert.deepEqual(one, other);
      assert.equal(larger.toString('latin1').slice(0, 6), 'before');
      assert.deepEqual(part, Buffer.from(der));
    });
  },
);

test('given tasks that wait when the client is closed then they are cancelled and later ones too', async () => {
  const ports = createTestPorts();
  const pki = createPki(ports);
  const waiting = [pki.readFile(slowFile(), { password: 'x' }), pki.readFile(slowFile(), { password: 'x' })];
  const ends = waiting.map((task) => assert.rejects(task, refused('cancelled')));
  await new Promise(setImmediate);
  await pki.close();
  await Promise.all(ends);
  await assert.rejects(pki.readFile(slowFile()), refused('cancelled'));
  ports.dispose();
});

test('given a thread that cannot start when a file is read then the fault is told and not a hang', async () => {
  const pki = createPki({ workerUrl: () => new URL('file:///nowhere/pki-worker.ts') });
  await assert.rejects(pki.readFile(new Uint8Array(3)), refused('internal'));
  await pki.close();
});
