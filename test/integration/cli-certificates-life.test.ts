import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createServer } from 'node:tls';
import {
  CLIENT,
  OPENS,
  SECRETS,
  SUBJECT,
  installClient,
  openCertificateDesk,
} from '../helpers/certificate-commands.ts';
import type { CertificateDesk, Failure, Row } from '../helpers/certificate-commands.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { signWithCa } from '../helpers/openssl-ca.ts';

interface Imported {
  readonly added: readonly Row[];
  readonly known: readonly Row[];
  readonly ignored: readonly { readonly what: string; readonly reason: string }[];
  readonly failed?: readonly { readonly file: string; readonly code: string }[];
}

const opened: { desk?: CertificateDesk } = {};
const skip = { skip: skipWithoutOpenssl };

function desk(): CertificateDesk {
  return opened.desk as CertificateDesk;
}

before(async () => {
  if (skipWithoutOpenssl !== false) return;
  opened.desk = openCertificateDesk();
  await installClient(opened.desk);
});

after(() => opened.desk?.dispose());

test(
  'given a renewal, when its name changes, then it is told, and the former one serves until another is put in its place',
  skip,
  async () => {
    const { at, openssl, authority, json, code, text, ids } = desk();
    const [id = ''] = await ids();
    const changed = await json<{ differences: readonly { field: string }[] }>(
      0,
      'cert',
      'renew',
      id,
      '--cn',
      'AUTRE',
      '--check-only',
    );
    assert.deepEqual(
      changed.differences.map(({ field }) => field),
      ['subject.CN'],
    );
    assert.match(await text(0, 'cert', 'renew', id, '--cn', 'AUTRE', '--check-only', '--lang', 'fr'), /liste blanche/);
    const renewal = await json<Row & { renews: string }>(0, 'cert', 'renew', id, '--without-backup', ...OPENS);
    assert.deepEqual([renewal.renews, renewal.subject, renewal.differences], [id, SUBJECT, []]);
    writeFileSync(at('bis.csr'), renewal.csrPem);
    copyFileSync(signWithCa(openssl, authority, at('bis.csr'), { serial: '1002' }), at('bis.cer'));
    const installed = await json<Row>(0, 'cert', 'install', 'bis.cer', '--request', renewal.id);
    assert.equal(installed.isLive, false);
    assert.equal(await code(4, 'cert', 'activate', renewal.id), 'certificate.untested');
    assert.equal((await json<Row>(0, 'cert', 'activate', renewal.id, '--reason', 'essai fait ailleurs')).isLive, true);
    const fields = (await json<readonly { field: string }[]>(0, 'cert', 'compare', id, renewal.id)).map(
      ({ field }) => field,
    );
    assert.ok(fields.includes('serial') && !fields.some((field) => field.startsWith('subject')));

    await json(0, 'cert', 'archive', id);
    assert.deepEqual(await ids(), [renewal.id]);
    await json(0, 'cert', 'unarchive', id);
    await json(0, 'cert', 'remove', id);
    assert.deepEqual(
      (await json<readonly Row[]>(0, 'cert', 'list', '--place', 'bin')).map((row) => row.id),
      [id],
    );
    await json(0, 'cert', 'restore', id);
    assert.equal((await ids()).length, 2);
    await json(0, 'cert', 'remove', id);
    assert.match((await json<Failure>(2, 'cert', 'purge', id)).error.message, /CLIENT_WS_ROR/);
    assert.equal(await code(6, 'cert', 'purge', id, '--confirm', 'CLIENT_WS_ROR'), 'vault.locked');
    await json(0, 'cert', 'purge', id, '--confirm', 'CLIENT_WS_ROR', ...OPENS);
    assert.equal(await code(2, 'cert', 'show', id), 'certificate.unknown');
  },
);

