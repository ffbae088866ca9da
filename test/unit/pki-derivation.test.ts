import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decryptOld, encryptTripleDes } from '../../electron/services/pki/forge-pkcs12.ts';
import { derivePbkdf1, derivePkcs12, PURPOSE } from '../../electron/services/pki/key-derivation.ts';
import { derivationForms, textForms, utf16 } from '../../electron/services/pki/password-bytes.ts';
import { AppError } from '../../shared/errors.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

// Published with the first implementations of PKCS#12 and kept by OpenSSL and Bouncy Castle in their tests.
const VECTORS = [
  ['smeg', PURPOSE.KEY, '0a58cf64530d823f', 1, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
  ['smeg', PURPOSE.VECTOR, '0a58cf64530d823f', 1, '79993dfe048d3b76'],
  ['smeg', PURPOSE.MAC, '3d83c0e4546ac140', 1, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
  ['queeg', PURPOSE.KEY, '05dec959acff72f7', 1000, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
  ['queeg', PURPOSE.VECTOR, '05dec959acff72f7', 1000, '11dedad7758d4860'],
  ['queeg', PURPOSE.MAC, '263216fcc2fab31c', 1000, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
] as const;

for (const [password, purpose, salt, iterations, expected] of VECTORS) {
  test(`given ${password} and ${iterations} iterations when bytes are derived for purpose ${purpose} then they are those published`, () => {
    const length = expected.length / 2;
    const derived = derivePkcs12(purpose, {
      digest: 'sha1',
      password: utf16(`${password}\0`),
      salt: bytes(salt),
      iterations,
      length,
    });
    assert.equal(hex(derived), expected);
  });
}

test('given more than 10 million iterations when a key is derived then it is refused at once', () => {
  const asked = { digest: 'sha1', password: bytes('00'), salt: bytes('00'), length: 20 } as const;
  for (const derive of [derivePbkdf1, derivePkcs12.bind(undefined, PURPOSE.KEY)]) {
    assert.throws(
      () => derive({ ...asked, iterations: 10_000_001 }),
      (error) => error instanceof AppError && error.code === 'certificate.limit',
    );
    assert.throws(
      () => derive({ ...asked, iterations: 0 }),
      (error) => error instanceof AppError && error.code === 'certificate.format',
    );
  }
});

test('given the vectors of RFC 2268 when they are decrypted with RC2 then the plain text is theirs', () => {
  const zero = bytes('0000000000000000');
  assert.equal(
    hex(decryptOld('rc2-64', bytes('ffffffffffffffff'), zero, bytes('278b27e42e2f0d49'))),
    'ffffffffffffffff',
  );
  assert.equal(
    hex(decryptOld('rc2-64', bytes('3000000000000000'), zero, bytes('30649edf9be7d2c2'))),
    '1000000000000001',
  );
  assert.equal(
    hex(decryptOld('rc2-128', bytes('88bca90e90875a7f0f79c384627bafb2'), zero, bytes('2269552ab0f85ca6'))),
    '0000000000000000',
  );
});

test('given long data when it goes through the old ciphers then it is the same, and pieces follow one another', () => {
  const plain = new Uint8Array(1 << 20).map((_, index) => index % 251);
  const [key, vector] = [bytes('0123456789abcdef23456789abcdef01456789abcdef0123'), bytes('0011223344556677')];
  assert.deepEqual(decryptOld('3des', key, vector, encryptTripleDes(key, vector, plain)), plain);
  // Four pieces of RC2: the vector passes from one to the next.
  const sealed = plain.subarray(0, 8192);
  const whole = decryptOld('rc2-128', key.subarray(0, 16), vector, sealed);
  const tail = decryptOld('rc2-128', key.subarray(0, 16), sealed.subarray(4088, 4096), sealed.subarray(4096));
  assert.deepEqual(whole.subarray(4096), tail);
});

test('given an accented password when its forms are listed then the standard one comes first and none comes twice', () => {
  assert.deepEqual(
    derivationForms('é').map(({ form, bytes: made }) => [form, hex(made)]),
    [
      ['standard', '00e90000'],
      ['decomposed', '006503010000'],
      ['bytes', '00c300a90000'],
    ],
  );
  assert.deepEqual(
    textForms('e\u0301').map(({ form, bytes: made }) => [form, hex(made)]),
    [
      ['standard', 'c3a9'],
      ['latin-1', 'e9'],
      ['decomposed', '65cc81'],
      ['utf-16', '00e90000'],
    ],
  );
  assert.deepEqual(
    derivationForms('').map(({ bytes: made }) => hex(made)),
    ['0000', ''],
  );
  assert.deepEqual(
    textForms('abc').map(({ form }) => form),
    ['standard', 'utf-16'],
  );
});
