import assert from 'node:assert/strict';
import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { clientForm, codeOf, makeAuthority, openDesk, requested, trustAuthority } from '../helpers/certificates.ts';
import type { Authority, Desk } from '../helpers/certificates.ts';
import { createOpenssl, skipWithoutKeytool, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { Openssl } from '../helpers/openssl.ts';

const opened: { desk?: Desk; other?: Desk; openssl?: Openssl; authority?: Authority } = {};

before(async () => {
  if (skipWithoutOpenssl !== false) return;
  opened.openssl = createOpenssl();
  opened.authority = makeAuthority(opened.openssl, 'TEST AC IGC', 'IGC-SANTE TEST');
  opened.desk = await openDesk();
  opened.other = await openDesk();
});

after(async () => {
  await opened.desk?.close();
  await opened.other?.close();
  opened.openssl?.dispose();
});

function all(): Required<typeof opened> {
  return opened as Required<typeof opened>;
}

/** The secret half of the key that was exported as P12. */
function privateExponent({ path }: Desk, openssl: Openssl): Buffer {
  writeFileSync(openssl.path('pass'), 'quinze mots 12!\n');
  const pem = openssl.run(['pkcs12', '-in', path('client.p12'), '-passin', 'file:pass', '-nodes', '-nocerts']);
  const { d = '' } = createPrivateKey(pem).export({ format: 'jwk' });
  return Buffer.from(d, 'base64url');
}

/** How a key would show in a text: hexadecimal, and base64 at its three alignments. */
function keyTexts(d: Buffer): readonly string[] {
  const base64 = [0, 1, 2].map((start) => d.subarray(start, start + 48).toString('base64'));
  return [d.toString('hex', 0, 24), ...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** An authority as `openssl ca` runs one: a database, a policy, and its own serial numbers. */
function caSign(openssl: Openssl, { issuing }: Authority, csr: string): string {
  openssl.write('asked.csr', csr);
  mkdirSync(openssl.path('ca'), { recursive: true });
  writeFileSync(openssl.path('ca/index.txt'), '');
  writeFileSync(openssl.path('ca/serial'), '1001\n');
  openssl.write(
    'ca.cnf',
    [
      ...['[ca]', 'default_ca=here', '[here]', 'new_certs_dir=ca', 'database=ca/index.txt', 'serial=ca/serial'],
      ...['default_md=sha256', 'default_days=1095', 'policy=any', 'x509_extensions=leaf', 'unique_subject=no'],
      ...['utf8=yes', 'string_mask=utf8only', 'preserve=yes'],
      ...['[any]', 'C=supplied', 'ST=optional', 'O=supplied', 'OU=optional', 'CN=supplied'],
      ...['[leaf]', 'basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=clientAuth'],
      ...['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid', ''],
    ].join('\n'),
  );
  const files = ['-in', 'asked.csr', '-out', 'issued.pem', '-cert', issuing.certificate, '-keyfile', issuing.key];
  openssl.run(['ca', '-batch', '-notext', '-config', 'ca.cnf', ...files]);
  return openssl.path('issued.pem');
}

test(
  'given a request, when openssl ca signs it and it is installed, then its P12 opens in openssl and keytool and goes into another vault',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, other, openssl, authority } = all();
    const { certificates } = desk.client;
    await trustAuthority(desk, openssl, authority, 'test');

    const { id, csr } = await requested(desk, clientForm());
    openssl.write('verify.csr', csr);
    openssl.run(['req', '-verify', '-noout', '-in', 'verify.csr']);
    const issued = caSign(openssl, authority, csr);
    const report = await certificates.install({ from: { file: desk.read(issued) } });
    assert.equal(report.id, id);
    assert.deepEqual(report.differences, []);
    assert.equal(report.status, 'valid');
    assert.equal(report.environment, 'test');
    assert.equal(report.isLive, true);
    assert.equal(report.subject, 'CN=CLIENT_WS_ROR,OU=318751275100020,O=Hôpital Saint-Œuvre,ST=Paris (75),C=FR');
    assert.equal((await certificates.show({ id })).chain?.trusted, true);

    const out = { id, form: 'p12' as const, out: desk.write('client.p12'), passphrase: 'quinze mots 12!' };
    const mask = process.umask(0);
    const exported = await certificates.export(out);
    process.umask(mask);
    assert.deepEqual(exported.warnings, []);
    assert.deepEqual(
      exported.notes.map(({ server }) => server),
      ['Java'],
    );
    const file = desk.path('client.p12');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    writeFileSync(openssl.path('pass'), 'quinze mots 12!\n');
    const text = openssl.run(['pkcs12', '-in', file, '-passin', 'file:pass', '-nodes']).toString('utf8');
    assert.equal(text.match(/BEGIN CERTIFICATE/g)?.length, 2, 'the certificate and its intermediate');
    const certificate = new X509Certificate(readFileSync(issued));
    const privatePem = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text)?.[0] ?? '';
    assert.ok(certificate.publicKey.equals(createPublicKey(privatePem)));
    if (skipWithoutKeytool === false) {
      const args = ['-list', '-storetype', 'PKCS12', '-keystore', file, '-storepass:env', 'PASS'];
      const { stdout, status } = spawnSync('keytool', args, { env: { ...process.env, PASS: 'quinze mots 12!' } });
      assert.equal(status, 0, String(stdout));
      assert.match(String(stdout), /PrivateKeyEntry/);
    }

    const from = { file: other.read(file), password: 'quinze mots 12!' };
    const { added, ignored } = await other.client.certificates.import({ from });
    assert.equal(added.length, 1);
    assert.equal(added[0]?.hasPrivateKey, true);
    assert.equal(added[0]?.sha256, report.sha256);
    assert.deepEqual(
      ignored.map(({ reason }) => reason),
      ['authority'],
    );
    const again = await other.client.certificates.import({ from });
    assert.deepEqual([again.added.length, again.known.length], [0, 1]);
  },
);

