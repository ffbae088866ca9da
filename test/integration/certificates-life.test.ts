import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createServer } from 'node:tls';
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
import type { Openssl } from '../helpers/openssl.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

interface Opened {
  readonly openssl: Openssl;
  readonly authority: Authority;
}
let opened: Opened | undefined;
const desks: Desk[] = [];

before(() => {
  if (skipWithoutOpenssl !== false) return;
  const openssl = createOpenssl();
  opened = { openssl, authority: makeAuthority(openssl, 'TEST AC IGC', 'IGC-SANTE TEST') };
});

after(async () => {
  for (const desk of desks) await desk.close();
  opened?.openssl.dispose();
});

const all = (): Opened => opened as Opened;

async function newDesk(): Promise<Desk> {
  const desk = await openDesk();
  desks.push(desk);
  await trustAuthority(desk, all().openssl, all().authority, 'test');
  return desk;
}

function answer(name: string, csr: string, extensions = CLIENT): string {
  const { openssl, authority } = all();
  openssl.write(`${name}.csr.pem`, csr);
  openssl.sign(name, `${name}.csr.pem`, authority.issuing, { extensions });
  return readFileSync(openssl.path(`${name}.pem`), 'utf8');
}

async function installed(desk: Desk, name: string, renews?: string): Promise<string> {
  const { id, csr } = await requested(desk, clientForm({ commonName: 'SERVICE' }), renews);
  await desk.client.certificates.install({ from: { text: answer(name, csr) } });
  return id;
}

test(
  'given a request just made, when it is asked for, then it leaves only after a backup of its key, or without one on purpose',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates, vault } = desk.client;
    const first = await certificates.request({ form: clientForm() });
    assert.deepEqual([first.status, first.backup, first.csrPem, first.hasPrivateKey], ['pending', 'needed', '', true]);
    assert.equal((await certificates.show({ id: first.id })).csrPem, null);
    const csr = { id: first.id, form: 'csr' as const, out: desk.write('a.csr') };
    assert.equal(await codeOf(certificates.export(csr)), 'certificate.backup-needed');
    await vault.backup({ out: desk.write('recovery.cercle'), passphrase: 'un lieu sûr et sec' });
    assert.equal((await certificates.show({ id: first.id })).backup, 'done');
    assert.match((await certificates.show({ id: first.id })).csrPem ?? '', /BEGIN CERTIFICATE REQUEST/);
    assert.equal(await codeOf(certificates.export(csr)), 'accepted');
    const second = await certificates.request({ form: clientForm({ commonName: 'DEUX' }) });
    assert.equal(second.backup, 'needed', 'the recovery file was made before this key');
    assert.equal((await certificates.declineBackup({ id: second.id })).backup, 'declined');
    const { entries } = await vault.journal({});
    assert.deepEqual(
      entries.slice(0, 5).map(({ act }) => act),
      ['request.backup-declined', 'request.made', 'key.created', 'request.exported', 'vault.backup-made'],
    );
  },
);

test(
  'given a locked vault or a form with faults, when a request is made, then nothing is kept',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates, vault } = desk.client;
    const faulty = await refusal(
      certificates.request({ form: clientForm({ idNatStruct: '3187512751000', departement: '' }) }),
    );
    assert.equal(faulty?.code, 'certificate.lint');
    assert.ok((faulty?.detail.proof ?? []).length >= 2);
    await vault.lock({});
    assert.equal(await codeOf(certificates.request({ form: clientForm() })), 'vault.locked');
    assert.deepEqual(await certificates.list({ place: 'all' }), []);
    const bare = await openDesk({ isBare: true });
    desks.push(bare);
    assert.equal(await codeOf(bare.client.certificates.request({ form: clientForm() })), 'vault.absent');
  },
);

