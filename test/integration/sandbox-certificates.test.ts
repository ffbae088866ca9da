import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCertificate } from '../../electron/services/pki/certificate.ts';
import { REFUSALS, TLS_VERSIONS } from '../../electron/services/sandbox-region/options.ts';
import { CERTIFICATE_STATES } from '../../electron/services/sandbox-region/register.ts';
import { startSandbox } from '../../electron/services/sandbox-region/start.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { extractionPath } from '../helpers/ror-requests.ts';
import { makeCsr, openSandboxBench, said, temporaryFolder } from '../helpers/sandbox.ts';

const PATH = extractionPath(0);
type Case = (typeof CERTIFICATE_STATES)[number] | 'none' | 'unlisted';
const CASES: readonly Case[] = ['none', 'unlisted', ...CERTIFICATE_STATES];

/** What a client sees of each refusal, as measured of nginx and of OpenSSL servers (domain reference CSD §7). */
const PAGES: Readonly<Record<Case, RegExp>> = {
  none: /^400 .*No required SSL certificate was sent/s,
  unlisted: /^403 .*403 Forbidden/s,
  valid: /^200 /,
  expired: /^400 .*The SSL certificate error/s,
  'not-yet': /^400 .*The SSL certificate error/s,
  revoked: /^400 .*The SSL certificate error/s,
  'wrong-usage': /^400 .*The SSL certificate error/s,
  'unknown-ca': /^400 .*The SSL certificate error/s,
};
const ALERTS: Readonly<Record<Exclude<Case, 'valid'>, RegExp>> = {
  none: /alert number (40|116)/,
  unlisted: /alert number 42/,
  expired: /alert number 45/,
  'not-yet': /alert number 42/,
  revoked: /alert number 44/,
  'wrong-usage': /alert number 43/,
  'unknown-ca': /alert number 48/,
};

for (const refusal of REFUSALS) {
  for (const tls of TLS_VERSIONS) {
    test(`given refusals by ${refusal} in TLS ${tls} when clients come in every state then each sees what real servers show`, async (t) => {
      const bench = await openSandboxBench({ refusal, tls, denyUnlisted: true });
      t.after(() => bench.close());
      for (const state of CASES) {
        const client = state === 'none' ? undefined : await bench.client(state === 'unlisted' ? 'valid' : state);
        if (client !== undefined && state !== 'unlisted')
          await bench.ask({ command: 'whitelist-add', what: client.sha256 });
        const seen = await bench.call(PATH, client).then(
          ({ status, body }) => `${status} ${body.toString('latin1').slice(0, 600)}`,
          (error: NodeJS.ErrnoException) => `${error.code} ${error.message}`,
        );
        if (refusal === 'http' || state === 'valid') assert.match(seen, PAGES[state], state);
        else if (refusal === 'alert') {
          assert.match(seen, ALERTS[state], state);
          assert.equal(seen.startsWith('EPROTO'), tls === '1.2', 'in the handshake, or once it is over');
        } else {
          const when = tls === '1.2' ? /before secure TLS connection/ : /socket hang up/;
          assert.match(seen, /^ECONNRESET/);
          assert.match(seen, when, state);
        }
      }
      assert.equal((await bench.ask({ command: 'status' })).served['refused'] ?? 0, refusal === 'http' ? 7 : 0);
    });
  }
}

