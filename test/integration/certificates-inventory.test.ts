import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createServer } from 'node:tls';
import { openBench } from '../helpers/certificates-bench.ts';
import type { Bench } from '../helpers/certificates-bench.ts';
import { CLIENT, SERVER, clientForm, codeOf, openDesk, requested } from '../helpers/certificates.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

let bench: Bench | undefined;

before(() => {
  if (skipWithoutOpenssl === false) bench = openBench();
});

after(() => bench?.close());

const all = (): Bench => bench as Bench;

test(
  'given a certificate without its key, when the key comes later, then it joins it and nothing is doubled',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await all().newDesk();
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
    assert.deepEqual(
      locked.findings.map(({ code }) => code),
      ['password-needed'],
    );
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
    const desk = await all().newDesk();
    const { certificates } = desk.client;
    const id = await all().installed(desk, 'finger');
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
    const desk = await all().newDesk();
    const { certificates } = desk.client;
    const id = await all().installed(desk, 'archived');
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
    const desk = await all().newDesk();
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
    const desk = await all().newDesk();
    const { certificates, trust } = desk.client;
    const { openssl, authority } = all();
    const id = await all().installed(desk, 'revoked');
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
  'given a vault restored on another computer, when its inventory is shown, then certificates, requests and keys are those of the first',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await all().newDesk();
    const id = await all().installed(desk, 'moved');
    const pending = await requested(desk, clientForm({ commonName: 'EN_ATTENTE' }));
    const passphrase = 'un lieu sûr et sec';
    await desk.client.vault.backup({ out: desk.write('moved.cercle'), passphrase });
    const other = await openDesk({ isBare: true });
    all().keep(other);
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
    await certificates.install({ from: { text: all().answer('moved-2', pending.csr) } });
    assert.ok(other.events.some(({ type }) => type === 'certificates.changed'));
  },
);

test(
  'given a server that shows its chain, when it is looked at by host and port, then its certificate is in the inventory once',
  { skip: skipWithoutOpenssl },
  async () => {
    const desk = await all().newDesk();
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
