import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, type KeyObject, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it, test } from 'node:test';
import { readAsn1 } from '../../electron/services/pki/asn1.ts';
import * as write from '../../electron/services/pki/asn1-write.ts';
import { createKeyPair, spkiSha256 } from '../../electron/services/pki/key-pair.ts';
import { decryptPbes2 } from '../../electron/services/pki/pbes2.ts';
import { encodePem, splitPem } from '../../electron/services/pki/pem.ts';
import { openKey, sealKey } from '../../electron/services/pki/pkcs8.ts';
import { AppError } from '../../shared/errors.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const PASSWORDS = ['correct horse battery', 'Pä55wörd – œuvre 😀', 'it\'s "quoted" \\ $x'];

function hasCode(code: string) {
  return (error: unknown): boolean => error instanceof AppError && error.code === code;
}

function pkcs8(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'pkcs8' });
}

/** PBES2 parameters with PBKDF2, as any file may have them. */
function parameters(salt: Uint8Array, iterations: number, iv: Uint8Array): Uint8Array {
  const prf = write.sequence(write.oid('1.2.840.113549.2.9'), write.nothing());
  const derivation = write.sequence(write.octets(salt), write.integer(iterations), prf);
  return write.encode(
    write.sequence(
      write.sequence(write.oid('1.2.840.113549.1.5.12'), derivation),
      write.sequence(write.oid('2.16.840.1.101.3.4.1.42'), write.octets(iv)),
    ),
  );
}

test('given each size when a key pair is made then it is an RSA key of that size with the usual exponent', async () => {
  for (const size of [2048, 3072, 4096] as const) {
    const { asymmetricKeyType, asymmetricKeyDetails, type } = await createKeyPair(size);
    assert.deepEqual([type, asymmetricKeyType, asymmetricKeyDetails?.modulusLength], ['private', 'rsa', size]);
    assert.equal(asymmetricKeyDetails?.publicExponent, 65537n);
  }
});

