import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac, createPrivateKey, pbkdf2Sync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import forge from 'node-forge';
import { readAsn1 } from '../../electron/services/pki/asn1.ts';
import * as write from '../../electron/services/pki/asn1-write.ts';
import { readCertificate } from '../../electron/services/pki/certificate.ts';
import type { PkiContents } from '../../electron/services/pki/contents.ts';
import { utf16 } from '../../electron/services/pki/password-bytes.ts';
import { encryptPbes2 } from '../../electron/services/pki/pbes2.ts';
import { readPkiFile } from '../../electron/services/pki/read-file.ts';
import { AppError } from '../../shared/errors.ts';
import { createOpenssl, skipWithoutKeytool, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { MadeIdentity, Openssl } from '../helpers/openssl.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const PASSWORDS = { ascii: 'mot de passe', accents: 'Pä55 mot-dé-passe', empty: '' } as const;
const TRIPLE_DES = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
const MAKERS = {
  'legacy RC2-40': { args: ['-legacy'], scheme: 'rc2-40', mac: 'sha1', engine: 'legacy' },
  '3DES': { args: TRIPLE_DES, scheme: '3des', mac: 'sha1', engine: 'legacy' },
  'modern AES-256': { args: [], scheme: 'aes-256', mac: 'sha256', engine: 'modern' },
  'AES-128, SHA-512': {
    args: ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-192-CBC', '-macalg', 'sha512'],
    scheme: 'aes-128',
    mac: 'sha512',
    engine: 'modern',
  },
  'RC2-128': { args: ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128'], scheme: 'rc2-128', mac: 'sha1', engine: 'legacy' },
  '3DES of two keys': {
    args: ['-certpbe', 'PBE-SHA1-2DES', '-keypbe', 'PBE-SHA1-2DES'],
    scheme: '3des-2key',
    mac: 'sha256',
    engine: 'legacy',
  },
  'PBES1 DES': {
    args: ['-legacy', '-certpbe', 'PBE-MD5-DES', '-keypbe', 'PBE-MD5-DES'],
    scheme: 'des',
    mac: 'sha1',
    engine: 'legacy',
  },
  'without MAC': { args: ['-nomac'], scheme: 'aes-256', mac: null, engine: 'modern' },
  'without encryption': {
    args: ['-certpbe', 'NONE', '-keypbe', 'NONE'],
    scheme: 'none',
    mac: 'sha256',
    engine: 'modern',
  },
} as const;

let openssl: Openssl;
let authority: MadeIdentity;
let client: MadeIdentity;
let keyDer: Buffer;

before(() => {
  if (skipWithoutOpenssl !== false) return;
  openssl = createOpenssl();
  authority = openssl.makeAuthority('racine');
  client = openssl.makeIdentity('client', authority, { extensions: ['extendedKeyUsage=clientAuth'] });
  openssl.run(['pkcs8', '-topk8', '-nocrypt', '-in', client.key, '-outform', 'DER', '-out', 'client.key.der']);
  keyDer = openssl.read('client.key.der');
});
after(() => openssl?.dispose());

const skip = { skip: skipWithoutOpenssl };
const refused = (code: string, reason?: RegExp) => (error: unknown) =>
  error instanceof AppError &&
  error.code === code &&
  (reason === undefined || reason.test(String(error.detail.values?.['reason'])));

/** The pair of the test, whole and paired. */
function assertPair({ certificates, keys, needsPassword }: PkiContents): void {
  assert.equal(needsPassword, false);
  assert.deepEqual(Buffer.from(certificates[0]!.der), openssl.der(client.certificate));
  assert.equal(keys.length, 1);
  assert.deepEqual(Buffer.from(keys[0]!.pkcs8), keyDer);
  assert.equal(keys[0]!.spkiSha256, readCertificate(certificates[0]!.der).key.spkiSha256);
}

let opened = 0;
for (const [maker, { args, scheme, mac, engine }] of Object.entries(MAKERS)) {
  for (const [kind, password] of Object.entries(PASSWORDS)) {
    test(
      `given a P12 ${maker} with a password ${kind} when it is read then it opens, and a wrong password is named`,
      skip,
      async () => {
        const name = 'Clé de Œuvre';
        const made = openssl.makePkcs12('essai', client, {
          password,
          friendlyName: name,
          chain: [authority.certificate],
          args,
        });
        const contents = await readPkiFile(made, { password });
        assert.equal(contents.format, 'pkcs12');
        assertPair(contents);
        assert.equal(contents.certificates.length, 2);
        assert.deepEqual(
          [contents.keys[0]?.name, contents.certificates[0]?.name, contents.certificates[1]?.name],
          [name, name, undefined],
        );
        const { protection } = contents;
        assert.deepEqual(
          [protection?.scheme, protection?.mac, protection?.engine, protection?.passwordForm],
          [scheme, mac, engine, 'standard'],
        );
        assert.equal(protection?.iterations, 2048);
        assert.equal(protection?.isOld, !scheme.startsWith('aes'));
        opened += 1;
        for (const wrong of ['faux', 'fäux', `${password}x`]) {
          await assert.rejects(
            readPkiFile(made, { password: wrong, name: 'essai.p12' }),
            (error) =>
              refused('certificate.password')(error) && (error as AppError).detail.values?.['file'] === 'essai.p12',
          );
          opened += 1;
        }
        const unasked = await readPkiFile(made);
        assert.equal(unasked.needsPassword, password !== '');
        assert.equal(unasked.protection?.scheme, scheme, 'the cipher is named before the password is known');
        assert.equal(unasked.keys.length, password === '' ? 1 : 0);
      },
    );
  }
}

test('given the matrix of makers, passwords and answers when it is counted then every cell was shown', skip, (t) => {
  const cells = Object.keys(MAKERS).length * Object.keys(PASSWORDS).length * 4;
  t.diagnostic(`count: ${opened} of ${cells} cells opened or explained`);
  assert.equal(opened, cells);
});

test(
  'given P12 files made by Java when they are read then they open',
  { skip: skipWithoutOpenssl || skipWithoutKeytool },
  async () => {
    // Java itself refuses to write a file under a password that is not ASCII.
    for (const [options, scheme] of [
      [[], 'aes-256'],
      [['-J-Dkeystore.pkcs12.legacy'], 'rc2-40'],
    ] as const) {
      const store = openssl.path(`java-${scheme}.p12`);
      const key = ['-genkeypair', '-alias', 'serveur', '-keyalg', 'EC', '-dname', 'CN=serveur'];
      execFileSync(
        'keytool',
        [...options, ...key, '-keystore', store, '-storetype', 'PKCS12', '-storepass', 'motdepasse'],
        { stdio: 'pipe' },
      );
      const contents = await readPkiFile(readFileSync(store), { password: 'motdepasse' });
      assert.equal(contents.protection?.scheme, scheme);
      assert.equal(contents.keys[0]?.name, 'serveur');
      assert.equal(contents.keys[0]?.spkiSha256, readCertificate(contents.certificates[0]!.der).key.spkiSha256);
      await assert.rejects(
        readPkiFile(readFileSync(store), { password: 'motdepasse2' }),
        refused('certificate.password'),
      );
    }
  },
);

test(
  'given P12 files made by node-forge with accents when they are read then they open and its encoding is named',
  skip,
  async () => {
    const key = forge.pki.privateKeyFromPem(openssl.run(['rsa', '-in', client.key, '-traditional']).toString());
    const certificate = forge.pki.certificateFromPem(openssl.read(client.certificate).toString());
    for (const [algorithm, form] of [
      ['aes256', 'latin-1'],
      ['3des', 'standard'],
    ] as const) {
      const asn1 = forge.pkcs12.toPkcs12Asn1(key, [certificate], PASSWORDS.accents, { algorithm });
      const made = Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
      const contents = await readPkiFile(made, { password: PASSWORDS.accents });
      assertPair(contents);
      assert.equal(contents.protection?.passwordForm, form);
    }
  },
);

test(
  'given a password written as the old OpenSSL or as NSS did when the file is read then it opens and the form is named',
  skip,
  async () => {
    // OpenSSL before 1.1.0 took each byte of UTF-8 for a character.
    const password = Buffer.from(PASSWORDS.accents, 'utf8').toString('latin1');
    const old = openssl.makePkcs12('ancien', client, { password, args: TRIPLE_DES });
    const contents = await readPkiFile(old, { password: PASSWORDS.accents });
    assertPair(contents);
    assert.equal(contents.protection?.passwordForm, 'bytes');

    const { algorithm, bytes } = await encryptPbes2(keyDer, utf16('secret\0'), 1000);
    const sealed = write.encode(write.sequence(algorithm, write.octets(bytes)));
    const key = await readPkiFile(sealed, { password: 'secret' });
    assert.deepEqual(Buffer.from(key.keys[0]!.pkcs8), keyDer);
    assert.equal(key.protection?.passwordForm, 'utf-16');
  },
);

test('given a password typed with its accents apart when a file is read then it opens, both ways', skip, async () => {
  const composed = openssl.makePkcs12('compose', client, { password: 'é\u0301' });
  assertPair(await readPkiFile(composed, { password: 'e\u0301\u0301' }));
  const apart = openssl.makePkcs12('apart', client, { password: 'e\u0301' });
  const contents = await readPkiFile(apart, { password: 'é' });
  assertPair(contents);
  assert.equal(contents.protection?.passwordForm, 'decomposed');
});

/** The file with its integrity code replaced by one of RFC 9579. */
function withPbmac1(p12: Uint8Array, password: string): Uint8Array {
  const [version, safe] = readAsn1(p12).children;
  const { content } = safe!.children[1]!.children[0]!;
  const salt = Buffer.from('0123456789abcdef');
  const sha256 = write.sequence(write.oid('1.2.840.113549.2.9'), write.nothing());
  const derivation = write.sequence(
    write.oid('1.2.840.113549.1.5.12'),
    write.sequence(write.octets(salt), write.integer(2048), write.integer(32), sha256),
  );
  const algorithm = write.sequence(write.oid('1.2.840.113549.1.5.14'), write.sequence(derivation, sha256));
  const code = createHmac('sha256', pbkdf2Sync(password, salt, 2048, 32, 'sha256'))
    .update(content)
    .digest();
  const mac = write.sequence(write.sequence(algorithm, write.octets(code)), write.octets(Buffer.from('unused')));
  return write.encode(write.sequence(write.encoded(version!.bytes), write.encoded(safe!.bytes), mac));
}

test('given a file whose integrity code is that of RFC 9579 when it is read then it is checked', skip, async () => {
  const made = withPbmac1(openssl.makePkcs12('pbmac1', client, { password: PASSWORDS.accents }), PASSWORDS.accents);
  const contents = await readPkiFile(made, { password: PASSWORDS.accents });
  assertPair(contents);
  assert.equal(contents.protection?.mac, 'pbmac1-sha256');
  await assert.rejects(readPkiFile(made, { password: 'autre' }), refused('certificate.password'));
});

test('given a P12 in BER, with lengths that are not announced, when it is read then it opens', skip, async () => {
  const made = openssl.makePkcs12('ber', client, { password: 'secret' });
  assertPair(await readPkiFile(loosened(made), { password: 'secret' }));
});

/** The same file with every length of its first levels left out, and its content in two pieces, as NSS and Windows write. */
function loosened(p12: Uint8Array): Uint8Array {
  const [version, safe, mac] = readAsn1(p12).children;
  const content = safe!.children[1]!.children[0]!.content;
  const open = (tag: number, ...parts: readonly Uint8Array[]): Buffer =>
    Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])]);
  const octets = (bytes: Uint8Array): Uint8Array => write.encode(write.octets(bytes));
  const pieces = open(0x24, octets(content.subarray(0, 100)), octets(content.subarray(100)));
  return open(0x30, version!.bytes, open(0x30, safe!.children[0]!.bytes, open(0xa0, pieces)), mac!.bytes);
}

