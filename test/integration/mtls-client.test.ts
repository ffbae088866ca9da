import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { send } from '../../electron/services/mtls/client.ts';
import { AppError } from '../../shared/errors.ts';
import {
  answer,
  drips,
  says,
  tlsFaults,
  type Behaviour,
  type FaultOptions,
  type FaultServer,
} from '../helpers/fault-server.ts';
import { makeMtlsPki, requestTo, TOOLS, type MtlsPki } from '../helpers/mtls-pki.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { tunnelProxy } from '../helpers/tunnel-proxy.ts';

async function contentOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

describe('mTLS client', { skip: skipWithoutOpenssl }, () => {
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

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`given a server that asks for a certificate in ${version}, when it answers, then the content and every fact are there`, async () => {
      const server = await serve(says(answer(gzipSync('<CSD/>'), 'chunked', { 'content-encoding': 'gzip' })), {
        version,
      });
      const got = await send(requestTo(pki, server.port), TOOLS);
      assert.equal((await contentOf(got.body)).toString(), '<CSD/>');
      const facts = got.facts();
      assert.equal(facts.failure, null);
      assert.deepEqual([facts.status, facts.tls?.version, facts.tls?.ourCertificate], [200, version, 'sent']);
      assert.deepEqual(
        facts.tls?.peerChain.map(({ subjectText }) => subjectText),
        ['CN=server,O=Essai,C=FR', 'CN=Intermediaire server,O=FACTICE,C=FR'],
      );
      assert.equal(got.serverChain?.trusted, true);
      assert.ok(Math.abs(facts.clockSkew ?? 99) <= 2);
      assert.match(
        server.received().toString('latin1'),
        /^POST \/csd HTTP\/1\.1\r\nhost: localhost:\d+\r\nconnection: close\r\n/u,
      );
    });
  }

  test('given a server that asks for nothing, or a client that has nothing, when TLS is done, then the facts say so', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const open = await serve(says(answer('<a/>')), { version, requestCert: false });
      const first = await send(requestTo(pki, open.port), TOOLS);
      await contentOf(first.body);
      assert.equal(first.facts().tls?.ourCertificate, 'not-asked');
      const asking = await serve(says(answer('<a/>')), { version });
      const second = await send(requestTo(pki, asking.port, { identity: null }), TOOLS);
      assert.equal(second.facts().tls?.ourCertificate, 'none-to-send');
      assert.equal(second.facts().tls?.alert?.number, version === 'TLSv1.2' ? 40 : 116);
    }
  });

  test('given servers that are not to be trusted, when they are called, then not one byte of the request reaches them', async (t) => {
    const cases: readonly (readonly [readonly string[], Partial<Parameters<typeof requestTo>[2]>])[] = [
      [['server-expired', 'server-inter'], {}],
      [['server-early', 'server-inter'], {}],
      [['server-named', 'server-inter'], {}],
      [['server-nameless', 'server-inter'], {}],
      [['server-weak', 'server-inter'], {}],
      [['server-stranger', 'other-inter', 'other-root'], {}],
      [['server-self'], {}],
      [['server-client', 'server-inter'], {}],
      [['server'], {}],
      [['server', 'server-inter'], { trust: { anchors: [], intermediates: [], crls: [] } }],
      [['server', 'server-inter'], { trust: { anchors: [pki.get('server-inter').der], intermediates: [], crls: [] } }],
      [
        ['server-revoked', 'server-inter'],
        {
          revocation: 'required',
          trust: {
            anchors: [pki.get('server-root').der],
            intermediates: [],
            crls: [pki.crls['server-root']!, pki.crls['server-inter']!],
          },
        },
      ],
      [['server', 'server-inter'], { revocation: 'required' }],
    ];
    let count = 0;
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      for (const [certificate, more] of cases) {
        const ciphers = certificate.includes('server-weak') ? 'DEFAULT:@SECLEVEL=1' : undefined;
        const server = await serve(says(answer('<CSD/>')), {
          version,
          certificate,
          requestCert: false,
          ...(ciphers === undefined ? {} : { ciphers }),
        });
        const got = await send(requestTo(pki, server.port, more), TOOLS);
        await assert.rejects(contentOf(got.body));
        assert.equal(got.facts().failure?.phase, 'handshake', certificate.join());
        assert.equal(server.received().length, 0, certificate.join());
        assert.equal(got.facts().bytesSent, 0);
        count += 1;
      }
    }
    t.diagnostic(`count: ${count} untrusted servers, 0 bytes sent`);
  });

  test('given an environment that asks to trust anyone, when an untrusted server is called, then it is refused all the same', async () => {
    const server = await serve(says(answer('<CSD/>')), {
      certificate: ['server-stranger', 'other-inter'],
      requestCert: false,
    });
    const root = pki.file('other-root.pem');
    const env = {
      ...process.env,
      ...{
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
        NODE_EXTRA_CA_CERTS: root,
        SSL_CERT_FILE: root,
        NODE_OPTIONS: `--use-openssl-ca --tls-min-v1.0 --trace-tls --tls-keylog=${pki.file('keys.log')}`,
        SSLKEYLOGFILE: pki.file('keys.log'),
      },
      ...{
        NODE_USE_ENV_PROXY: '1',
        HTTPS_PROXY: 'http://127.0.0.1:9',
        HTTP_PROXY: 'http://127.0.0.1:9',
        NODE_NO_WARNINGS: '1',
      },
    };
    const once = join(import.meta.dirname, '..', 'helpers', 'mtls-once.ts');
    const anchor = pki.get('server-root').der.toString('base64');
    const run = async (...args: readonly string[]): Promise<Record<string, unknown>> => {
      const said = await new Promise<string>((resolve, reject) =>
        execFile(process.execPath, [once, ...args], { env }, (error, out) =>
          error === null ? resolve(out) : reject(error),
        ),
      );
      return JSON.parse(said) as Record<string, unknown>;
    };
    const refused = await run(`${server.port}`, anchor);
    assert.deepEqual(refused, { status: null, code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' });
    assert.equal(server.received().length, 0);
    assert.deepEqual(await run(`${server.port}`, pki.get('other-root').der.toString('base64')), {
      status: 200,
      code: null,
    });
    assert.equal(existsSync(pki.file('keys.log')), false);
  });

  test('given 500 hostile values in address and headers, when they are sent, then no line of the request is theirs', async (t) => {
    const server = await serve(says(answer('<a/>')), { version: 'TLSv1.2' });
    const bad = [
      '\r\nX-Evil: 1',
      '\nX-Evil: 1',
      '\r',
      '\u0000',
      ' HTTP/1.1\r\nX-Evil: 1\r\n\r\n',
      '\u0085',
      '\u2028',
      'é',
      'ｅｘ',
      '\t',
      '\u007f',
      '%0d%0aX-Evil:%201',
      '\\',
      '"',
      '\u202e',
      '../..',
      '?x\r\ny',
      '#f',
      '@evil.test',
      '//evil.test',
    ];
    const values = bad.flatMap((one) => [one, `a${one}`, `${one}b`, `a${one}b`, one.repeat(3)]);
    const places: readonly ((value: string) => Partial<ReturnType<typeof requestTo>>)[] = [
      (value) => ({ url: `https://localhost:${server.port}/csd${value}` }),
      (value) => ({ url: `https://localhost:${server.port}/csd?id=${value}` }),
      (value) => ({ url: `https://localhost${value}:${server.port}/csd` }),
      (value) => ({ headers: { 'x-one': value } }),
      (value) => ({ headers: { [`x-one${value}`]: '1' } }),
    ];
    let [sent, refused] = [0, 0];
    for (const place of places) {
      for (const value of values) {
        try {
          const got = await send(requestTo(pki, server.port, place(value)), TOOLS);
          await contentOf(got.body).catch(() => null);
          sent += 1;
        } catch (error) {
          assert.ok(error instanceof AppError && error.code === 'input.invalid', String(error));
          refused += 1;
        }
      }
    }
    const raw = server.received().toString('latin1');
    const lines = raw.split('<demande/>').flatMap((request) => request.trimEnd().split('\r\n').slice(1));
    const names = new Set(lines.map((line) => line.split(':')[0]?.toLowerCase() ?? ''));
    assert.doesNotMatch(raw, /^x-evil:/imu);
    for (const name of names)
      assert.ok(
        /^(host|connection|accept|accept-encoding|user-agent|content-type|content-length|x-one\S*)$/u.test(name),
        name,
      );
    t.diagnostic(`count: ${sent + refused} hostile values, ${refused} refused, ${sent} sent as they are`);
    assert.equal(sent + refused, 500);
    assert.ok(refused > 250);
  });

  test('given headers that are ours, when a caller writes them, then the request is refused', async () => {
    for (const name of ['Host', 'content-length', 'Transfer-Encoding', 'connection', 'upgrade']) {
      await assert.rejects(send(requestTo(pki, 9, { headers: { [name]: 'x' } }), TOOLS), { code: 'input.invalid' });
    }
  });

  test('given a redirection, when it is answered, then nothing follows it', async () => {
    const target = await serve(says(answer('<a/>')), { requestCert: false });
    const server = await serve(
      says(answer('', 'length', { location: `https://localhost:${target.port}/` }, '302 Found')),
    );
    const got = await send(requestTo(pki, server.port), TOOLS);
    await contentOf(got.body);
    assert.equal(got.status, 302);
    assert.equal(target.received().length, 0);
  });

  test('given an answer that is no success, when it is read, then its beginning is kept as text, and all of it can be read', async () => {
    const page = `<html>\u202e${'x'.repeat(5000)}</html>`;
    const server = await serve(says(answer(page, 'length', {}, '400 Bad Request')));
    const got = await send(requestTo(pki, server.port), TOOLS);
    assert.equal((await contentOf(got.body)).toString(), page);
    const excerpt = got.facts().excerpt ?? '';
    assert.ok(excerpt.startsWith('<html>\ufffdx') && Buffer.byteLength(excerpt) <= 2048);
  });

  test('given a proxy, when an exchange goes through it, then the server is judged as before and credentials stay with the proxy', async () => {
    const server = await serve(says(answer('<a/>')));
    const proxy = await tunnelProxy();
    const credentials = { user: 'moi', password: 'motdepasse' };
    const got = await send(
      requestTo(pki, server.port, { proxy: { host: '127.0.0.1', port: proxy.port, credentials } }),
      TOOLS,
    );
    assert.equal((await contentOf(got.body)).toString(), '<a/>');
    assert.match(proxy.head(), new RegExp(`^CONNECT localhost:${server.port} HTTP/1\\.1\\r\\n`, 'u'));
    assert.match(proxy.head(), /proxy-authorization: Basic bW9pOm1vdGRlcGFzc2U=/iu);
    assert.doesNotMatch(server.received().toString('latin1'), /proxy-authorization/iu);
    await proxy.close();
  });

  test('given the compatible policy, when a server only has ECDHE-CBC-SHA2, then it is reached; and not otherwise', async () => {
    const server = await serve(says(answer('<a/>')), { version: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384' });
    const strict = await send(requestTo(pki, server.port), TOOLS);
    assert.equal(strict.facts().failure?.phase, 'handshake');
    const compatible = await send(requestTo(pki, server.port, { policy: 'compatible' }), TOOLS);
    assert.equal((await contentOf(compatible.body)).toString(), '<a/>');
    const rsa = await serve(says(answer('<a/>')), { version: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' });
    const never = await send(requestTo(pki, rsa.port, { policy: 'compatible' }), TOOLS);
    assert.equal(never.facts().failure?.phase, 'handshake');
  });

  test('given an answer that nobody reads, when it is closed, then its connection is', async () => {
    const server = await serve(drips(answer('x'.repeat(100_000)), 100, 20));
    const got = await send(requestTo(pki, server.port), TOOLS);
    got.close();
    assert.equal(got.facts().failure?.code, 'CERCLE_CANCELLED');
    await assert.rejects(contentOf(got.body));
  });
});
