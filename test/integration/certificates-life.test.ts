import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openBench } from '../helpers/certificates-bench.ts';
import type { Bench } from '../helpers/certificates-bench.ts';
import { SERVER, clientForm, codeOf, openDesk, refusal, requested, serverForm } from '../helpers/certificates.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

let bench: Bench | undefined;

before(() => {
  if (skipWithoutOpenssl === false) bench = openBench();
});

after(() => bench?.close());

const all = (): Bench => bench as Bench;

test(
  'given a request just made, when it is asked for, then it leaves only after a backup of its key, or without one on purpose',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await all().newDesk();
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
    const desk = await all().newDesk();
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
    all().keep(bare);
    assert.equal(await codeOf(bare.client.certificates.request({ form: clientForm() })), 'vault.absent');
  },
);

test(
  'given a certificate in service, when it is renewed, then the old one serves until the new one was tried, and can be taken back',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await all().newDesk();
    const { certificates, vault } = desk.client;
    const old = await all().installed(desk, 'old');
    const { form, differences } = await certificates.renewal({ id: old });
    assert.deepEqual(differences, []);
    assert.deepEqual(
      [form.profile, form.commonName, form.organisation, form.departement],
      ['igc-sante-org-auth-cli', 'SERVICE', 'Hôpital Saint-Œuvre', '75'],
    );
    const { id, csr } = await requested(desk, form, old);
    await certificates.install({ from: { text: all().answer('new', csr) } });
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
    assert.equal(await codeOf(certificates.activate({ id: pending.id })), 'input.invalid');
  },
);

test(
  'given a renewed server certificate, when it was tried with success, then it is put in service without a reason',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await all().newDesk();
    const { certificates } = desk.client;
    const first = await requested(desk, serverForm());
    await certificates.install({ from: { text: all().answer('srv-1', first.csr, SERVER) } });
    const { form } = await certificates.renewal({ id: first.id });
    const second = await requested(desk, form, first.id);
    await certificates.install({ from: { text: all().answer('srv-2', second.csr, SERVER) } });
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
    const desk = await all().newDesk();
    const { certificates, vault } = desk.client;
    const id = await all().installed(desk, 'binned');
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
    const other = await all().installed(desk, 'purged');
    const der = all().openssl.der('purged.pem');
    const vaultBytes = (): Buffer =>
      Buffer.concat(['vault.db', 'vault.db-wal'].map((name) => readFileSync(desk.path(`data/${name}`))));
    await certificates.list({});
    assert.ok(vaultBytes().includes(der.subarray(-200)));
    await certificates.remove({ id: other });
    assert.deepEqual(await certificates.purge({ id: other, confirm: ' SERVICE ' }), { purged: true });
    assert.ok(!vaultBytes().includes(der.subarray(-200)), 'nothing of it is left in the file');
    assert.equal(await codeOf(certificates.show({ id: other })), 'certificate.unknown');
  },
);

test(
  'given one answer, when it is installed three times at once, then one of them does it and the others are told',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await all().newDesk();
    const { csr } = await requested(desk, clientForm());
    const text = all().answer('twice', csr);
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(desk.client.certificates.install({ from: { text } }))));
    assert.deepEqual(codes.sort(), ['accepted', 'certificate.no-pending', 'certificate.no-pending']);
  },
);