describe('encrypted keys', () => {
  let key: KeyObject;
  before(async () => (key = await createKeyPair(2048)));

  it('given a sealed key when opened then it is the same key, with its passphrase only, however its accents are typed', async () => {
    const pem = await sealKey(pkcs8(key), PASSWORDS[1]!);
    assert.match(pem, /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    assert.ok((await openKey(pem, PASSWORDS[1]!.normalize('NFD'))).equals(key));
    assert.ok((await openKey(splitPem(pem)[0]!.der, PASSWORDS[1]!)).equals(key));
    await assert.rejects(openKey(pem, 'wrong'), hasCode('certificate.password'));
    await assert.rejects(openKey(pem, ''), hasCode('certificate.password'));
  });

  it('given too few iterations, no passphrase or no key when sealing then it is refused', async () => {
    await assert.rejects(sealKey(pkcs8(key), 'x', { iterations: 599_999 }), hasCode('input.invalid'));
    await assert.rejects(sealKey(pkcs8(key), 'x', { iterations: 10_000_001 }), hasCode('certificate.limit'));
    await assert.rejects(sealKey(pkcs8(key), ''), hasCode('input.invalid'));
    await assert.rejects(sealKey(Buffer.from('nothing'), 'x'), hasCode('certificate.format'));
  });

  it('given files that ask for endless computing or for nothing known when opened then each is refused by its code', async () => {
    const sealed = (algorithm: string, values: Uint8Array): string => {
      const identifier = write.sequence(write.oid(algorithm), write.encoded(values));
      return encodePem(
        'ENCRYPTED PRIVATE KEY',
        write.encode(write.sequence(identifier, write.octets(Buffer.alloc(32)))),
      );
    };
    const endless = parameters(Buffer.alloc(8), 10_000_001, Buffer.alloc(16));
    const old = write.encode(write.sequence(write.octets(Buffer.alloc(8)), write.integer(2_000_000_000)));
    const fine = write.encode(write.sequence(write.octets(Buffer.alloc(8)), write.integer(2048)));
    await assert.rejects(openKey(sealed('1.2.840.113549.1.5.13', endless), 'x'), hasCode('certificate.limit'));
    await assert.rejects(openKey(sealed('1.2.840.113549.1.12.1.3', old), 'x'), hasCode('certificate.limit'));
    await assert.rejects(openKey(sealed('1.2.3.4', fine), 'x'), hasCode('certificate.cipher'));
    await assert.rejects(openKey(sealed('1.2.840.113549.1.5.13', fine), 'x'), hasCode('certificate.format'));
    for (const text of [
      '',
      'hello',
      encodePem('CERTIFICATE', Buffer.from([5, 0])),
      encodePem('PRIVATE KEY', Buffer.from([0x30, 0])),
    ]) {
      await assert.rejects(openKey(text, 'x'), hasCode('certificate.format'));
    }
  });

  it('given keys in clear when opened then the form does not matter', async () => {
    const { privateKey: curve } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const texts = [
      key.export({ format: 'pem', type: 'pkcs8' }),
      key.export({ format: 'pem', type: 'pkcs1' }),
      `Bag Attributes\r\n    friendlyName: x\r\n${String(key.export({ format: 'pem', type: 'pkcs8' })).replaceAll('\n', '\r\n')}`,
    ];
    for (const text of texts) assert.ok((await openKey(text, '')).equals(key));
    assert.ok((await openKey(curve.export({ format: 'pem', type: 'sec1' }), '')).equals(curve));
    assert.ok((await openKey(pkcs8(key), '')).equals(key));
  });

  describe('exchanged with openssl', { skip: skipWithoutOpenssl }, () => {
    let openssl: Openssl;
    before(() => (openssl = createOpenssl()));
    after(() => openssl.dispose());

    it('given our sealed keys when openssl opens them then it finds the key, 600,000 iterations and AES-256', async () => {
      for (const [index, password] of PASSWORDS.entries()) {
        const name = openssl.write(`ours${index}.pem`, await sealKey(pkcs8(key), password));
        const secret = openssl.write('pass', password);
        const pem = openssl.run(['pkey', '-in', name, '-passin', `file:${secret}`]).toString();
        assert.equal(spkiSha256(createPrivateKey(pem)), spkiSha256(key));
        const parsed = openssl.run(['asn1parse', '-in', name]).toString();
        for (const part of ['PBES2', 'PBKDF2', 'INTEGER           :0927C0', 'hmacWithSHA256', 'aes-256-cbc']) {
          assert.ok(parsed.includes(part), part);
        }
      }
    });

    const MADE: readonly (readonly [string, readonly string[]])[] = [
      ['AES-256, SHA-256', ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256']],
      ['AES-192, SHA-512', ['pkcs8', '-topk8', '-v2', 'aes-192-cbc', '-v2prf', 'hmacWithSHA512']],
      ['AES-128, SHA-384', ['pkcs8', '-topk8', '-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA384']],
      ['3DES, SHA-1', ['pkcs8', '-topk8', '-v2', 'des3', '-v2prf', 'hmacWithSHA1']],
      ['PBES1 of PKCS#12, 3DES', ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES']],
      ['Proc-Type, AES-256', ['rsa', '-traditional', '-aes256']],
      ['Proc-Type, 3DES', ['rsa', '-traditional', '-des3']],
    ];
    for (const [what, args] of MADE) {
      it(`given a key encrypted by openssl (${what}) when opened then it is that key, with its password only`, async () => {
        openssl.write('clear.pem', key.export({ format: 'pem', type: 'pkcs8' }));
        for (const password of what.startsWith('PBES1') ? PASSWORDS.slice(0, 1) : PASSWORDS) {
          const secret = openssl.write('pass', password);
          openssl.run([...args, '-in', 'clear.pem', '-out', 'theirs.pem', '-passout', `file:${secret}`]);
          const theirs = openssl.read('theirs.pem');
          assert.ok((await openKey(theirs, password)).equals(key), password);
          await assert.rejects(openKey(theirs, `${password}x`), hasCode('certificate.password'));
        }
      });
    }

    it('given 1,000 wrong passwords for an old form, which has no seal, when opened then each is said to be wrong', async () => {
      openssl.write('clear.pem', key.export({ format: 'pem', type: 'pkcs8' }));
      openssl.run(['rsa', '-traditional', '-aes256', '-in', 'clear.pem', '-out', 'old.pem', '-passout', 'pass:right']);
      const old = openssl.read('old.pem');
      for (let index = 0; index < 1_000; index += 1) {
        await assert.rejects(openKey(old, `wrong ${index}`), hasCode('certificate.password'));
      }
    });

    it('given a key under scrypt or an old cipher when opened then the cipher is named', async () => {
      openssl.write('clear.pem', key.export({ format: 'pem', type: 'pkcs8' }));
      openssl.run(['pkcs8', '-topk8', '-scrypt', '-in', 'clear.pem', '-out', 'scrypt.pem', '-passout', 'pass:x']);
      await assert.rejects(openKey(openssl.read('scrypt.pem'), 'x'), hasCode('certificate.cipher'));
    });
  });
});

interface Vectors<T> {
  readonly testGroups: readonly { readonly tests: readonly T[] }[];
}
interface Pbes2Vector {
  readonly tcId: number;
  readonly password: string;
  readonly salt: string;
  readonly iterationCount: number;
  readonly iv: string;
  readonly msg: string;
  readonly ct: string;
  readonly result: string;
}
interface Pbkdf2Vector extends Pick<Pbes2Vector, 'tcId' | 'password' | 'salt' | 'iterationCount' | 'result'> {
  readonly dkLen: number;
  readonly dk: string;
}

function vectors<T>(file: string): readonly T[] {
  const { testGroups } = JSON.parse(readFileSync(sharedData('security', file)!, 'utf8')) as Vectors<T>;
  return testGroups.flatMap(({ tests }) => tests);
}
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

const PBES2_FILE = 'wycheproof_pbes2_hmacsha256_aes_256_test.json';
test(
  'given the public PBES2 vectors when decrypted then each gives its message',
  { skip: skipWithout('security', PBES2_FILE) },
  async (t) => {
    const all = vectors<Pbes2Vector>(PBES2_FILE);
    for (const { tcId, password, salt, iterationCount, iv, msg, ct, result } of all) {
      const scheme = readAsn1(parameters(bytes(salt), iterationCount, bytes(iv)));
      const plain = await decryptPbes2(scheme, bytes(ct), bytes(password)).catch(() => null);
      assert.equal(plain?.toString('hex') === msg, result === 'valid', `vector ${tcId}`);
    }
    t.diagnostic(`count: ${all.length} vectors`);
  },
);

const PBKDF2_FILE = 'wycheproof_pbkdf2_hmacsha256_test.json';
test(
  'given the public PBKDF2 vectors when derived by this runtime then each key is right',
  { skip: skipWithout('security', PBKDF2_FILE) },
  (t) => {
    const all = vectors<Pbkdf2Vector>(PBKDF2_FILE).filter(({ iterationCount }) => iterationCount <= 1_000_000);
    for (const { tcId, password, salt, iterationCount, dkLen, dk, result } of all) {
      const key = pbkdf2Sync(bytes(password), bytes(salt), iterationCount, dkLen, 'sha256').toString('hex');
      assert.equal(key === dk, result === 'valid', `vector ${tcId}`);
    }
    t.diagnostic(`count: ${all.length} vectors`);
  },
);