test(
  'given openssl s_client when it comes with and without a certificate then it sees the alerts and the names of authorities',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const bench = await openSandboxBench({ refusal: 'alert' });
    const folder = temporaryFolder();
    t.after(async () => {
      folder.dispose();
      await bench.close();
    });
    const dial = async (state: (typeof CERTIFICATE_STATES)[number] | 'none', version: string): Promise<string> => {
      const { key = '', cert = '' } = state === 'none' ? {} : await bench.client(state);
      writeFileSync(folder.path('k.pem'), key);
      writeFileSync(folder.path('c.pem'), cert);
      const own = state === 'none' ? [] : ['-cert', folder.path('c.pem'), '-key', folder.path('k.pem')];
      const to = [
        '-connect',
        `127.0.0.1:${bench.sandbox.port}`,
        '-servername',
        'localhost',
        '-verify_hostname',
        'localhost',
      ];
      const trust = ['-CAfile', bench.sandbox.authorities.root];
      const request = `GET ${PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
      return said('openssl', ['s_client', ...to, ...trust, ...own, version, '-ign_eof'], request);
    };
    for (const version of ['-tls1_2', '-tls1_3']) {
      const good = await dial('valid', version);
      assert.match(good, /Verify return code: 0 \(ok\)/);
      assert.match(good, /HTTP\/1\.1 200 OK/);
      assert.match(good, /CN ?= ?TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS FACTICE/);
      assert.match(await dial('expired', version), /alert number 45/);
      assert.match(await dial('revoked', version), /alert number 44/);
      assert.match(await dial('wrong-usage', version), /alert number 43/);
      assert.match(await dial('unknown-ca', version), /alert number 48/);
      assert.match(await dial('none', version), version === '-tls1_2' ? /alert number 40/ : /alert number 116/);
    }
    assert.match(await dial('valid', '-tls1_2'), /Acceptable client certificate CA names[\s\S]*FACTICE/);
  },
);

test(
  'given certificates and lists when openssl judges them then it says of each what its state says',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const bench = await openSandboxBench();
    const folder = temporaryFolder();
    t.after(async () => {
      folder.dispose();
      await bench.close();
    });
    const { authorities } = bench.sandbox;
    const verdicts = {
      valid: /: OK/,
      expired: /certificate has expired/,
      'not-yet': /not yet valid/,
      revoked: /certificate revoked/,
      'wrong-usage': /(unsupported|unsuitable) certificate purpose/,
      'unknown-ca': /unable to get local issuer/,
    };
    for (const state of CERTIFICATE_STATES) {
      const { cert = '' } = await bench.client(state);
      writeFileSync(folder.path('c.pem'), cert.slice(0, cert.indexOf('-----END') + 25) + '\n');
      const lists = authorities.crls.map((file) => said('openssl', ['crl', '-inform', 'DER', '-in', file]));
      writeFileSync(folder.path('crl.pem'), lists.join(''));
      const files = [
        '-CAfile',
        authorities.root,
        '-untrusted',
        authorities.intermediate,
        '-CRLfile',
        folder.path('crl.pem'),
      ];
      const how = ['-x509_strict', '-crl_check_all', '-purpose', 'sslclient'];
      assert.match(said('openssl', ['verify', ...how, ...files, folder.path('c.pem')]), verdicts[state], state);
      const facts = readCertificate(new X509Certificate(cert).raw);
      assert.equal(facts.subjectText, 'CN=CLIENT_FACTICE,OU=318751275100020,O=Hôpital Factice,ST=Paris (75),C=FR');
      assert.match(facts.issuerText, /FACTICE/);
    }
    const { cert = '' } = await bench.client('revoked');
    const facts = readCertificate(new X509Certificate(cert).raw);
    const [url = ''] = facts.crlUrls;
    const der = await fetched(url);
    assert.ok(der.equals(readFileSync(authorities.crls[1]!)), 'published over HTTP as in the file');
    writeFileSync(folder.path('l.crl'), der);
    const text = said('openssl', ['crl', '-inform', 'DER', '-in', folder.path('l.crl'), '-noout', '-text']);
    assert.match(text.toLowerCase(), new RegExp(`serial number: ${facts.serial}`));
    await assert.rejects(fetched(url.replace('/CRL/', '/../')), /404/);
  },
);

function fetched(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(pieces));
        else reject(new Error(String(response.statusCode)));
      });
    }).on('error', reject);
  });
}

test('given a certificate of the other environment when shown then it is of an unknown authority', async (t) => {
  const bench = await openSandboxBench({ environment: 'production' });
  t.after(() => bench.close());
  const { key, csr } = await makeCsr();
  const answers: number[] = [];
  for (const environment of ['test', 'production'] as const) {
    const issued = await bench.ask({ command: 'issue', csr, state: 'valid', environment });
    const prefix = environment === 'test' ? /^CN=TEST AC IGC/ : /^CN=AC IGC/;
    assert.match(readCertificate(new X509Certificate(issued.certificatePem).raw).issuerText, prefix);
    answers.push((await bench.call(PATH, { key, cert: issued.chainPem })).status);
  }
  assert.deepEqual(answers, [400, 200]);
});

test('given a region that was stopped when started again then its authorities, server, whitelist and files are the same', async (t) => {
  const bench = await openSandboxBench({ denyUnlisted: true });
  t.after(() => bench.close());
  const { folder, authorities } = bench.sandbox;
  const client = await bench.client();
  await bench.ask({ command: 'whitelist-add', what: client.sha256.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:') });
  const server = readFileSync(join(folder, 'pki', 'serveur-test.cer'));
  const root = readFileSync(authorities.root);
  await bench.sandbox.stop();
  const again = await startSandbox(bench.ports, { units: 60, denyUnlisted: true });
  t.after(() => again.stop());
  assert.ok(readFileSync(again.authorities.root).equals(root));
  assert.ok(readFileSync(join(folder, 'pki', 'serveur-test.cer')).equals(server));
  assert.equal(again.status.whitelist, 1);
  assert.equal(again.status.publicUrl, bench.sandbox.status.publicUrl);
  assert.deepEqual(
    again.status.issued.map(({ sha256 }) => sha256),
    [client.sha256],
  );
  const { exchange } = await import('../helpers/sandbox.ts');
  const seen = await exchange(`${again.url}${PATH}`, {
    ...client,
    tls: { ca: readFileSync(again.authorities.bundle) },
  });
  assert.equal(seen.status, 200);
  if (process.platform === 'win32') return;
  const walk = (path: string): void => {
    const mode = statSync(path).mode & 0o777;
    const isFolder = statSync(path).isDirectory();
    assert.equal(mode & 0o077, 0, path);
    if (isFolder) for (const name of readdirSync(path)) walk(join(path, name));
  };
  walk(folder);
});

test('given a whitelist by name when the name is listed then any certificate of that name is admitted', async (t) => {
  const bench = await openSandboxBench({ denyUnlisted: true });
  t.after(() => bench.close());
  const client = await bench.client();
  assert.equal((await bench.call(PATH, client)).status, 403);
  await bench.ask({ command: 'whitelist-add', what: client.subject, note: 'essai' });
  assert.equal((await bench.call(PATH, client)).status, 200);
  assert.equal((await bench.call(PATH, await bench.client())).status, 200);
  assert.equal((await bench.ask({ command: 'whitelist-list' }))[0]?.note, 'essai');
  assert.deepEqual(await bench.ask({ command: 'whitelist-remove', what: client.subject }), { wasListed: true });
  assert.equal((await bench.call(PATH, client)).status, 403);
  await assert.rejects(bench.ask({ command: 'whitelist-add', what: 'abc' }), { code: 'input.invalid' });
});

test('given plain HTTP on the port when it comes then the page of nginx says so', async (t) => {
  const bench = await openSandboxBench();
  t.after(() => bench.close());
  const text = await new Promise<string>((resolve, reject) => {
    let seen = '';
    const socket = connect(bench.sandbox.port, '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    );
    socket.on('data', (piece) => (seen += piece.toString()));
    socket.on('end', () => resolve(seen));
    socket.on('error', reject);
  });
  assert.match(text, /^HTTP\/1\.1 400 [\s\S]*The plain HTTP request was sent to HTTPS port/);
});
