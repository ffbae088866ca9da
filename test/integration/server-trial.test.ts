import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { serverChain } from '../../electron/services/probe/server-chain.ts';
import { tryServer } from '../../electron/services/server-trial/try-server.ts';
import type { ChainVerdict } from '../../shared/domain/certificates/chain.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { Openssl } from '../helpers/openssl.ts';

const skip = skipWithoutOpenssl;
const VERDICT: ChainVerdict = { trusted: true, at: '', path: [], reasons: [] };

function trial(openssl: Openssl, key: string, chain: readonly string[], anchors: readonly string[], host: string) {
  const der = (name: string): Uint8Array => new Uint8Array(openssl.der(name));
  return tryServer({
    key: createPrivateKey(openssl.read(key)),
    chain: chain.map(der),
    anchors: anchors.map(der),
    host,
    explain: async () => VERDICT,
  });
}

const failed = (checks: readonly { name: string; ok: boolean }[]): string[] =>
  checks.filter(({ ok }) => !ok).map(({ name }) => name);

test(
  'given server certificates when tried as a ROR would then each fault is named and nothing else',
  { skip },
  async (t) => {
    const openssl = createOpenssl();
    t.after(() => openssl.dispose());
    const authority = openssl.makeAuthority('authority');
    const extensions = ['subjectAltName=DNS:ror.exemple.fr', 'extendedKeyUsage=serverAuth'];
    const good = openssl.makeIdentity('good', authority, { extensions });
    const bare = openssl.makeIdentity('bare', authority, {
      subject: '/CN=ror.exemple.fr',
      extensions: ['extendedKeyUsage=serverAuth'],
    });
    const client = openssl.makeIdentity('client', authority, {
      extensions: ['subjectAltName=DNS:ror.exemple.fr', 'extendedKeyUsage=clientAuth'],
    });
    const host = 'ror.exemple.fr';
    const anchors = [authority.certificate];

    const passed = await trial(openssl, good.key, [good.certificate], anchors, host);
    assert.deepEqual([passed.ok, failed(passed.checks)], [true, []]);
    assert.equal(passed.tls?.version, 'TLSv1.3');
    assert.deepEqual(failed((await trial(openssl, good.key, [good.certificate], anchors, 'autre.fr')).checks), [
      'host',
    ]);
    assert.deepEqual(failed((await trial(openssl, good.key, [good.certificate], [], host)).checks), ['chain']);
    assert.deepEqual(failed((await trial(openssl, bare.key, [bare.certificate], anchors, host)).checks), ['san']);
    assert.ok(
      failed((await trial(openssl, client.key, [client.certificate], anchors, host)).checks).includes('purpose'),
    );
    assert.deepEqual(failed((await trial(openssl, client.key, [good.certificate], anchors, host)).checks), [
      'handshake',
    ]);
  },
);

async function listening(server: { listen(port: number, host: string): unknown; address(): unknown }): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server as never, 'listening');
  return (server.address() as AddressInfo).port;
}

test(
  'given servers when looked at then their chain is read, also when they ask for a certificate of ours; others are named',
  { skip },
  async (t) => {
    const openssl = createOpenssl();
    t.after(() => openssl.dispose());
    const authority = openssl.makeAuthority('authority');
    const { key, certificate } = openssl.makeIdentity('server', authority);
    const chain = Buffer.concat([openssl.read(certificate), openssl.read(authority.certificate)]);
    const open = createTlsServer({ key: openssl.read(key), cert: chain });
    t.after(() => open.close());
    const found = await serverChain('127.0.0.1', await listening(open));
    assert.deepEqual(
      found.map((der) => Buffer.from(der)),
      [openssl.der(certificate), openssl.der(authority.certificate)],
    );

    for (const version of ['-tls1_2', '-tls1_3']) {
      const server = spawn(
        'openssl',
        ['s_server', '-accept', '0', '-key', key, '-cert', certificate, '-Verify', '1', version],
        {
          cwd: openssl.folder,
          stdio: ['pipe', 'pipe', 'ignore'],
        },
      );
      t.after(() => server.kill());
      let said = '';
      while (!/ACCEPT \S*:(\d+)/.test(said)) said += String((await once(server.stdout, 'data'))[0]);
      const port = Number(/ACCEPT \S*:(\d+)/.exec(said)?.[1]);
      assert.equal((await serverChain('127.0.0.1', port)).length, 1, version);
    }

    const plain = createServer((socket) => socket.end('HTTP/1.1 400\r\n\r\n'));
    t.after(() => plain.close());
    await assert.rejects(serverChain('127.0.0.1', await listening(plain)), { code: 'certificate.probe' });
    const silent = createServer(() => undefined);
    t.after(() => silent.close());
    await assert.rejects(serverChain('127.0.0.1', await listening(silent), { deadline: 300 }), (error: Error) => {
      assert.match(error.message, /timeout \(0.3 s\)/);
      return true;
    });
  },
);
