import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { FlightError } from '../../electron/services/mtls/probe-bytes.ts';
import { clientHello13 } from '../../electron/services/mtls/probe-hello.ts';
import { makeKeyShares, SUITES13 } from '../../electron/services/mtls/probe13-keys.ts';
import { createFlightReader13 } from '../../electron/services/mtls/probe13-read.ts';
import { probe } from '../../electron/services/mtls/probe.ts';
import { tryHandshake } from '../../electron/services/mtls/trial.ts';
import {
  answer,
  says,
  silent,
  tcpFaults,
  tlsFaults,
  type Behaviour,
  type FaultOptions,
  type FaultServer,
} from '../helpers/fault-server.ts';
import { makeMtlsPki, QUICK, requestTo, TOOLS, type MtlsPki } from '../helpers/mtls-pki.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';

describe('what a server says of itself', { skip: skipWithoutOpenssl }, () => {
  let pki: MtlsPki;
  const servers: FaultServer[] = [];
  const serve = async (behaviour: Behaviour, options?: FaultOptions): Promise<FaultServer> => {
    const server = await tlsFaults(pki, behaviour, options);
    servers.push(server);
    return server;
  };
  before(() => {
    pki = makeMtlsPki();
  });
  after(async () => {
    for (const server of servers) await server.close();
    pki.dispose();
  });

  test('given the greeting, when it is sent to servers, then what they ask and whom they accept is read, or why not', async () => {
    const asking = await serve(silent, { version: 'TLSv1.2' });
    const facts = await probe(requestTo(pki, asking.port));
    assert.equal(facts.outcome, 'complete');
    assert.deepEqual(facts.request?.authorities, [
      'CN=Racine client,O=FACTICE,C=FR',
      'CN=Intermediaire client,O=FACTICE,C=FR',
    ]);
    assert.equal(facts.chain.length, 2);
    const open = await serve(silent, { version: 'TLSv1.2', requestCert: false });
    assert.equal((await probe(requestTo(pki, open.port))).request, null);
    const plain = await tcpFaults((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const said = await probe(requestTo(pki, plain.port));
    assert.deepEqual([said.outcome, said.greeting?.slice(0, 12)], ['not-tls', 'HTTP/1.1 400']);
    await plain.close();
    const mute = await tcpFaults((socket) => socket.resume());
    const limits = { ...QUICK, handshakeMs: 200 };
    assert.equal((await probe(requestTo(pki, mute.port, { limits }))).outcome, 'silent');
    await mute.close();
  });

  test('given a handshake without a request, when the server accepts or refuses, then the end tells them apart and nothing was asked', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const server = await serve(says(answer('<a/>')), { version });
      const good = await tryHandshake(requestTo(pki, server.port), TOOLS, 150);
      assert.equal(good.outcome, 'open');
      const bad = await tryHandshake(
        requestTo(pki, server.port, { identity: pki.identity('expired', 'client-inter') }),
        TOOLS,
        150,
      );
      assert.equal(bad.outcome, version === 'TLSv1.2' ? 'failed' : 'closed');
      assert.equal(server.received().length, 0);
    }
  });

  test('given servers that only speak TLS 1.3, when they are greeted, then what they encrypt is read with each suite', async () => {
    for (const cipher of ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256']) {
      const server = await serve(silent, { version: 'TLSv1.3', ciphers: cipher });
      const facts = await probe(requestTo(pki, server.port));
      assert.deepEqual([facts.outcome, facts.version, facts.cipher], ['complete', 'TLSv1.3', cipher]);
      assert.equal(facts.chain.length, 2);
      assert.deepEqual(facts.request?.authorities, [
        'CN=Racine client,O=FACTICE,C=FR',
        'CN=Intermediaire client,O=FACTICE,C=FR',
      ]);
      assert.ok(facts.request?.signatures.includes('ecdsa_secp256r1_sha256'));
    }
    const open = await serve(silent, { version: 'TLSv1.3', requestCert: false });
    const facts = await probe(requestTo(pki, open.port));
    assert.deepEqual([facts.outcome, facts.request, facts.chain.length], ['complete', null, 2]);
  });

  test('given a TLS 1.3 flight that was damaged, when it is read, then only named refusals come out', async (t) => {
    const server = await serve(silent, { version: 'TLSv1.3' });
    const shares = makeKeyShares();
    const hello = clientHello13('localhost', SUITES13.keys(), shares);
    const bytes = await firstBytes(server.port, hello);
    const whole = createFlightReader13(hello.subarray(5), shares);
    whole.push(bytes);
    assert.equal(whole.flight.isDone, true);
    const runs = process.env['CERCLE_TORTURE'] === '1' ? 10_000 : 400;
    let refused = 0;
    for (let run = 0; run < runs; run += 1) {
      const damaged = Buffer.from(bytes);
      const at = (run * 7919) % damaged.length;
      damaged[at] = (damaged[at] ?? 0) ^ (1 + (run % 255));
      const reader = createFlightReader13(hello.subarray(5), shares);
      try {
        for (let from = 0; from < damaged.length; from += 1 + (run % 300)) {
          reader.push(damaged.subarray(from, from + 1 + (run % 300)));
        }
      } catch (error) {
        assert.ok(error instanceof FlightError, String(error));
        refused += 1;
      }
      // What was changed is authenticated, or never read as a certificate.
      assert.ok(!reader.flight.isDone || reader.flight.chain.length === 2);
    }
    t.diagnostic(`count: ${runs} damaged flights, ${refused} refused`);
    assert.ok(refused > runs / 2);
  });
});

/** What a server says to a greeting, up to its silence. */
function firstBytes(port: number, hello: Buffer): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(hello));
    socket.setTimeout(300, () => {
      socket.destroy();
      resolve(Buffer.concat(parts));
    });
    socket.on('data', (bytes: Buffer) => parts.push(bytes));
  });
}
