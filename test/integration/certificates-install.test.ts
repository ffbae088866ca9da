import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { AppError } from '../../shared/errors.ts';
import {
  CLIENT,
  SERVER,
  clientForm,
  codeOf,
  makeAuthority,
  openDesk,
  refusal,
  requested,
  serverForm,
  trustAuthority,
} from '../helpers/certificates.ts';
import type { Authority, Desk } from '../helpers/certificates.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { Openssl, SignOptions } from '../helpers/openssl.ts';

interface Opened {
  readonly desk: Desk;
  readonly openssl: Openssl;
  readonly testCa: Authority;
  readonly productionCa: Authority;
}
let opened: Opened | undefined;

before(async () => {
  if (skipWithoutOpenssl !== false) return;
  const openssl = createOpenssl();
  const testCa = makeAuthority(openssl, 'TEST AC IGC', 'IGC-SANTE TEST');
  const productionCa = makeAuthority(openssl, 'AC IGC', 'IGC-SANTE');
  const desk = await openDesk();
  await trustAuthority(desk, openssl, testCa, 'test');
  await trustAuthority(desk, openssl, productionCa, 'production');
  opened = { desk, openssl, testCa, productionCa };
});

after(async () => {
  await opened?.desk.close();
  opened?.openssl.dispose();
});

const all = (): Opened => opened as Opened;

/** Signs a request of ours; gives the text of the answer. */
function answer(name: string, csr: string, authority: Authority, options: SignOptions = {}): string {
  const { openssl } = all();
  openssl.write(`${name}.csr.pem`, csr);
  openssl.sign(name, `${name}.csr.pem`, authority.issuing, { extensions: CLIENT, ...options });
  return readFileSync(openssl.path(`${name}.pem`), 'utf8');
}

const install = (text: string, id?: string): Promise<unknown> =>
  all().desk.client.certificates.install({ from: { text }, ...(id !== undefined && { id }) });

function says(error: AppError | undefined, code: string, reason: RegExp): void {
  assert.equal(error?.code, code);
  assert.match((error?.detail.proof ?? []).join('\n'), reason);
}

test(
  'given a certificate made elsewhere, when it is installed, then no pending request answers',
  { skip: skipWithoutOpenssl },
  async () => {
    const { openssl, testCa } = all();
    openssl.makeIdentity('stranger', testCa.issuing, { extensions: CLIENT });
    says(
      await refusal(install(readFileSync(openssl.path('stranger.pem'), 'utf8'))),
      'certificate.no-pending',
      /SHA-256/,
    );
  },
);

test(
  'given a request, when the answer was made for another key, then both keys are named',
  { skip: skipWithoutOpenssl },
  async () => {
    const { openssl, testCa, desk } = all();
    const { id } = await requested(desk, clientForm({ commonName: 'AUTRE_CLE' }));
    const subject = '/C=FR/O=Essai/CN=AUTRE_CLE';
    openssl.makeIdentity('other-key', testCa.issuing, { subject, extensions: CLIENT });
    const text = readFileSync(openssl.path('other-key.pem'), 'utf8');
    const error = await refusal(install(text));
    says(error, 'certificate.mismatch', new RegExp(`${id}.*SHA-256`));
    says(await refusal(install(text, id)), 'certificate.mismatch', /SubjectPublicKeyInfo/);
  },
);

test(
  'given a request for a client, when a server certificate answers, then the role is named with the next step',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, testCa } = all();
    const { id, csr } = await requested(desk, clientForm({ commonName: 'ROLE' }));
    const error = await refusal(install(answer('role', csr, testCa, { extensions: SERVER })));
    says(error, 'certificate.refused', /serveur|server/);
    assert.match((error?.detail.advice ?? []).join('\n'), /AUTH_CLI/);
    assert.equal((await desk.client.certificates.show({ id })).status, 'pending', 'the request still waits');
    const server = await requested(desk, serverForm());
    const other = await refusal(install(answer('role-2', server.csr, testCa, { extensions: CLIENT })));
    assert.match(String(other?.detail.values?.['codes']), /wrong-role/);
  },
);

