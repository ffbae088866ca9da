import assert from 'node:assert/strict';
import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { PkiContents, PkiFormat } from '../../electron/services/pki/contents.ts';
import { readPkiFile } from '../../electron/services/pki/read-file.ts';
import { AppError } from '../../shared/errors.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { MadeIdentity, Openssl } from '../helpers/openssl.ts';

let openssl: Openssl;
let authority: MadeIdentity;
let client: MadeIdentity;

const CA_CONFIG = `[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=7\n`;

before(() => {
  if (skipWithoutOpenssl !== false) return;
  openssl = createOpenssl();
  authority = openssl.makeAuthority('racine');
  client = openssl.makeIdentity('client', authority);
  openssl.write('ca.cnf', CA_CONFIG);
  openssl.write('index.txt', '');
  openssl.write('crlnumber', '01\n');
  const by = ['-keyfile', authority.key, '-cert', authority.certificate];
  openssl.run(['ca', '-config', 'ca.cnf', '-gencrl', ...by, '-out', 'liste.crl.pem']);
  openssl.run(['pkcs8', '-topk8', '-nocrypt', '-in', client.key, '-outform', 'DER', '-out', 'client.der']);
});
after(() => openssl?.dispose());

const skip = { skip: skipWithoutOpenssl };
const refused = (code: string, reason?: RegExp) => (error: unknown) =>
  error instanceof AppError &&
  error.code === code &&
  (reason === undefined || reason.test(String(error.detail.values?.['reason'])));

function counts({ format, certificates, keys, requests, crls }: PkiContents): readonly unknown[] {
  return [format, certificates.length, keys.length, requests.length, crls.length];
}

const text = (name: string): string => openssl.read(name).toString('latin1');
const out = (...args: readonly string[]): Buffer => openssl.run(args);

/** Each way to write the same things: what it is, and how many certificates, keys, requests and lists it holds. */
const FILES: Readonly<Record<string, () => readonly [Uint8Array, PkiFormat, number, number, number, number]>> = {
  'a certificate in PEM': () => [openssl.read(client.certificate), 'pem', 1, 0, 0, 0],
  'a certificate in DER': () => [openssl.der(client.certificate), 'certificate', 1, 0, 0, 0],
  'a trusted certificate of OpenSSL': () => [
    out('x509', '-in', client.certificate, '-trustout', '-setalias', 'x'),
    'pem',
    1,
    0,
    0,
    0,
  ],
  'a chain, a key and a list in one PEM': () => [
    Buffer.from(
      ['liste.crl.pem', client.key, client.certificate, authority.certificate].map(text).join('# et puis\r\n'),
    ),
    'pem',
    2,
    1,
    0,
    1,
  ],
  'a P7B in DER': () => [
    out('crl2pkcs7', '-nocrl', '-certfile', client.certificate, '-certfile', authority.certificate, '-outform', 'DER'),
    'pkcs7',
    2,
    0,
    0,
    0,
  ],
  'a P7B in PEM with a list': () => [
    out('crl2pkcs7', '-in', 'liste.crl.pem', '-certfile', client.certificate),
    'pem',
    1,
    0,
    0,
    1,
  ],
  'a P7B in BER': () => [
    out(
      'cms',
      '-sign',
      '-in',
      'ca.cnf',
      '-signer',
      client.certificate,
      '-inkey',
      client.key,
      '-certfile',
      authority.certificate,
      '-nodetach',
      '-stream',
      '-indef',
      '-outform',
      'DER',
    ),
    'pkcs7',
    2,
    0,
    0,
    0,
  ],
  'a P7B under the label of a certificate, as Windows writes': () => {
    const der = out('crl2pkcs7', '-nocrl', '-certfile', client.certificate, '-outform', 'DER');
    return [
      Buffer.from(`-----BEGIN CERTIFICATE-----\r\n${der.toString('base64')}\r\n-----END CERTIFICATE-----\r\n`),
      'pem',
      1,
      0,
      0,
      0,
    ];
  },
  'a PKCS#8 key in DER': () => [openssl.read('client.der'), 'pkcs8', 0, 1, 0, 0],
  'a traditional RSA key in DER': () => [
    out('rsa', '-in', client.key, '-traditional', '-outform', 'DER'),
    'key',
    0,
    1,
    0,
    0,
  ],
  'a traditional EC key in DER': () => [
    out('ec', '-in', openssl.makeKey('ec', 'p-256'), '-outform', 'DER'),
    'key',
    0,
    1,
    0,
    0,
  ],
  'a traditional EC key and its parameters in PEM': () => [
    out('ecparam', '-name', 'prime256v1', '-genkey'),
    'pem',
    0,
    1,
    0,
    0,
  ],
  'an Ed25519 key in PEM': () => [openssl.read(openssl.makeKey('ed', 'ed25519')), 'pem', 0, 1, 0, 0],
  'a request in PEM': () => [openssl.read('client.csr.pem'), 'pem', 0, 0, 1, 0],
  'a request in DER': () => [openssl.der('client.csr.pem'), 'request', 0, 0, 1, 0],
  'a list in DER': () => [openssl.der('liste.crl.pem'), 'crl', 0, 0, 0, 1],
  'a certificate in base64 without bounds': () => [
    Buffer.from(openssl.der(client.certificate).toString('base64')),
    'certificate',
    1,
    0,
    0,
    0,
  ],
  'a certificate in UTF-16 with its mark': () => [
    Buffer.from(`\ufeff${text(client.certificate)}`, 'utf16le'),
    'pem',
    1,
    0,
    0,
    0,
  ],
  'a certificate in UTF-16, the high byte first, without mark': () => [
    Buffer.from(text(client.certificate), 'utf16le').swap16(),
    'pem',
    1,
    0,
    0,
    0,
  ],
  'a certificate in UTF-8 with its mark': () => [
    Buffer.from(`\ufeff${text(client.certificate)}`, 'utf8'),
    'pem',
    1,
    0,
    0,
    0,
  ],
  'a certificate after a letter in Latin-1': () => [
    Buffer.from(`Voilà l’été\n${text(client.certificate)}`, 'latin1'),
    'pem',
    1,
    0,
    0,
    0,
  ],
  'a certificate followed by a line end': () => [
    Buffer.concat([openssl.der(client.certificate), Buffer.from('\r\n')]),
    'certificate',
    1,
    0,
    0,
    0,
  ],
};