test(
  'given a certificate in service, when it is renewed, then the old one serves until the new one was tried, and can be taken back',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates, vault } = desk.client;
    const old = await installed(desk, 'old');
    const { form, differences } = await certificates.renewal({ id: old });
    assert.deepEqual(differences, []);
    assert.deepEqual(
      [form.profile, form.commonName, form.organisation, form.departement],
      ['igc-sante-org-auth-cli', 'SERVICE', 'Hôpital Saint-Œuvre', '75'],
    );
    const { id, csr } = await requested(desk, form, old);
    await certificates.install({ from: { text: answer('new', csr) } });
    const shown = async (): Promise<boolean[]> => [
      (await certificates.show({ id: old })).isLive,
      (await certificates.show({ id })).isLive,
    ];
    assert.deepEqual(await shown(), [true, false]);
    assert.equal((await certificates.show({ id: old })).renewedBy, id);
    assert.equal((await certificates.show({ id })).renews, old);
    assert.equal(await codeOf(certificates.activate({ id })), 'certificate.untested');
    await certificates.activate({ id, reason: 'essai fait par la région' });
    assert.deepEqual(await shown(), [false, true]);
    await certificates.activate({ id: old });
    assert.deepEqual(await shown(), [true, false], 'one click back, without a reason');
    const { entries } = await vault.journal({ limit: 2 });
    assert.deepEqual(
      entries.map(({ act, details }) => [act, details['certificate'], details['reason']]),
      [
        ['certificate.activated', old, undefined],
        ['certificate.activated', id, 'essai fait par la région'],
      ],
    );
    assert.equal((await certificates.agenda({})).length, 2);
    const pending = await requested(desk, clientForm());
    assert.equal(await codeOf(certificates.activate({ id: pending.id })), 'certificate.refused');
  },
);

test(
  'given a renewed server certificate, when it was tried with success, then it is put in service without a reason',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates } = desk.client;
    const first = await requested(desk, serverForm());
    await certificates.install({ from: { text: answer('srv-1', first.csr, SERVER) } });
    const { form } = await certificates.renewal({ id: first.id });
    const second = await requested(desk, form, first.id);
    await certificates.install({ from: { text: answer('srv-2', second.csr, SERVER) } });
    const trial = await certificates.testServer({ id: second.id });
    assert.equal(trial.ok, true, JSON.stringify(trial.checks));
    assert.equal((await certificates.show({ id: second.id })).tests.length, 1);
    assert.equal((await certificates.activate({ id: second.id })).isLive, true);
  },
);

test(
  'given a certificate in the bin, when 30 days pass, then it is erased with its key; before, it is restored or purged by its name',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates, vault } = desk.client;
    const id = await installed(desk, 'binned');
    const use = {
      label: 'ROR Bretagne',
      environment: 'test' as const,
      declaredOn: '2026-01-02',
      contact: 'ror@exemple.fr',
    };
    await certificates.edit({ id, uses: [use], label: 'Bretagne', notes: 'déclaré' });
    const error = await refusal(certificates.remove({ id }));
    assert.equal(error?.code, 'certificate.in-use');
    assert.deepEqual(error?.detail.advice, ['ROR Bretagne : ror@exemple.fr']);
    assert.equal((await certificates.remove({ id, reason: 'fin du contrat' })).place, 'bin');
    assert.deepEqual(await certificates.list({}), []);
    assert.equal((await certificates.restore({ id })).place, 'active');
    assert.equal(await codeOf(certificates.purge({ id, confirm: 'SERVICE' })), 'input.invalid', 'not in the bin');
    await certificates.remove({ id, reason: 'fin du contrat' });
    assert.equal(await codeOf(certificates.purge({ id, confirm: 'Bretagne' })), 'input.invalid', 'another name');
    await vault.lock({});
    assert.equal(await codeOf(certificates.purge({ id, confirm: 'SERVICE' })), 'vault.locked');
    assert.equal((await vault.status({})).keys, 1);
    desk.advance(29);
    assert.equal((await certificates.list({ place: 'bin' })).length, 1);
    desk.advance(2);
    assert.deepEqual(await certificates.list({ place: 'all' }), []);
    assert.equal((await vault.status({})).keys, 0);
    await vault.unlock({ passphrase: PASSPHRASE });
    const journal = await vault.journal({});
    assert.equal(journal.verification.isIntact, true);
    assert.deepEqual(
      journal.entries.slice(0, 2).map(({ act }) => act),
      ['certificate.purged', 'key.removed'],
    );
    const other = await installed(desk, 'purged');
    await certificates.remove({ id: other });
    assert.deepEqual(await certificates.purge({ id: other, confirm: ' SERVICE ' }), { purged: true });
    assert.equal(await codeOf(certificates.show({ id: other })), 'certificate.unknown');
  },
);

