import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createPki, PKI_LIMITS } from '../../electron/services/pki/pki.ts';
import type { Pki } from '../../electron/services/pki/pki.ts';
import type { Pkcs12Mode, Pkcs12Options } from '../../electron/services/pki/pkcs12-write.ts';
import { AppError } from '../../shared/errors.ts';
import { createOpenssl, skipWithoutKeytool, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { KeyKind, MadeIdentity, Openssl } from '../helpers/openssl.ts';
import { createTestPorts } from '../helpers/ports.ts';
import type { TestPorts } from '../helpers/ports.ts';

const MODES: readonly Pkcs12Mode[] = ['modern', 'compatible'];
const PASSPHRASE = 'quatre mots sans lien';

let ports: TestPorts;
let pki: Pki;
let openssl: Openssl;
let authority: MadeIdentity;

before(() => {
  ports = createTestPorts();
  // Strong derivations on a busy machine: what is tested here is not the time.
  pki = createPki(ports, { ...PKI_LIMITS, taskTime: 120_000 });
  if (skipWithoutOpenssl !== false) return;
  openssl = createOpenssl();
  authority = openssl.makeAuthority('racine');
});
after(async () => {
  await pki.close();
  ports.dispose();
  openssl?.dispose();
});

function optionsOf({ key, certificate }: MadeIdentity, mode: Pkcs12Mode): Pkcs12Options {
  openssl.run(['pkcs8', '-topk8', '-nocrypt', '-in', key, '-outform', 'DER', '-out', 'key.der']);
  return {
    pkcs8: openssl.read('key.der'),
    certificate: openssl.der(certificate),
    chain: [openssl.der(authority.certificate)],
    friendlyName: 'Hôpital Œuvre 1',
    passphrase: PASSPHRASE,
    mode,
  };
}

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

/** The other kind in the torture run: 600,000 rounds a file take seconds. */
const KINDS: readonly KeyKind[] = process.env['CERCLE_TORTURE'] === '1' ? ['rsa-2048', 'p-256'] : ['rsa-2048'];

for (const mode of MODES) {
  for (const kind of KINDS) {
    test(
      `given a ${kind} pair when it is written as a ${mode} P12 then OpenSSL and our own reader open it, the pair kept`,
      { skip: skipWithoutOpenssl },
      async () => {
        const made = optionsOf(openssl.makeIdentity(`${mode}-${kind}`, authority, { kind }), mode);
        const before = Buffer.from(made.pkcs8);
        const p12 = await pki.writePkcs12(made);
        assert.deepEqual(Buffer.from(made.pkcs8), before, 'the key stays the caller’s to overwrite');

        openssl.write('written.p12', p12);
        const text = openssl
          .run(['pkcs12', '-in', 'written.p12', '-passin', `pass:${PASSPHRASE}`, '-nodes'])
          .toString();
        const key = createPrivateKey(/-----BEGIN PRIVATE KEY[^]+?END PRIVATE KEY-----/u.exec(text)![0]);
        assert.deepEqual(key.export({ type: 'pkcs8', format: 'der' }), before);
        assert.equal(text.match(/-----BEGIN CERTIFICATE/gu)?.length, 2);
        const ids = [...text.matchAll(/localKeyID: ([\dA-F ]+)/gu)].map(([, id]) => id);
        assert.equal(ids.length, 2);
        assert.equal(ids[0], ids[1]);

        const contents = await pki.readFile(p12, { password: PASSPHRASE });
        assert.deepEqual(Buffer.from(contents.keys[0]!.pkcs8), before);
        assert.deepEqual(
          contents.certificates.map(({ der, name }) => [Buffer.from(der).equals(made.certificate), name]),
          [
            [true, 'Hôpital Œuvre 1'],
            [false, undefined],
          ],
        );
        const { protection } = contents;
        assert.deepEqual(
          [protection?.scheme, protection?.mac, protection?.iterations, protection?.isOld],
          mode === 'modern' ? ['aes-256', 'sha256', 600_000, false] : ['3des', 'sha1', 50_000, true],
        );
        await assert.rejects(pki.readFile(p12, { password: 'autre' }), refused('certificate.password'));
      },
    );
  }

  test(
    `given a ${mode} P12 when Java reads it then the key is one entry with its chain, and a request can be made of it`,
    { skip: skipWithoutOpenssl || skipWithoutKeytool },
    async () => {
      const identity = openssl.makeIdentity(`java-${mode}`, authority, {});
      const file = openssl.write('java.p12', await pki.writePkcs12(optionsOf(identity, mode)));
      const keytool = (...args: readonly string[]): string =>
        execFileSync('keytool', [...args, '-keystore', openssl.path(file), '-storepass', PASSPHRASE], {
          env: { ...process.env, LC_ALL: 'C.UTF-8' },
          stdio: ['pipe', 'pipe', 'pipe'],
        }).toString();
      const listed = keytool('-list', '-v');
      assert.match(listed, /PrivateKeyEntry/u);
      assert.match(listed, /Certificate chain length: 2/u);
      assert.match(keytool('-certreq', '-alias', 'hôpital œuvre 1'), /BEGIN NEW CERTIFICATE REQUEST/u);
    },
  );
}

test(
  'given a key that is not of the certificate, no key, or no passphrase when a P12 is asked for then each is refused',
  { skip: skipWithoutOpenssl },
  async () => {
    const made = optionsOf(openssl.makeIdentity('refus', authority, { kind: 'p-256' }), 'modern');
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    });
    await assert.rejects(pki.writePkcs12({ ...made, pkcs8: other }), refused('certificate.mismatch'));
    await assert.rejects(pki.writePkcs12({ ...made, pkcs8: new Uint8Array(10) }), refused('certificate.format'));
    await assert.rejects(pki.writePkcs12({ ...made, passphrase: '' }), refused('input.invalid'));
  },
);

test(
  'given a P12 of the old ciphers when it is read and written again as modern then its protection is the new one',
  { skip: skipWithoutOpenssl },
  async () => {
    const identity = openssl.makeIdentity('ancien', authority, {});
    const old = openssl.makePkcs12('ancien', identity, {
      password: 'ancien',
      args: ['-legacy'],
      chain: [authority.certificate],
    });
    const { keys, certificates, protection } = await pki.readFile(old, { password: 'ancien' });
    assert.deepEqual([protection?.scheme, protection?.isOld], ['rc2-40', true]);
    const [leaf, ...chain] = certificates.map(({ der }) => der);
    const again = await pki.writePkcs12({
      ...optionsOf(identity, 'modern'),
      pkcs8: keys[0]!.pkcs8,
      certificate: leaf!,
      chain,
    });
    const now = await pki.readFile(again, { password: PASSPHRASE });
    assert.deepEqual([now.protection?.scheme, now.protection?.isOld], ['aes-256', false]);
    assert.equal(now.keys[0]!.spkiSha256, keys[0]!.spkiSha256);
  },
);