for (const [what, make] of Object.entries(FILES)) {
  test(`given ${what} when it is read then it is recognised by its content`, skip, async () => {
    const [bytes, ...expected] = make();
    const contents = await readPkiFile(bytes, { name: 'wrong-extension.txt' });
    assert.deepEqual(counts(contents), expected);
    assert.equal(contents.needsPassword, false);
    assert.equal(contents.protection, null);
    for (const { der } of contents.certificates) {
      const original = [client, authority].map(({ certificate }) => openssl.der(certificate));
      assert.ok(
        original.some((one) => one.equals(der)),
        'the bytes are those that were signed',
      );
    }
  });
}

test(
  'given a key in any form when it is read then it is the same PKCS#8, with the fingerprint of its certificate',
  skip,
  async () => {
    const spki = new X509Certificate(openssl.read(client.certificate)).publicKey.export({
      type: 'spki',
      format: 'der',
    });
    const expected = createHash('sha256').update(spki).digest('hex');
    const forms = [
      openssl.read(client.key),
      openssl.read('client.der'),
      out('rsa', '-in', client.key, '-traditional'),
      out('pkcs8', '-topk8', '-in', client.key, '-passout', 'pass:secret', '-v2', 'aes-128-cbc'),
      out('pkcs8', '-topk8', '-in', client.key, '-passout', 'pass:secret', '-v2', 'des3', '-outform', 'DER'),
      out('pkcs8', '-topk8', '-in', client.key, '-passout', 'pass:secret', '-v1', 'PBE-SHA1-3DES'),
      out(
        'pkcs8',
        '-topk8',
        '-in',
        client.key,
        '-passout',
        'pass:secret',
        '-v1',
        'PBE-SHA1-RC2-128',
        '-provider',
        'legacy',
        '-provider',
        'default',
      ),
      out('rsa', '-in', client.key, '-traditional', '-aes256', '-passout', 'pass:secret'),
      out('rsa', '-in', client.key, '-traditional', '-des3', '-passout', 'pass:secret'),
    ];
    for (const [index, form] of forms.entries()) {
      const { keys, protection } = await readPkiFile(form, { password: 'secret' });
      assert.deepEqual(Buffer.from(keys[0]!.pkcs8), openssl.read('client.der'), `${index}`);
      assert.equal(keys[0]!.spkiSha256, expected);
      assert.equal(protection === null, index < 3);
      if (protection === null) continue;
      await assert.rejects(readPkiFile(form, { password: 'autre' }), refused('certificate.password'), `${index}`);
      const locked = await readPkiFile(form);
      assert.deepEqual(
        [locked.needsPassword, locked.keys.length, locked.protection?.scheme],
        [true, 0, protection.scheme],
      );
    }
    assert.ok(createPublicKey({ key: spki, format: 'der', type: 'spki' }));
  },
);

test(
  'given a PEM with a certificate and an encrypted key when no password is given then the certificate is read',
  skip,
  async () => {
    const key = out('pkcs8', '-topk8', '-in', client.key, '-passout', 'pass:secret').toString();
    const both = Buffer.from(`${key}${text(client.certificate)}`);
    const locked = await readPkiFile(both);
    assert.deepEqual(counts(locked), ['pem', 1, 0, 0, 0]);
    assert.deepEqual(
      [locked.needsPassword, locked.protection?.scheme, locked.protection?.engine],
      [true, 'aes-256', 'modern'],
    );
    assert.deepEqual(counts(await readPkiFile(both, { password: 'secret' })), ['pem', 1, 1, 0, 0]);
  },
);

test(
  'given what serves nothing beside a certificate when it is read then it is named and the rest is read',
  skip,
  async () => {
    const mix = `${out('pkey', '-in', client.key, '-pubout').toString()}${text(client.certificate)}`;
    const { certificates, ignored } = await readPkiFile(Buffer.from(mix));
    assert.equal(certificates.length, 1);
    assert.deepEqual(ignored, ['public-key']);
  },
);

test('given more than 1,000 certificates or 100 keys when they are read then it is a limit', skip, async () => {
  const key = out('pkcs8', '-topk8', '-nocrypt', '-in', openssl.makeKey('petite', 'p-256')).toString();
  const certificates = (count: number): Buffer => Buffer.from(text(client.certificate).repeat(count));
  assert.equal((await readPkiFile(certificates(1000))).certificates.length, 1000);
  await assert.rejects(readPkiFile(certificates(1001)), refused('certificate.limit', /1000/u));
  await assert.rejects(readPkiFile(Buffer.from(key.repeat(101))), refused('certificate.limit', /100/u));
  await assert.rejects(readPkiFile(new Uint8Array(20 * 1024 * 1024 + 1)), refused('certificate.limit', /bytes/u));
});