test(
  'given a request meant for production, when the TEST authority answers, then the environment is named',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, testCa, productionCa } = all();
    const { certificates } = desk.client;
    const { id, csr } = await requested(desk, clientForm({ commonName: 'PROD' }));
    const use = { label: 'ROR Bretagne', environment: 'production' as const, declaredOn: null, contact: null };
    await certificates.edit({ id, uses: [use] });
    const error = await refusal(install(answer('env', csr, testCa)));
    assert.equal(error?.code, 'certificate.refused');
    assert.equal(error?.detail.values?.['codes'], 'wrong-environment');
    assert.equal(await codeOf(install(answer('env-2', csr, productionCa))), 'accepted');
  },
);

test(
  'given an answer that has expired, when it is installed, then its end is named; one of tomorrow is installed with a warning',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, openssl, testCa } = all();
    const { certificates } = desk.client;
    const { id, csr } = await requested(desk, clientForm({ commonName: 'DATES' }));
    const dated = (name: string, from: string, to: string): string => {
      openssl.write(`${name}.csr.pem`, csr);
      openssl.write(`${name}.ext`, ['basicConstraints=CA:FALSE', ...CLIENT, ''].join('\n'));
      const { key, certificate } = testCa.issuing;
      openssl.write(
        `${name}.cnf`,
        `[ca]\ndefault_ca=a\n[a]\nnew_certs_dir=.\ndatabase=${name}.db\nserial=${name}.srl\ndefault_md=sha256\npolicy=p\npreserve=yes\n[p]\nCN=supplied\nC=optional\nO=optional\nOU=optional\nST=optional\n`,
      );
      openssl.write(`${name}.db`, '');
      openssl.write(`${name}.srl`, name === 'past' ? '21\n' : '22\n');
      const files = ['-in', `${name}.csr.pem`, '-out', `${name}.pem`, '-cert', certificate, '-keyfile', key];
      const dates = ['-startdate', from, '-enddate', to, '-extfile', `${name}.ext`];
      openssl.run(['ca', '-batch', '-notext', '-config', `${name}.cnf`, ...files, ...dates]);
      return readFileSync(openssl.path(`${name}.pem`), 'utf8');
    };
    const error = await refusal(install(dated('past', '20200101000000Z', '20210101000000Z')));
    says(error, 'certificate.refused', /2021-01-01/);
    const text = dated('future', '20900101000000Z', '20910101000000Z');
    const row = (await certificates.install({ from: { text } })) as { id: string; status: string };
    assert.deepEqual([row.id, row.status], [id, 'not-yet-valid']);
  },
);

test(
  'given an authority that is not here, when its answer is installed, then the missing issuer is named by its key identifier',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, openssl } = all();
    const unknown = makeAuthority(openssl, 'AC INCONNUE', 'AUTRE');
    const { csr } = await requested(desk, clientForm({ commonName: 'SANS_INTERMEDIAIRE' }));
    const text = answer('alone', csr, unknown, { extensions: [...CLIENT, 'authorityKeyIdentifier=keyid'] });
    const row = await desk.client.certificates.install({ from: { text } });
    assert.equal(row.status, 'unknown-issuer');
    const finding = row.findings.find(({ code }) => code === 'missing-intermediate' || code === 'unknown-issuer');
    assert.match(String(finding?.values['issuer']), /AC INCONNUE ORGANISATIONS/);
    assert.match(String(finding?.values['keyId']), /^[0-9a-f]{40}$/);
  },
);