/** Algorithm identifiers of an encryption whose key takes that many iterations. */
function pbes2(iterations: number): write.Writable {
  const values = write.sequence(write.octets(new Uint8Array(8)), write.integer(iterations));
  const derivation = write.sequence(write.oid('1.2.840.113549.1.5.12'), values);
  const cipher = write.sequence(write.oid('2.16.840.1.101.3.4.1.42'), write.octets(new Uint8Array(16)));
  return write.sequence(write.oid('1.2.840.113549.1.5.13'), write.sequence(derivation, cipher));
}

function pkcs12Pbe(iterations: number): write.Writable {
  const count = new Uint8Array([0x02, 6, ...Buffer.from(iterations.toString(16).padStart(12, '0'), 'hex')]);
  const values = write.sequence(write.octets(new Uint8Array(8)), write.encoded(count));
  return write.sequence(write.oid('1.2.840.113549.1.12.1.3'), values);
}

test(
  'given a P12 that asks for too much or for what is not opened when it is read then each is named',
  skip,
  async () => {
    const made = openssl.makePkcs12('limite', client, { password: 'secret', args: ['-nomac'] });
    const patched = (from: string, to: string): Buffer => {
      const text = made.toString('hex');
      return Buffer.from(text.replaceAll(from, to), 'hex');
    };
    // Of the same length: the key derivation becomes scrypt, or the cipher GCM.
    const [scrypt, gcm] = [
      patched('06092a864886f70d01050c', '06092b06010401da47040b'),
      patched('060960864801650304012a', '060960864801650304012e'),
    ];
    await assert.rejects(readPkiFile(scrypt, { password: 'secret' }), refused('certificate.cipher', /^scrypt$/u));
    await assert.rejects(readPkiFile(gcm, { password: 'secret' }), refused('certificate.cipher', /^AES-256-GCM$/u));
    await assert.rejects(readPkiFile(gcm), refused('certificate.cipher'), 'also before a password is asked for');
    for (const endless of [pbes2(10_000_001), pkcs12Pbe(10_000_001), pkcs12Pbe(2 ** 40)]) {
      const sealed = write.encode(write.sequence(endless, write.octets(new Uint8Array(64))));
      await assert.rejects(readPkiFile(sealed, { password: 'secret' }), refused('certificate.limit', /10000000$/u));
    }
    for (const cut of [1, 10, 100, made.length / 2, made.length - 1]) {
      await assert.rejects(readPkiFile(made.subarray(0, cut), { password: 'secret' }), refused('certificate.format'));
    }
  },
);

test(
  'given the P12 files of the reference data when they are read with their passwords then the good ones open',
  { skip: skipWithout('security', 'pkcs12.json') },
  async (t) => {
    const file = sharedData('security', 'pkcs12.json');
    const cases = JSON.parse(readFileSync(file!, 'utf8')) as {
      file: string;
      password: string;
      valid: boolean;
      der_b64: string;
    }[];
    for (const { file: name, password, valid, der_b64: base64 } of cases) {
      const made = Buffer.from(base64, 'base64');
      if (!valid) {
        await assert.rejects(readPkiFile(made, { password, name }), refused('certificate.format'), name);
        continue;
      }
      const { certificates, keys } = await readPkiFile(made, { password, name });
      assert.deepEqual([certificates.length, keys.length], [1, 1], name);
      assert.ok(
        new X509Certificate(certificates[0]!.der).checkPrivateKey(
          createPrivateKey({
            key: Buffer.from(keys[0]!.pkcs8),
            format: 'der',
            type: 'pkcs8',
          }),
        ),
        name,
      );
      await assert.rejects(readPkiFile(made, { password: `${password}!` }), refused('certificate.password'), name);
    }
    t.diagnostic(`count: ${cases.length} files`);
  },
);