test(
  'given an installed certificate, when each form is exported, then it is what it says and no other one replaces a file',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, openssl } = all();
    const { certificates } = desk.client;
    const [row] = await certificates.list({});
    const id = row?.id ?? '';
    const forms = { pem: 'c.pem', der: 'c.der', chain: 'chain.pem', identity: 'c.txt', csr: 'c.csr' } as const;
    for (const [form, name] of Object.entries(forms)) {
      await certificates.export({ id, form: form as keyof typeof forms, out: desk.write(name) });
    }
    assert.equal(new X509Certificate(readFileSync(desk.path('c.der'))).serialNumber, '1001');
    assert.equal(readFileSync(desk.path('chain.pem'), 'utf8').match(/BEGIN CERTIFICATE/g)?.length, 2);
    assert.match(readFileSync(desk.path('c.txt'), 'utf8'), /CN=CLIENT_WS_ROR,OU=318751275100020/);
    openssl.run(['req', '-verify', '-noout', '-in', desk.path('c.csr')]);
    assert.equal(await codeOf(certificates.export({ id, form: 'pem', out: desk.write('c.pem') })), 'file.exists');
    assert.equal(
      await codeOf(certificates.export({ id, form: 'pem', out: desk.write('c.pem'), force: true })),
      'accepted',
    );

    const passphrase = 'clé très bien gardée';
    assert.equal(await codeOf(certificates.export({ id, form: 'key', out: desk.write('k.pem') })), 'input.invalid');
    const weak = { id, form: 'key' as const, out: desk.write('k.pem'), passphrase: 'court' };
    assert.equal(await codeOf(certificates.export(weak)), 'vault.weak-passphrase');
    const accented = { id, form: 'p12' as const, out: desk.write('k.p12'), passphrase };
    assert.equal(await codeOf(certificates.export(accented)), 'vault.weak-passphrase');
    assert.ok(!existsSync(desk.path('k.pem')) && !existsSync(desk.path('k.p12')));
    const { notes } = await certificates.export({ id, form: 'key', out: desk.write('k.pem'), passphrase });
    assert.deepEqual(
      notes.map(({ server }) => server),
      ['nginx', 'Apache', 'Node'],
    );
    assert.match(readFileSync(desk.path('k.pem'), 'utf8'), /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    assert.equal(statSync(desk.path('k.pem')).mode & 0o777, 0o600);
    writeFileSync(openssl.path('pass'), `${passphrase}\n`);
    openssl.run(['pkey', '-in', desk.path('k.pem'), '-passin', 'file:pass', '-noout']);

    const compatible = {
      id,
      form: 'p12' as const,
      out: desk.write('old.p12'),
      passphrase: 'ascii only 12',
      compatible: true,
    };
    const { warnings } = await certificates.export(compatible);
    assert.match(warnings[0] ?? '', /3DES/);
    const info = await certificates.inspect({
      from: { file: desk.read(desk.path('old.p12')), password: 'ascii only 12' },
    });
    assert.deepEqual(info.protection, { scheme: '3des', isOld: true, engine: 'legacy' });
    assert.deepEqual(
      info.findings.map(({ code }) => code),
      ['old-protection'],
    );
    const file = desk.read(desk.path('old.p12'));
    const better = { file, password: 'ascii only 12', out: desk.write('new.p12'), newPassword: 'other words 34' };
    await certificates.reencode(better);
    const modern = await certificates.inspect({
      from: { file: desk.read(desk.path('new.p12')), password: 'other words 34' },
    });
    assert.equal(modern.protection?.isOld, false);
    assert.equal(modern.certificates[0]?.hasKey, true);
    assert.equal(modern.certificates[0]?.knownAs, id);
  },
);

