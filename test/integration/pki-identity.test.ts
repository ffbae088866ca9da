import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it, test } from 'node:test';
import { deploymentNotes } from '../../electron/services/pki/deployment-notes.ts';
import { identityJson, identityOf, identityText } from '../../electron/services/pki/identity.ts';
import { encodePem, splitPem } from '../../electron/services/pki/pem.ts';
import { sealKey } from '../../electron/services/pki/pkcs8.ts';
import { assertNoPrivateKey, holdsPrivateKey } from '../../electron/services/pki/private-guard.ts';
import { AppError } from '../../shared/errors.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

test(
  'given a certificate when its sheet is written then it says what applicants must send, as openssl does',
  { skip: skipWithoutOpenssl },
  () => {
    const openssl = createOpenssl();
    try {
      const authority = openssl.makeAuthority('ac');
      const subject = '/C=FR/ST=Paris (75)/O=Hôpital Œuvre/OU=318751275100020/CN=CLIENT_ESSAI';
      const { certificate } = openssl.makeIdentity('client', authority, { subject });
      const ask = (...args: readonly string[]): string =>
        openssl
          .run(['x509', '-in', certificate, '-noout', ...args])
          .toString()
          .trim()
          .replace(/^[^=]*=/, '');
      const identity = identityOf(openssl.der(certificate));
      assert.equal(identity.subject, 'CN=CLIENT_ESSAI,OU=318751275100020,O=Hôpital Œuvre,ST=Paris (75),C=FR');
      assert.equal(identity.subjectSlash, subject);
      assert.equal(identity.sha256, ask('-fingerprint', '-sha256'));
      assert.equal(identity.sha1, ask('-fingerprint', '-sha1'));
      assert.equal(BigInt(identity.serialDecimal), BigInt(`0x${ask('-serial')}`));
      assert.equal(BigInt(`0x${identity.serial}`), BigInt(identity.serialDecimal));
      for (const lang of ['fr', 'en'] as const) {
        const text = identityText(identity, lang);
        for (const value of Object.values(identity)) assert.ok(text.includes(value.trim()), value);
        assert.deepEqual(
          splitPem(text).map(({ label }) => label),
          ['CERTIFICATE'],
        );
      }
      assert.deepEqual(JSON.parse(identityJson(identity)), identity);
    } finally {
      openssl.dispose();
    }
  },
);

describe('guard of public exports', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const keys = [
    rsa,
    generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey,
    generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey,
    ...['P-256', 'P-384', 'P-521'].map((namedCurve) => generateKeyPairSync('ec', { namedCurve }).privateKey),
    generateKeyPairSync('ed25519').privateKey,
    generateKeyPairSync('x25519').privateKey,
  ];

  it('given keys of every kind and form when hidden in an export then each is found', async (t) => {
    const ders = keys.flatMap((key) => {
      const types = [
        'pkcs8',
        ...(key.asymmetricKeyType === 'rsa' ? ['pkcs1'] : []),
        ...(key.asymmetricKeyType === 'ec' ? ['sec1'] : []),
      ];
      return types.map((type) => key.export({ format: 'der', type: type as 'pkcs8' }));
    });
    ders.push(Buffer.from(splitPem(await sealKey(ders[0]!, 'correct horse battery'))[0]!.der));
    let count = 0;
    for (const der of ders) {
      const pem = encodePem('PRIVATE KEY', der);
      const base64 = der.toString('base64');
      const forms = [
        der,
        Buffer.concat([Buffer.from('%PDF some bytes'), der, Buffer.from('end')]),
        pem,
        pem.replaceAll('\n', '\r\n'),
        Buffer.from(pem, 'utf16le'),
        `x ${base64} y`,
        `key=${base64.match(/.{1,20}/g)!.join('\n')}`,
        JSON.stringify({ note: 'ok', key: pem.split('\n').slice(1, -2).join('\n') }),
        `<a>${der.toString('base64url')}</a>`,
        der.toString('hex'),
        der.toString('hex').match(/../g)!.join(':'),
        Buffer.from(base64, 'utf16le'),
      ];
      for (const [index, form] of forms.entries()) {
        assert.ok(holdsPrivateKey(form), `${base64.slice(0, 20)} form ${index}`);
        count += 1;
      }
    }
    t.diagnostic(`count: ${count} hidden keys`);
    assert.throws(
      () => assertNoPrivateKey(rsa.export({ format: 'pem', type: 'pkcs8' })),
      (error: unknown) => error instanceof AppError && !JSON.stringify([error.message, error.detail]).includes('MII'),
    );
  });

  it(
    'given public certificates and lists when guarded then none is taken for a key',
    { skip: skipWithout('security', 'pkits.json') },
    (t) => {
      type Ders = Readonly<Record<string, string>>;
      const { certs, crls } = JSON.parse(readFileSync(sharedData('security', 'pkits.json')!, 'utf8')) as {
        readonly certs: Ders;
        readonly crls: Ders;
      };
      const all = [...Object.values(certs), ...Object.values(crls)];
      for (const base64 of all) {
        const der = Buffer.from(base64, 'base64');
        assertNoPrivateKey(der);
        assertNoPrivateKey(encodePem('CERTIFICATE', der));
      }
      for (const key of keys)
        assertNoPrivateKey(
          generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }) + String(key.type),
        );
      t.diagnostic(`count: ${all.length} documents`);
    },
  );
});

test('given what was exported when notes are asked for then those that take it are given, with its names, never a key in clear on the way', () => {
  const files = { chain: 'ror.chain.pem', key: 'ror.key.pem', p12: 'ror.p12' };
  for (const lang of ['fr', 'en'] as const) {
    for (const role of ['client', 'serveur'] as const) {
      const notes = deploymentNotes({ ...files, role }, lang);
      assert.deepEqual(
        notes.map(({ server }) => server),
        ['nginx', 'Apache', 'Node', 'Java'],
      );
      for (const { server, text } of notes) {
        assert.ok(text.includes(server === 'Java' ? 'ror.p12' : 'ror.key.pem'), server);
        assert.ok(
          text.split('\n').every((line) => line.length <= 130),
          server,
        );
        assert.doesNotMatch(text, /undefined|-nodes|-noenc/);
      }
    }
    assert.deepEqual(
      deploymentNotes({ p12: 'a.p12', role: 'client' }, lang).map(({ server }) => server),
      ['Java'],
    );
  }
});
