import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { assertNoSecret, assertNoSecretWithin, findSecret } from '../../electron/services/dossier/secret-scan.ts';
import { buildRequest } from '../../electron/services/pki/request.ts';
import { encodePem } from '../../electron/services/pki/pem.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
const der = privateKey.export({ format: 'der', type: 'pkcs8' });
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A zip with one entry, as small as the format allows. */
function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(head.length + name.length + packed.length, 16);
  return Buffer.concat([head, bytes(name), packed, central, bytes(name), end]);
}

const PFX = Buffer.concat([Buffer.from('308209b102010330820977', 'hex'), Buffer.alloc(64)]);

const SECRETS: Readonly<Record<string, Uint8Array>> = {
  'PEM, PKCS#8': bytes(pem),
  'PEM, PKCS#1': bytes(privateKey.export({ format: 'pem', type: 'pkcs1' }) as string),
  'PEM, SEC1': bytes(ec.export({ format: 'pem', type: 'sec1' }) as string),
  'PEM, encrypted': bytes(
    privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' }) as string,
  ),
  'PEM in UTF-16': Buffer.from(pem, 'utf16le'),
  'PEM of OpenSSH': bytes('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n'),
  'PEM of PGP': bytes('-----BEGIN PGP PRIVATE KEY BLOCK-----\n'),
  PuTTY: bytes('PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n'),
  'DER, PKCS#8': der,
  'DER, SEC1': ec.export({ format: 'der', type: 'sec1' }),
  'DER in base64': bytes(`certificat : ${der.toString('base64')}`),
  'PKCS#12': PFX,
  'Java key store': Buffer.from('feedfeed00000002', 'hex'),
  'private JWK': bytes(JSON.stringify(privateKey.export({ format: 'jwk' }))),
  'symmetric JWK': bytes('{"kty": "oct", "k": "AyM1SysPpbyDfgZld3umj1qzKObwVMko"}'),
  'password of a setting': bytes('url=https://x\nkeystore.password=azerty12\n'),
  'password in YAML': bytes('login: hopital\npassword: Azerty!12\n'),
  'password in JSON': bytes('{\n  "mot_de_passe": "Azerty!12"\n}'),
  'key in a zip': zip('dossier/client.key', bytes(pem)),
  'key in a zip in a zip': zip('outer.zip', zip('client.key', bytes(pem.repeat(3)))),
  'key in gzip': gzipSync(bytes(pem)),
};

const csr = buildRequest({
  subject: [{ type: 'CN', value: 'CLIENT' }],
  dnsNames: [],
  extendedUsages: ['clientAuth'],
  keyUsages: ['digitalSignature'],
  privateKey,
});

const HARMLESS: Readonly<Record<string, Uint8Array>> = {
  nothing: Buffer.alloc(0),
  'a request': bytes(encodePem('CERTIFICATE REQUEST', csr)),
  'a request in DER': csr,
  'a public key': bytes(publicKey.export({ format: 'pem', type: 'spki' }) as string),
  'a public JWK': bytes(JSON.stringify(publicKey.export({ format: 'jwk' }))),
  'a letter about passwords': bytes(
    'Mot de passe : vous le recevrez à part.\nLe mot de passe protège la clé privée.\nMot de passe : communiqué\n',
  ),
  'a setting without its value': bytes('password=${PASSWORD}\nsecret=<à remplir>\npassword=****\npassword=\n'),
  'a zip of a letter': zip('lettre.txt', bytes('Décision favorable.')),
  'a broken zip': zip('x', Buffer.alloc(500, 'a')).subarray(10),
  'a broken gzip': Buffer.from('1f8b0800000000', 'hex'),
};

for (const [name, content] of Object.entries(SECRETS)) {
  test(`given ${name} when it is looked at then it is a secret, told without a byte of it`, async () => {
    const found = findSecret('piece', content);
    assert.notEqual(found, undefined);
    const isRefusal = (error: Error & { readonly code?: string }): boolean =>
      error.code === 'dossier.secret' && !error.message.includes('Azerty');
    assert.throws(() => assertNoSecret('piece', content), isRefusal);
    await assert.rejects(assertNoSecretWithin('piece', content), isRefusal);
  });
}

for (const [name, content] of Object.entries(HARMLESS)) {
  test(`given ${name} when it is looked at then it is no secret`, () => {
    assert.deepEqual(findSecret('piece', content), undefined);
  });
}

test('given a key within archives when it is told then its place is', () => {
  assert.deepEqual(findSecret('envoi.zip', SECRETS['key in a zip in a zip'] as Uint8Array), {
    kind: 'private-key',
    place: 'envoi.zip › outer.zip › client.key',
  });
});

test('given a key at any place of a large file when it is looked for then it is found', () => {
  const size = 300 * 1024;
  for (let at = 0; at < size; at += 17_001) {
    const large = Buffer.alloc(size, 'Lorem ipsum dolor sit amet ');
    bytes(der.toString('base64').replaceAll(/(.{64})/g, '$1\r\n')).copy(large, at);
    assert.equal(findSecret('large', large)?.kind, 'private-key', String(at));
  }
});

test('given a bomb when it is looked into then it ends without it', () => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
  assert.equal(findSecret('bomb.gz', bomb), undefined);
});
