import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
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
});