test(
  'given an answer as P7B, DER and PEM, when it is inspected, then each finds its request; installed once, it is told so',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, openssl, testCa } = all();
    const { certificates } = desk.client;
    const { id, csr } = await requested(
      desk,
      clientForm({ commonName: 'FORMATS', organisation: 'Clinique d’Été, « A+B »' }),
    );
    answer('formats', csr, testCa);
    openssl.run([
      'crl2pkcs7',
      '-nocrl',
      '-certfile',
      'formats.pem',
      '-certfile',
      testCa.issuing.certificate,
      '-out',
      'formats.p7b',
    ]);
    openssl.run(['x509', '-in', 'formats.pem', '-outform', 'DER', '-out', 'formats.der']);
    for (const name of ['formats.p7b', 'formats.der', 'formats.pem']) {
      const found = await certificates.inspect({ from: { file: desk.read(openssl.path(name)) } });
      assert.deepEqual(
        found.certificates.flatMap(({ answers }) => answers ?? []),
        [id],
        name,
      );
    }
    const from = { file: desk.read(openssl.path('formats.p7b')) };
    const report = await certificates.install({ from });
    assert.deepEqual(report.differences, []);
    says(await refusal(certificates.install({ from })), 'certificate.no-pending', /installed/);
  },
);

test(
  'given a subject that the authority wrote otherwise, when it is installed, then each difference is told',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, openssl, testCa } = all();
    const { csr } = await requested(desk, clientForm({ commonName: 'REGISTRE' }));
    openssl.write('changed.csr.pem', csr);
    openssl.write('changed.ext', ['basicConstraints=CA:FALSE', ...CLIENT, ''].join('\n'));
    const { key, certificate } = testCa.issuing;
    const subject = ['-subj', '/C=FR/ST=Paris (75)/O=HOPITAL SAINT OEUVRE/OU=318751275100020/CN=REGISTRE'];
    const by = ['-CA', certificate, '-CAkey', key, '-set_serial', '99', '-days', '300', '-extfile', 'changed.ext'];
    openssl.run(['x509', '-req', '-in', 'changed.csr.pem', ...subject, ...by, '-out', 'changed.pem']);
    const text = readFileSync(openssl.path('changed.pem'), 'utf8');
    const { differences } = await desk.client.certificates.install({ from: { text } });
    assert.deepEqual(
      differences.map(({ field, left, right }) => [field, left, right]),
      [['subject.O', 'Hôpital Saint-Œuvre', 'HOPITAL SAINT OEUVRE']],
    );
  },
);

test(
  'given a request in the bin, when its answer comes, then it is told where the request is',
  { skip: skipWithoutOpenssl },
  async () => {
    const { desk, testCa } = all();
    const { id, csr } = await requested(desk, clientForm({ commonName: 'CORBEILLE' }));
    await desk.client.certificates.remove({ id });
    const text = answer('binned', csr, testCa);
    const error = await refusal(install(text));
    says(error, 'certificate.no-pending', new RegExp(`${id}: bin`));
    await desk.client.certificates.restore({ id });
    assert.equal(await codeOf(install(text)), 'accepted');
  },
);

test(
  'given a file that holds no certificate, when it is installed, then it says so',
  { skip: skipWithoutOpenssl },
  async () => {
    const { csr } = await requested(all().desk, clientForm({ commonName: 'RIEN' }));
    assert.equal(await codeOf(install(csr)), 'certificate.format');
    assert.equal(await codeOf(install('not a certificate')), 'certificate.format');
  },
);

test(
  'given requests of one name, when their answers come in another order, then each finds its own by its key',
  { skip: skipWithoutOpenssl },
  async (t) => {
    // Design security T36: 1,000 pairs.
    const pairs = process.env['CERCLE_TORTURE'] === '1' ? 1000 : 8;
    const { desk, testCa } = all();
    const made = [];
    for (let at = 0; at < pairs; at += 1) made.push(await requested(desk, clientForm({ commonName: 'PAIRES' })));
    for (const [at, { id, csr }] of made.toReversed().entries()) {
      const row = await desk.client.certificates.install({ from: { text: answer(`pair-${at}`, csr, testCa) } });
      assert.equal(row.id, id);
    }
    t.diagnostic(`count: ${pairs} pairs`);
  },
);
