import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { send } from '../../electron/services/mtls/client.ts';
import { serverChain } from '../../electron/services/probe/server-chain.ts';
import { tcpFaults } from '../helpers/fault-server.ts';
import { makeMtlsPki, requestTo, TOOLS } from '../helpers/mtls-pki.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';

const n24 = (value: number): Buffer => Buffer.from([value >> 16, (value >> 8) & 255, value & 255]);
const within24 = (content: Buffer): Buffer => Buffer.concat([n24(content.length), content]);
const message = (type: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([type]), within24(content)]);
const record = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([22, 3, 3, content.length >> 8, content.length & 255]), content]);

/** ServerHello of TLS 1.2 with ECDHE-RSA-AES128-GCM-SHA256, a certificate, and nothing that would need its key. */
function flight(der: Buffer): Buffer {
  const random = Buffer.alloc(32, 7);
  const secure = Buffer.from([0, 5, 0xff, 0x01, 0, 1, 0]);
  const hello = message(2, Buffer.concat([Buffer.from([3, 3]), random, Buffer.from([0, 0xc0, 0x2f, 0]), secure]));
  return record(Buffer.concat([hello, message(11, within24(within24(der))), message(14, Buffer.alloc(0))]));
}

test(
  'given a server whose certificate has a key that cannot be read, when it is called, then it is refused, and the process and its other keys go on',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const pki = makeMtlsPki();
    const damaged = Buffer.from(pki.get('server').der);
    // rsaEncryption, NULL, then the key: a SEQUENCE of two numbers, here of something else.
    const at = damaged.indexOf(Buffer.from('06092a864886f70d0101010500', 'hex')) + 13;
    assert.equal(damaged[at], 0x03);
    damaged[at + 5] = 0x04;
    const server = await tcpFaults((socket) => socket.once('data', () => socket.write(flight(damaged))));
    t.after(async () => {
      await server.close();
      pki.dispose();
    });
    const [shown] = await serverChain('127.0.0.1', server.port);
    assert.deepEqual(shown && Buffer.from(shown), damaged, 'a look at it shows it as it is');
    for (let round = 0; round < 20; round += 1) {
      const got = await send(requestTo(pki, server.port), TOOLS);
      await assert.rejects(async () => {
        for await (const part of got.body) void part;
      });
      assert.equal(got.facts().failure?.phase, 'handshake');
      assert.equal(got.facts().bytesSent, 0);
      assert.equal(createPublicKey(createPrivateKey(pki.keyPem('good'))).type, 'public');
    }
  },
);
