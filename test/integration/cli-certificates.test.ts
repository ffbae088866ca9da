import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { X509Certificate, createPublicKey } from 'node:crypto';
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import {
  CLIENT,
  OPENS,
  SECRETS,
  SUBJECT,
  authorityFiles,
  openCertificateDesk,
} from '../helpers/certificate-commands.ts';
import type { CertificateDesk, Failure, Row } from '../helpers/certificate-commands.ts';
import { skipWithoutKeytool, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { revokeWithCa, signWithCa } from '../helpers/openssl-ca.ts';

/** Every key that the command line contract gives to a certificate. */
const KEYS = [
  ...['id', 'role', 'status', 'subject', 'issuer', 'serial', 'notBefore', 'notAfter', 'keyAlgorithm', 'keySize'],
  ...['usages', 'dnsNames', 'sha256', 'hasPrivateKey', 'findings'],
];

interface Verdict {
  readonly trusted: boolean;
  readonly path: readonly { readonly subject: string }[];
  readonly reasons: readonly { readonly code: string; readonly certificate: number | null; readonly message: string }[];
}

const opened: { desk?: CertificateDesk } = {};
const skip = { skip: skipWithoutOpenssl };

function desk(): CertificateDesk {
  return opened.desk as CertificateDesk;
}

// What the first test installs serves those that follow it, in order.
before(() => {
  if (skipWithoutOpenssl === false) opened.desk = openCertificateDesk();
});

after(() => opened.desk?.dispose());

test(
  'given nothing, when a certificate is asked for, signed by openssl ca, installed and exported by commands, then its P12 opens elsewhere',
  skip,
  async () => {
    const { at, openssl, authority, real } = desk();
    const { files: roots, prints } = authorityFiles(desk());
    await real(0, 'vault', 'init', '--passphrase-env', 'VAULT');

    const unconfirmed = await real<Failure>(4, 'trust', 'import', ...roots, '--environment', 'production');
    assert.equal(unconfirmed.error.code, 'trust.unconfirmed');
    for (const [index, print] of prints.entries()) assert.ok(unconfirmed.error.proof?.[index]?.includes(print));
    const sure = prints.flatMap((print) => ['--sha256', print]);
    const added = await real<readonly { environment: string; kind: string; sha256: string }[]>(
      0,
      'trust',
      'import',
      ...roots,
      '--environment',
      'test',
      ...sure,
    );
    assert.deepEqual(
      added.map(({ environment, kind, sha256 }) => [environment, kind, sha256]),
      ['root', 'intermediate'].map((kind, index) => ['test', kind, prints[index]?.replaceAll(':', '').toLowerCase()]),
    );

    const backup = ['--backup', 'secours.cercle', '--file-passphrase-env', 'BACKUP', '--passphrase-env', 'VAULT'];
    const asked = await real<Row>(0, ...CLIENT, '--out', 'client.csr', ...backup);
    assert.deepEqual(
      [asked.status, asked.subject, asked.file, asked.backup],
      ['pending', SUBJECT, 'client.csr', 'done'],
    );
    assert.equal(readFileSync(at('client.csr'), 'utf8'), asked.csrPem);
    openssl.run(['req', '-verify', '-noout', '-in', at('client.csr')]);
    if (process.platform !== 'win32') assert.equal(statSync(at('secours.cercle')).mode & 0o777, 0o600);

    copyFileSync(signWithCa(openssl, authority, at('client.csr')), at('reponse.cer'));
    const installed = await real<Row>(0, 'cert', 'install', 'reponse.cer');
    assert.deepEqual([installed.id, installed.status, installed.environment], [asked.id, 'valid', 'test']);
    assert.deepEqual(installed.differences, []);
    for (const key of KEYS) assert.ok(key in installed, key);

    const secrets = ['--password-env', 'P12', '--passphrase-env', 'VAULT'];
    await real(0, 'cert', 'export', asked.id, '--format', 'p12', '--out', 'client.p12', ...secrets);
    const opens = openssl.run(['pkcs12', '-in', at('client.p12'), '-passin', `file:${at('P12')}`, '-nodes']).toString();
    assert.equal(opens.match(/BEGIN CERTIFICATE/g)?.length, 2, 'the certificate and its intermediate');
    const privatePem = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(opens)?.[0] ?? '';
    assert.ok(new X509Certificate(readFileSync(at('reponse.cer'))).publicKey.equals(createPublicKey(privatePem)));
    if (skipWithoutKeytool === false) {
      const args = ['-list', '-storetype', 'PKCS12', '-keystore', at('client.p12'), '-storepass:env', 'P12'];
      const { stdout, status } = spawnSync('keytool', args, { env: { ...process.env, P12: SECRETS.P12 } });
      assert.equal(status, 0, String(stdout));
      assert.match(String(stdout), /PrivateKeyEntry/);
    }

    const other = ['--data', 'ailleurs'];
    await real(0, 'vault', 'init', '--passphrase-env', 'VAULT', ...other);
    const imported = await real<{ readonly added: readonly Row[] }>(
      0,
      'cert',
      'import',
      'client.p12',
      ...secrets,
      ...other,
    );
    assert.deepEqual(
      imported.added.map(({ sha256, hasPrivateKey }) => [sha256, hasPrivateKey]),
      [[installed.sha256, true]],
    );
  },
);

test(
  'given an installed certificate, when it is read by every command, then documents have the keys of the contract and texts the words of the language',
  skip,
  async () => {
    const { at, json, code, text } = desk();
    const [row] = await json<readonly Row[]>(0, 'cert', 'list');
    const id = row?.id ?? '';
    const shown = await json<Row & { chain: Verdict }>(0, 'cert', 'show', id);
    const inFile = await json<{ certificates: readonly (Row & { answers: unknown })[] }>(
      0,
      'cert',
      'show',
      'reponse.cer',
    );
    for (const document of [row, shown, inFile.certificates[0]]) {
      for (const key of KEYS) assert.ok(document !== undefined && key in document, key);
    }
    assert.equal(shown.chain.trusted, true);
    assert.deepEqual([inFile.certificates[0]?.id, inFile.certificates[0]?.status], [id, 'valid'], 'known already');
    const byPrint = await json<Row>(0, 'cert', 'show', (row?.sha256 ?? '').slice(0, 12).toUpperCase());
    assert.equal(byPrint.id, id);
    const sheet = await json<{ subject: string; sha256: string; pem: string }>(0, 'cert', 'identity', id);
    assert.equal(sheet.subject, SUBJECT);
    assert.equal(new X509Certificate(sheet.pem).fingerprint256.replaceAll(':', '').toLowerCase(), row?.sha256);

    assert.deepEqual(await json<unknown[]>(0, 'cert', 'check'), []);
    const due = await json<readonly { id: string; reason: string; due: string; orderBefore: string }[]>(
      1,
      'cert',
      'check',
      id,
      '--lead',
      '2000',
    );
    assert.deepEqual([due[0]?.id, due[0]?.reason, due[0]?.due], [id, 'order-now', due[0]?.orderBefore]);
    await json(0, 'cert', 'calendar', '--out', 'dates.ics');
    assert.match(readFileSync(at('dates.ics'), 'utf8'), /^BEGIN:VCALENDAR/);
    assert.equal(await code(2, 'cert', 'calendar', '--out', 'dates.ics'), 'file.exists');

    assert.match(
      await text(0, 'cert', 'list', '--lang', 'fr'),
      new RegExp(`${id} +CLIENT_WS_ROR +client +valide +test +oui`),
    );
    assert.match(await text(0, 'cert', 'show', id), /Status +valid, in service\n/);
    assert.match(await text(0, 'cert', 'show', 'reponse.cer', '--lang', 'fr'), /Déjà là +cert-/);
    assert.match(await text(1, 'cert', 'check', '--lead', '2000', '--lang', 'fr'), /à commander maintenant/);
    assert.match(await text(0, 'cert', 'identity', id, '--lang', 'fr'), /Sujet \(DN\)/);
    assert.match(await text(0, 'trust', 'list', '--lang', 'fr'), /test +racine/);
    assert.match(await text(0, 'cert', 'profiles'), /igc-sante-serv-ssl-serv +server/);
  },
);

test(
  'given a certificate, when its chain is verified at dates, for purposes, with lists and roots, then refusals exit with 4 and are explained',
  skip,
  async () => {
    const { at, openssl, authority, json, code, text, ids } = desk();
    const verify = (exit: number, ...args: string[]) => json<Verdict>(exit, 'cert', 'verify', 'reponse.cer', ...args);
    const codes = ({ reasons }: Verdict): string[] => reasons.map((reason) => reason.code);
    const good = await verify(0, '--purpose', 'client');
    assert.deepEqual([good.trusted, good.path.length, good.path[0]?.subject], [true, 3, SUBJECT]);
    const late = await verify(4, '--at', '2050-01-01', '--lang', 'fr');
    assert.ok(codes(late).includes('expired'));
    assert.match(late.reasons.find((reason) => reason.code === 'expired')?.message ?? '', /^Expiré/);
    assert.ok(codes(await verify(4, '--purpose', 'server')).includes('purpose'));
    await verify(0, '--purpose', 'client', '--usage', 'strict-leaf');
    assert.ok(codes(await verify(4, '--policy', '1.2.250.1.999.1')).includes('policy'));
    assert.ok(codes(await verify(4, '--revocation', 'required')).includes('crl-missing'));
    await verify(0, '--revocation', 'off');
    assert.equal(await code(2, 'cert', 'verify', 'reponse.cer', '--usage', 'all'), 'input.invalid');
    assert.equal(await code(2, 'cert', 'verify', 'reponse.cer', '--policy', 'one'), 'input.invalid');
    assert.ok(codes(await verify(4, '--environment', 'production')).includes('wrong-environment'));
    const files = {
      root: openssl.path(authority.root.certificate),
      issuing: openssl.path(authority.issuing.certificate),
    };
    const alone = await json<Verdict>(4, 'cert', 'verify', 'reponse.cer', '--trust', files.root, '--data', 'rien');
    assert.equal(alone.trusted, false, 'the intermediate is missing');
    await json(0, 'cert', 'verify', 'reponse.cer', files.issuing, '--trust', files.root, '--data', 'rien');
    const [id = ''] = await ids();
    await json(0, 'cert', 'verify', id);

    const crl = revokeWithCa(openssl, authority, 'issued-1001.pem');
    const lists = ['--trust', files.root, '--trust', files.issuing, '--crl', crl];
    assert.ok(codes(await verify(4, ...lists)).includes('revoked'));
    assert.match(await text(4, 'cert', 'verify', 'reponse.cer', '--crl', crl, '--lang', 'fr'), /Chaîne REFUSÉE/);
    assert.equal(await code(2, 'cert', 'verify', 'absent.cer'), 'file.not-found');

    await json(0, 'trust', 'crl', 'import', crl);
    const [list] = await json<readonly { id: string; isSigned: boolean; entries: number }[]>(0, 'trust', 'crl', 'list');
    assert.deepEqual([list?.isSigned, list?.entries], [true, 1]);
    assert.equal((await json<Row>(0, 'cert', 'show', id)).status, 'revoked');
    await json(1, 'cert', 'check');
    await json(0, 'trust', 'crl', 'remove', list?.id ?? '');
    assert.equal((await json<Row>(0, 'cert', 'show', id)).status, 'valid');
    assert.deepEqual(await json(0, 'trust', 'crl', 'fetch', id), { fetched: [], failed: [] });
    writeFileSync(at('notes.txt'), 'rien\n');
    assert.equal(await code(5, 'trust', 'crl', 'import', 'notes.txt'), 'certificate.format');
  },
);

test('given a request under way, when what decides of its key is missing, then nothing is made', skip, async () => {
  const { json, code, ids } = desk();
  const held = await ids();
  assert.equal(await code(2, ...CLIENT, '--backup', 'b.cercle', '--without-backup'), 'input.invalid');
  assert.equal(await code(6, ...CLIENT, '--without-backup'), 'vault.locked');
  assert.equal(await code(2, ...CLIENT, '--out', 'client.csr', '--without-backup', ...OPENS), 'file.exists');
  const wrong = CLIENT.map((word) => (word === '318751275100020' ? '31875127510002' : word));
  const refused = await json<Failure>(2, ...wrong, '--without-backup', ...OPENS);
  assert.equal(refused.error.code, 'certificate.lint');
  assert.match(refused.error.proof?.join() ?? '', /idNatStruct: /);
  assert.equal((await json<{ subject: string }>(0, ...CLIENT, '--check-only')).subject, SUBJECT);
  await json(1, ...wrong, '--check-only');
  assert.match((await json<Failure>(2, 'cert', 'request', '--role', 'serveur')).error.message, /commercial-serveur/);
  assert.equal(
    await code(2, 'cert', 'request', '--role', 'serveur', '--profile', 'igc-sante-org-auth-cli'),
    'input.invalid',
  );
  assert.equal(await code(6, ...CLIENT, '--without-backup', '--data', 'vide'), 'vault.absent');
  assert.deepEqual(await ids(), held);
});

test(
  'given a wrong passphrase of the vault, when a key is asked for, then it is refused and time must pass',
  skip,
  async () => {
    const { real, ids } = desk();
    const [id = ''] = await ids();
    const key = ['cert', 'export', id, '--format', 'key', '--out', 'k.pem', '--password-env', 'P12'];
    const wrong = await real<Failure>(4, ...key, '--passphrase-env', 'WRONG');
    assert.equal(wrong.error.code, 'vault.passphrase');
    // The first wait is a second, which a slow start may outlast; each failure doubles it.
    const again = (): Promise<Failure> => real<Failure>(6, ...key, '--passphrase-env', 'WRONG');
    const waited = await again().catch(again).catch(again).catch(again);
    assert.equal(waited.error.code, 'vault.wait');
    const locked = await real<Failure>(6, ...key);
    assert.equal(locked.error.code, 'vault.locked');
  },
);