test(
  'given a request kept without a backup, when it is exported, then it leaves once the person chose; keys leave encrypted only',
  skip,
  async () => {
    const { at, openssl, authority, run, json, code, ids } = desk();
    const [id = ''] = await ids();
    const server = ['--cn', 'localhost.exemple.fr', '--organisation', 'Hôpital', '--id-nat-struct', '318751275100020'];
    const made = await json<Row & { dnsNames: string[] }>(
      0,
      'cert',
      'request',
      '--profile',
      'igc-sante-serv-ssl-serv',
      ...server,
      ...['--departement', '75', '--dns', 'b.exemple.fr,c.exemple.fr', '--without-backup', ...OPENS],
    );
    assert.deepEqual(made.dnsNames, ['localhost.exemple.fr', 'b.exemple.fr', 'c.exemple.fr']);
    const csr = openssl.run(['req', '-noout', '-text'], made.csrPem).toString();
    assert.match(csr, /DNS:c\.exemple\.fr/);

    const edited = await json<{ label: string }>(0, 'cert', 'edit', id, '--label', 'Client principal');
    assert.equal(edited.label, 'Client principal');
    assert.equal(await code(2, 'cert', 'edit', id), 'input.invalid');
    const revocation = ['cert', 'revocation-code', id];
    assert.equal(await code(6, ...revocation), 'vault.locked');
    assert.equal(await code(2, ...revocation, ...OPENS), 'input.invalid', 'none is kept');
    writeFileSync(at('code'), '4815162342\n', { mode: 0o600 });
    await json(0, ...revocation, '--keep', '--code-file', 'code', ...OPENS);
    assert.equal((await json<{ code: string }>(0, ...revocation, ...OPENS)).code, '4815162342');

    const key = ['cert', 'export', id, '--format', 'key', '--out', 'client.key'];
    assert.equal(await code(6, ...key, '--password-file', 'P12'), 'vault.locked');
    assert.equal(await code(2, ...key, ...OPENS), 'input.invalid', 'nothing is asked without a terminal');
    await json(0, ...key, '--password-file', 'P12', ...OPENS);
    assert.match(readFileSync(at('client.key'), 'utf8'), /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    openssl.run(['pkey', '-in', at('client.key'), '-passin', `file:${at('P12')}`, '-noout']);
    for (const format of ['pem', 'der', 'chain', 'identity', 'csr'])
      await json(0, 'cert', 'export', id, '--format', format, '--out', `forme.${format}`);
    assert.equal(readFileSync(at('forme.chain'), 'utf8').match(/BEGIN CERTIFICATE/g)?.length, 2);

    writeFileSync(at('serveur.csr'), made.csrPem);
    const dns = made.dnsNames;
    copyFileSync(
      signWithCa(openssl, authority, at('serveur.csr'), { serial: '1003', usage: 'serverAuth', dns }),
      at('serveur.cer'),
    );
    await json(0, 'cert', 'install', 'serveur.cer');
    const tried = await json<{ ok: boolean; chain: { trusted: boolean } }>(0, 'cert', 'test-server', made.id, ...OPENS);
    assert.deepEqual([tried.ok, tried.chain.trusted], [true, true]);
    await json(4, 'cert', 'test-server', made.id, '--host', 'autre.exemple.fr', ...OPENS);
    await json(0, 'cert', 'remove', made.id);

    mkdirSync(at('occupe'));
    const unwritable = ['--backup', 'occupe', '--file-passphrase-file', 'BACKUP', '--force', ...OPENS];
    const failed = await run(7, ...CLIENT, ...unwritable);
    const kept = /cert-[0-9a-f]{10}/.exec(failed.err)?.[0] ?? '';
    const csrOut = ['cert', 'export', kept, '--format', 'csr', '--out', 'garde.csr'];
    // A script that says nothing of the backup goes on, and is told.
    const warned = await run(0, ...csrOut);
    assert.match(warned.err, /sauvegardée nulle part|backed up nowhere/);
    openssl.run(['req', '-verify', '-noout', '-in', at('garde.csr')]);
  },
);

test(
  'given old files, folders and servers, when they are imported, then each says what became of it',
  skip,
  async (t) => {
    const { at, openssl, authority, json, code, text } = desk();
    const folder = at('dossier');
    mkdirSync(folder);
    const identity = openssl.makeIdentity('ancien', authority.issuing, { subject: '/C=FR/O=Essai/CN=ancien' });
    openssl.makePkcs12('ancien', identity, {
      password: SECRETS.P12,
      args: ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES'],
    });
    for (const name of ['ancien.p12', identity.certificate]) copyFileSync(openssl.path(name), join(folder, name));
    writeFileSync(join(folder, 'lisez-moi.txt'), 'rien\n');
    const old = join(folder, 'ancien.p12');
    assert.equal(
      await code(2, 'cert', 'import', old, ...OPENS),
      'input.invalid',
      'a password is needed, and not asked for',
    );
    assert.equal(await code(4, 'cert', 'import', old, '--password-file', 'VAULT', ...OPENS), 'certificate.password');
    assert.match(await text(0, 'cert', 'show', old, '--password-file', 'P12', '--lang', 'fr'), /cercle cert reencode/);
    const some = await json<Imported>(2, 'cert', 'import', folder, ...OPENS);
    assert.deepEqual(
      [some.added.length, some.failed?.length, some.failed?.[0]?.file],
      [1, 1, join(folder, 'ancien.p12')],
    );
    const rest = await json<Imported>(0, 'cert', 'import', folder, '--password-file', 'P12', ...OPENS);
    assert.deepEqual([rest.added.length, rest.known.length, rest.known[0]?.hasPrivateKey], [0, 1, true]);
    assert.ok(rest.ignored.some(({ what, reason }) => what.endsWith('lisez-moi.txt') && reason === 'not-certificate'));
    const reencode = ['cert', 'reencode', old, '--out', 'neuf.p12', '--password-file', 'P12'];
    await json(0, ...reencode, '--new-password-file', 'VAULT');
    const args = ['pkcs12', '-in', at('neuf.p12'), '-passin', `file:${at('VAULT')}`, '-noout', '-info'];
    openssl.run(args);

    const shown = openssl.makeIdentity('serveur', authority.issuing, {
      subject: '/C=FR/O=Essai/CN=serveur.exemple.fr',
    });
    const pem = (name: string): string => openssl.read(name).toString('utf8');
    const chain = pem(shown.certificate) + pem(authority.issuing.certificate);
    const server = createServer({ key: pem(shown.key), cert: chain }, (socket) => socket.end());
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const served = await json<Imported>(0, 'cert', 'import', `127.0.0.1:${port}`);
    assert.match(served.added[0]?.subject ?? '', /CN=serveur\.exemple\.fr/);
    assert.equal(await code(3, 'cert', 'import', '127.0.0.1:1'), 'certificate.probe');
    assert.equal(await code(2, 'cert', 'import', 'absent.pem'), 'file.not-found');
    assert.equal(existsSync(at('neuf.p12')), true);
  },
);

test(
  'given answers that do not fit, when they are installed or trusted, then each is refused with its reason',
  skip,
  async () => {
    const { openssl, authority, json, code } = desk();
    const stranger = openssl.makeIdentity('inconnu', authority.issuing, { subject: '/C=FR/O=Essai/CN=inconnu' });
    assert.equal(await code(4, 'cert', 'install', openssl.path(stranger.certificate)), 'certificate.no-pending');
    assert.equal(await code(4, 'trust', 'import', openssl.path(stranger.certificate)), 'trust.not-authority');
    const root = openssl.path(authority.root.certificate);
    const other = ['--sha256', 'a'.repeat(64), '--environment', 'test'];
    assert.equal(await code(4, 'trust', 'import', root, ...other), 'trust.unconfirmed');
    assert.equal(await code(2, 'trust', 'remove', 'ca-0000000000'), 'trust.unknown');
    assert.match((await json<Failure>(2, 'trust', 'crl')).error.message, /crl list/);
    const [first] = await json<readonly { id: string }[]>(0, 'trust', 'list');
    await json(0, 'trust', 'remove', first?.id ?? '');
    assert.equal((await json<unknown[]>(0, 'trust', 'list')).length, 1);

    // A script vouches for its file, for tests only.
    const unknown = openssl.path(openssl.makeAuthority('maison').certificate);
    const [vouched] = await json<readonly { id: string; environment: string }[]>(0, 'trust', 'import', unknown);
    assert.equal(vouched?.environment, 'test');
    await json(0, 'trust', 'remove', vouched?.id ?? '');
  },
);