test(
  'given a certificate without its key, when the key comes later, then it joins it and nothing is doubled',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates } = desk.client;
    const { openssl, authority } = all();
    const identity = openssl.makeIdentity('later', authority.issuing, { extensions: CLIENT });
    const pem = { file: desk.read(openssl.path('later.pem')) };
    const first = await certificates.import({ from: pem });
    const id = first.added[0]?.id ?? '';
    assert.equal(first.added[0]?.hasPrivateKey, false);
    assert.equal(
      await codeOf(certificates.export({ id, form: 'key', out: desk.write('n.pem'), passphrase: 'assez long, varié' })),
      'certificate.no-key',
    );
    openssl.makePkcs12('later', identity, { password: 'ascii words 1', chain: [authority.issuing.certificate] });
    const file = desk.read(openssl.path('later.p12'));
    const locked = await certificates.inspect({ from: { file } });
    assert.deepEqual([locked.needsPassword, locked.certificates.length], [true, 0]);
    assert.equal(await codeOf(certificates.import({ from: { file } })), 'certificate.password');
    assert.equal(await codeOf(certificates.import({ from: { file, password: 'wrong' } })), 'certificate.password');
    const second = await certificates.import({ from: { file, password: 'ascii words 1' } });
    assert.deepEqual([second.added.length, second.known.map((row) => [row.id, row.hasPrivateKey])], [0, [[id, true]]]);
    const alone = openssl.makeKey('alone');
    const third = await certificates.import({ from: { file: desk.read(openssl.path(alone)) } });
    assert.deepEqual(
      third.ignored.map(({ reason }) => reason),
      ['key-alone'],
    );
    const ca = await certificates.import({ from: { file: desk.read(openssl.path(authority.issuing.certificate)) } });
    assert.deepEqual([ca.added.length, ca.ignored[0]?.reason], [0, 'authority']);
    await certificates.remove({ id });
    assert.deepEqual(
      (await certificates.import({ from: pem })).known.map(({ place }) => place),
      ['active'],
    );
  },
);

test(
  'given certificates, when one is called by its fingerprint, then 8 digits are enough unless several begin so',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates } = desk.client;
    const id = await installed(desk, 'finger');
    const sha256 = (await certificates.show({ id })).sha256 ?? '';
    const colons = sha256.slice(0, 12).toUpperCase().match(/../g)?.join(':') ?? '';
    assert.equal((await certificates.show({ id: colons })).id, id);
    assert.equal((await certificates.show({ id: sha256 })).id, id);
    assert.equal(await codeOf(certificates.show({ id: sha256.slice(0, 7) })), 'certificate.unknown');
    assert.equal(await codeOf(certificates.show({ id: 'cert-0000000000' })), 'certificate.unknown');
  },
);

test(
  'given an archived certificate, when lists are asked for, then it is in its place only',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates } = desk.client;
    const id = await installed(desk, 'archived');
    assert.equal((await certificates.archive({ id, archived: true })).place, 'archived');
    assert.deepEqual(await certificates.list({}), []);
    assert.equal((await certificates.list({ place: 'archived' })).length, 1);
    assert.deepEqual(await certificates.agenda({}), []);
    assert.equal((await certificates.archive({ id, archived: false })).place, 'active');
  },
);

test(
  'given a renewal made by others of another name, when both are compared, then the changed subject is an error',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates } = desk.client;
    const { openssl, authority } = all();
    const ids = [];
    for (const name of ['LEFT', 'RIGHT']) {
      openssl.makeIdentity(name, authority.issuing, { extensions: CLIENT });
      const { added } = await certificates.import({ from: { file: desk.read(openssl.path(`${name}.pem`)) } });
      ids.push(added[0]?.id ?? '');
    }
    const [left = '', right = ''] = ids;
    const differences = await certificates.compare({ left, right });
    assert.equal(differences.find(({ field }) => field === 'subject.CN')?.severity, 'error');
    const files = [desk.read(openssl.path('LEFT.pem'))];
    assert.equal((await certificates.verify({ files, purpose: 'client' })).trusted, true);
    assert.equal((await certificates.verify({ files, purpose: 'server' })).trusted, false);
    const wrong = await certificates.verify({ files, environment: 'production' });
    assert.deepEqual([wrong.trusted, wrong.reasons[0]?.code], [false, 'wrong-environment']);
    const trust = [desk.read(openssl.path(authority.root.certificate))];
    assert.equal((await certificates.verify({ files, trust })).trusted, false, 'without the intermediate');
    const given = [...files, desk.read(openssl.path(authority.issuing.certificate))];
    assert.equal((await certificates.verify({ files: given, trust })).trusted, true);
  },
);