test(
  'given all that was done, when every reply, event and log is looked through, then no private key and no secret is in any',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const { desk, other, openssl } = all();
    const { certificates, vault } = desk.client;
    const [row] = await certificates.list({});
    const id = row?.id ?? '';
    await certificates.keepRevocationCode({ id, code: 'revoke-4711', again: 'revoke-4711' });
    assert.equal(await codeOf(certificates.keepRevocationCode({ id, code: 'one', again: 'two' })), 'input.invalid');
    await certificates.agenda({});
    await vault.journal({});
    const texts = [...desk.replies, ...other.replies, ...desk.log, ...other.log, JSON.stringify(desk.events)];
    const secrets = [
      'revoke-4711',
      'quinze mots 12!',
      'clé très bien gardée',
      'ascii only 12',
      'correct horse battery',
    ];
    const exponent = privateExponent(desk, openssl);
    const keys = keyTexts(exponent);
    const marks = ['PRIVATE KEY', ...secrets, ...keys];
    for (const text of texts) {
      for (const mark of marks) assert.ok(!text.includes(mark), `${mark} in ${text.slice(0, 200)}`);
    }
    const files = filesOf(desk.folder).filter((file) => !/\.(p12|csr|pem|der|txt)$/.test(file));
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const mark of [...secrets, ...keys]) assert.ok(!bytes.includes(mark), `${mark} in ${file}`);
      assert.ok(!bytes.includes(exponent), file);
    }
    assert.ok(files.some((file) => file.endsWith('vault.db')));
    t.diagnostic(`count: ${texts.length} texts, ${files.length} files and ${marks.length} marks looked through`);
    assert.deepEqual(await certificates.revocationCode({ id }), { code: 'revoke-4711' });
    const { entries, verification } = await vault.journal({});
    assert.equal(entries[0]?.act, 'secret.shown');
    assert.equal(verification.isIntact, true);
    assert.ok(desk.events.some(({ type }) => type === 'certificates.changed'));
  },
);