test(
  'given a revocation list, when it comes in, then the status follows at once',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates, trust } = desk.client;
    const { openssl, authority } = all();
    const id = await installed(desk, 'revoked');
    assert.equal((await certificates.list({}))[0]?.status, 'valid');
    openssl.write(
      'crl.cnf',
      '[ca]\ndefault_ca=a\n[a]\nnew_certs_dir=.\ndatabase=crl.db\nserial=crl.srl\ndefault_md=sha256\ncrlnumber=crl.num\ndefault_crl_days=30\n',
    );
    for (const [name, content] of [
      ['crl.db', ''],
      ['crl.num', '01\n'],
      ['crl.srl', '01\n'],
    ] as const)
      openssl.write(name, content);
    const { key, certificate } = authority.issuing;
    const ca = ['ca', '-config', 'crl.cnf', '-cert', certificate, '-keyfile', key];
    openssl.run([...ca, '-revoke', 'revoked.pem']);
    openssl.run([...ca, '-gencrl', '-out', 'list.crl']);
    await trust.importCrl({ from: { file: desk.read(openssl.path('list.crl')) } });
    const [row] = await certificates.list({});
    assert.equal(row?.status, 'revoked');
    assert.equal(row?.findings[0]?.code, 'revoked');
    assert.deepEqual(
      (await certificates.check({})).map((due) => [due.id, due.reason]),
      [[id, 'revoked']],
    );
  },
);

test(
  'given one answer, when it is installed three times at once, then one of them does it and the others are told',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { csr } = await requested(desk, clientForm());
    const text = answer('twice', csr);
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(desk.client.certificates.install({ from: { text } }))));
    assert.deepEqual(codes.sort(), ['accepted', 'certificate.no-pending', 'certificate.no-pending']);
  },
);

test(
  'given a vault restored on another computer, when its inventory is shown, then certificates, requests and keys are those of the first',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const id = await installed(desk, 'moved');
    const pending = await requested(desk, clientForm({ commonName: 'EN_ATTENTE' }));
    const passphrase = 'un lieu sûr et sec';
    await desk.client.vault.backup({ out: desk.write('moved.cercle'), passphrase });
    const other = await openDesk({ isBare: true });
    desks.push(other);
    const { certificates, vault } = other.client;
    await certificates.list({});
    await vault.restore({ file: other.read(desk.path('moved.cercle')), passphrase, newPassphrase: PASSPHRASE });
    await vault.unlock({ passphrase: PASSPHRASE });
    const rows = await certificates.list({});
    assert.deepEqual(
      rows.map((row) => [row.id, row.status, row.hasPrivateKey]),
      [
        [id, 'valid', true],
        [pending.id, 'pending', true],
      ],
    );
    const { warnings } = await certificates.export({
      id,
      form: 'p12',
      out: other.write('m.p12'),
      passphrase: 'ascii words 1',
    });
    assert.deepEqual(warnings, []);
    await certificates.install({ from: { text: answer('moved-2', pending.csr) } });
    assert.ok(other.events.some(({ type }) => type === 'certificates.changed'));
  },
);

test(
  'given a server that shows its chain, when it is looked at by host and port, then its certificate is in the inventory once',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await newDesk();
    const { certificates } = desk.client;
    const { openssl, authority } = all();
    openssl.makeIdentity('shown', authority.issuing, { extensions: SERVER });
    const cert = Buffer.concat([openssl.read('shown.pem'), openssl.read(authority.issuing.certificate)]);
    const server = createServer({ key: openssl.read('shown.key.pem'), cert });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const from = { host: '127.0.0.1', port };
      assert.equal((await certificates.inspect({ from })).certificates[0]?.role, 'serveur');
      const { added, ignored } = await certificates.import({ from });
      assert.deepEqual(
        added.map((row) => [row.role, row.hasPrivateKey, row.status]),
        [['serveur', false, 'valid']],
      );
      assert.deepEqual(
        ignored.map(({ reason }) => reason),
        ['authority'],
      );
      assert.equal((await certificates.import({ from })).known.length, 1);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    assert.equal(await codeOf(certificates.import({ from: { host: '127.0.0.1', port } })), 'certificate.probe');
  },
);
