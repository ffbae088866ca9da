import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { createRegionStore } from '../../electron/services/region-store/region-store.ts';
import { readShipped } from '../../electron/services/region-store/shipped.ts';
import { openWorkspace } from '../../electron/services/store/workspace.ts';
import type { RegionRow } from '../../shared/contract/region-views.ts';
import { openBench } from '../helpers/certificates-bench.ts';
import type { Bench } from '../helpers/certificates-bench.ts';
import { codeOf, openDesk } from '../helpers/certificates.ts';
import type { Desk } from '../helpers/certificates.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { createTestPorts } from '../helpers/ports.ts';

const opened: { desk?: Desk; bench?: Bench } = {};

before(async () => {
  opened.desk = await openDesk({ isBare: true });
  if (skipWithoutOpenssl === false) opened.bench = openBench();
});
after(async () => {
  await opened.desk?.close();
  await opened.bench?.close();
});

const desk = (): Desk => opened.desk as Desk;

test('given a new profile when servers are listed then the 18 regions and the national entry are there, without any address', async () => {
  const rows = await desk().client.regions.list({});
  assert.equal(rows.length, 19);
  assert.deepEqual([rows[0]?.code, rows[18]?.code, rows[18]?.label], ['11', 'national', 'ROR national']);
  for (const row of rows) {
    assert.deepEqual(
      [row.url, row.extractionUrl, row.certificate, row.isShipped, row.isConfirmed],
      ['', '', null, true, false],
    );
    assert.deepEqual(row.missing, ['url', 'certificate', 'profil', 'trust']);
    assert.deepEqual([row.source, row.lastExchange, row.lastSync], [null, null, null]);
    assert.deepEqual(
      [row.environment, row.assigningAuthority, row.limits.extractionSeconds],
      ['production', '1.2.250.1.71.4.2.2', 7200],
    );
  }
});

test('given settings when some are changed then the others stay, a new code makes a server, and windows are told', async () => {
  const { client, events } = desk();
  const { regions } = client;
  const before = events.length;
  await regions.set({ code: '93', url: 'https://ror.example.fr/ror', profil: 2 });
  const row = await regions.set({ code: '93', environment: 'test', notes: 'appeler Mme X' });
  assert.deepEqual(
    [row.url, row.profil, row.environment, row.notes],
    ['https://ror.example.fr/ror', 2, 'test', 'appeler Mme X'],
  );
  // With this profile a VIHF token is sent, which names a structure and a user.
  assert.deepEqual(row.missing, ['certificate', 'trust', 'nameId']);
  assert.equal(events.slice(before).filter(({ type }) => type === 'regions.changed').length, 2);
  const added = await regions.set({
    code: 'essai',
    label: 'Serveur d’essai',
    dialect: 'ihe-csd',
    extractionUrl: 'https://a.example',
  });
  assert.deepEqual([added.isShipped, added.missing], [false, ['certificate', 'trust']]);
  assert.deepEqual((await regions.list({})).map(({ code }) => code).slice(-2), ['national', 'essai']);
  assert.equal(await codeOf(regions.show({ code: '95' })), 'region.unknown');
});

test('given access profiles when the assertion is not spoken of then only a profile that is not public sends it', async () => {
  const { regions } = desk().client;
  const enabled = async (change: Partial<RegionRow>): Promise<boolean> =>
    (await regions.set({ code: '44', ...change })).vihf.enabled;
  assert.deepEqual(
    [await enabled({ profil: 0 }), await enabled({ profil: 3 }), await enabled({ profil: null })],
    [false, true, false],
  );
  const vihf = { enabled: false, nameId: 'a/b', clientName: 'c', userProfile: '' };
  assert.deepEqual([await enabled({ profil: 3, vihf }), await enabled({ profil: 2 })], [false, false]);
});

test('given addresses that hide something when they are set then they are refused, and shown in ASCII when they are not', async () => {
  const { regions } = desk().client;
  const refused: [Partial<RegionRow>, string][] = [
    [{ url: 'http://ror.example.fr/' }, 'input.invalid'],
    [{ url: 'https://u:secret@ror.example.fr/' }, 'region.address'],
    [{ extractionUrl: 'https://u@ror.example.fr/' }, 'region.address'],
    [{ url: 'https://ror.example.fr/\r\nX: 1' }, 'region.address'],
    [{ url: 'https://ror.example.fr/#x' }, 'region.address'],
    [{ proxy: 'http://u:secret@proxy.example:3128' }, 'region.address'],
    [{ proxy: 'socks5://proxy.example:1080' }, 'region.address'],
    [{ code: '../x' }, 'input.invalid'],
    [{ certificate: 'cert-0000000000' }, 'certificate.unknown'],
  ];
  for (const [change, expected] of refused) {
    assert.equal(await codeOf(regions.set({ code: '28', ...change })), expected, JSON.stringify(change));
  }
  assert.equal((await regions.show({ code: '28' })).url, '');
  assert.equal(
    desk().replies.some((reply) => reply.includes('secret')),
    false,
  );
  const row = await regions.set({
    code: '28',
    url: 'https://ror-québec.example/',
    proxy: 'http://proxy.example:3128/',
  });
  assert.deepEqual([row.url, row.proxy], ['https://xn--ror-qubec-g4a.example/', 'http://proxy.example:3128']);
});

test('given a production server when its calls are confirmed then it lasts until its address changes, and is never kept', async () => {
  const { regions } = desk().client;
  const url = 'https://ror.example.fr/';
  const confirmed = async (work: Promise<RegionRow>): Promise<boolean> => (await work).isConfirmed;
  assert.equal(await confirmed(regions.set({ code: '24', url })), false);
  assert.equal(await confirmed(regions.confirmProduction({ code: '24' })), true);
  assert.equal(await confirmed(regions.set({ code: '24', profil: 1, url })), true);
  assert.equal(await confirmed(regions.set({ code: '24', url: 'https://other.example.fr/' })), false);
  await regions.confirmProduction({ code: '24' });
  assert.equal(await confirmed(regions.set({ code: '24', environment: 'test' })), false);
  assert.equal(await confirmed(regions.confirmProduction({ code: '24' })), false, 'nothing to confirm of a test');
  assert.equal(await codeOf(regions.confirmProduction({ code: 'none' })), 'region.unknown');
});

test('given a server when it is removed then an added one is gone and a shipped one is as new', async () => {
  const { regions } = desk().client;
  await regions.set({ code: 'parti', url: 'https://a.example/' });
  assert.deepEqual(await regions.remove({ code: 'parti' }), { removed: true });
  assert.equal(await codeOf(regions.remove({ code: 'parti' })), 'region.unknown');
  await regions.set({ code: '06', url: 'https://a.example/' });
  assert.deepEqual(
    [await regions.remove({ code: '06' }), await regions.remove({ code: '06' })],
    [{ removed: true }, { removed: false }],
  );
  assert.equal((await regions.show({ code: '06' })).url, '');
});

test('given settings when they are exported then a file has them without certificate, notes or default, and another profile takes them', async () => {
  const from = await openDesk({ isBare: true });
  const to = await openDesk({ isBare: true });
  try {
    assert.equal(await codeOf(from.client.regions.export({ out: from.write('none.json') })), 'input.invalid');
    await from.client.regions.set({
      code: '93',
      url: 'https://ror.example.fr/',
      profil: 2,
      notes: 'mot de passe : secret',
    });
    await from.client.regions.set({ code: 'essai', label: 'Essai', environment: 'test' });
    const out = await from.client.regions.export({ out: from.write('r.json') });
    const text = readFileSync(from.path('r.json'), 'utf8');
    assert.deepEqual([out.file, out.bytes, out.regions], ['r.json', Buffer.byteLength(text), 2]);
    assert.deepEqual((JSON.parse(text) as { regions: unknown }).regions, [
      { code: '93', url: 'https://ror.example.fr/', profil: 2 },
      { code: 'essai', label: 'Essai', environment: 'test' },
    ]);
    assert.equal(await codeOf(from.client.regions.export({ out: from.write('r.json') })), 'file.exists');
    const one = await from.client.regions.export({ codes: ['essai'], out: from.write('r.json'), force: true });
    assert.equal(one.regions, 1);
    writeFileSync(from.path('r.json'), text);

    await to.client.regions.set({ code: '93', url: 'https://mine.example.fr/', notes: 'à moi' });
    const file = to.read(from.path('r.json'));
    assert.deepEqual(await to.client.regions.import({ file }), { added: ['essai'], replaced: [], kept: ['93'] });
    assert.equal((await to.client.regions.show({ code: '93' })).url, 'https://mine.example.fr/');
    await to.client.regions.confirmProduction({ code: '93' });
    assert.deepEqual(await to.client.regions.import({ file, replace: true }), {
      added: [],
      replaced: ['93', 'essai'],
      kept: [],
    });
    const row = await to.client.regions.show({ code: '93' });
    assert.deepEqual(
      [row.url, row.notes, row.certificate, row.isConfirmed],
      ['https://ror.example.fr/', '', null, false],
    );
  } finally {
    await from.close();
    await to.close();
  }
});

test('given files that are no settings or hold what they must not when they are imported then nothing changes', async () => {
  const { client, path, read, replies } = desk();
  const file = (regions: unknown, rest: object = { format: 'cercle-regions', version: 1 }): string =>
    JSON.stringify({ ...rest, regions });
  const before = await client.regions.list({});
  const refused = [
    ...[
      '',
      'null',
      '[]',
      '{',
      file([]),
      file([{}]),
      file('x'),
      file([{ code: '11' }], {}),
      file([{ code: '11' }], { format: 'x', version: 1 }),
    ],
    file([{ code: '11' }], { format: 'cercle-regions', version: 2 }),
    file([{ code: '11', certificate: 'cert-0123456789' }]),
    file([{ code: '11', passphrase: 'planted-secret' }]),
    file([{ code: '11', privateKey: '-----BEGIN PRIVATE KEY-----planted-secret' }]),
    file([{ code: '11', notes: 'planted-secret' }]),
    file([{ code: '11', url: 'https://u:planted-secret@a.example/' }]),
    file([{ code: '11', proxy: 'http://u:planted-secret@a.example/' }]),
    file([
      { code: '11', vihf: { enabled: true, nameId: '', clientName: '', userProfile: '', token: 'planted-secret' } },
    ]),
    file([{ code: '11', url: 'http://a.example/' }]),
    file([
      { code: '11', label: 'A' },
      { code: '11', label: 'B' },
    ]),
    file([
      { code: '24', url: 'https://ok.example/' },
      { code: '11', url: 'nope' },
    ]),
    `{"format":"cercle-regions","version":1,"regions":[{"code":"11","__proto__":{"x":1}}]}`,
    file(Array.from({ length: 201 }, (_, index) => ({ code: `r${index}` }))),
    ' '.repeat(1024 * 1024 + 1),
  ];
  for (const [index, text] of refused.entries()) {
    writeFileSync(path(`bad${index}.json`), text);
    assert.equal(
      await codeOf(client.regions.import({ file: read(path(`bad${index}.json`)) })),
      'region.file',
      text.slice(0, 100),
    );
  }
  assert.deepEqual(await client.regions.list({}), before);
  assert.equal(
    replies.some((reply) => reply.includes('planted-secret')),
    false,
  );
  assert.equal(await codeOf(client.regions.import({ file: read(path('absent.json')) })), 'file.not-found');
});

test(
  'given a certificate and its authorities when they are chosen then nothing is missing, until the certificate is gone',
  { skip: skipWithoutOpenssl },
  async () => {
    const bench = opened.bench as Bench;
    const own = await bench.newDesk();
    const id = await bench.installed(own, 'region');
    const { regions, certificates } = own.client;
    const sha256 = (await certificates.show({ id })).sha256 ?? '';
    const given = { code: '11', url: 'https://a.example/', profil: 0, environment: 'test' } as const;
    const row = await regions.set({ ...given, certificate: sha256.slice(0, 12) });
    assert.deepEqual([row.certificate, row.missing], [id, []]);
    assert.deepEqual((await regions.set({ code: '11', environment: 'production' })).missing, ['trust']);
    await regions.set({ code: '11', environment: 'test' });
    const out = await regions.export({ out: own.write('r.json') });
    assert.equal(readFileSync(own.path(out.file), 'utf8').includes(id), false);
    await regions.set({ code: '11', certificate: null });
    assert.deepEqual((await regions.show({ code: '11' })).missing, ['certificate']);
  },
);

test('given rows that another version wrote when they are read then what is understood counts, and the rest is the default', (t) => {
  const ports = createTestPorts();
  t.after(() => ports.dispose());
  const workspace = openWorkspace(ports, () => false);
  t.after(() => workspace.close());
  const odd = { url: 'https://a.example/', dialect: 'fhir', limits: { connectSeconds: 1 }, future: true, profil: 9 };
  workspace.saveRegions(new Map([['11', odd as never]]), '2026-01-01T00:00:00Z');
  const facts = { at: '2026-01-01T00:00:00Z', id: 'x', ok: true };
  const store = createRegionStore({
    rows: () => workspace,
    shipped: () => readShipped(ports.resource),
    now: ports.now,
    changed: () => undefined,
    certificateId: (id) => id,
    hasTrust: () => true,
    lastExchange: (code) => (code === '11' ? facts : null),
  });
  const row = store.show('11');
  assert.deepEqual(
    [row.url, row.dialect, row.limits.connectSeconds, row.profil],
    ['https://a.example/', 'ror-2.4', 15, null],
  );
  assert.deepEqual([row.lastExchange, 'future' in row], [facts, false]);
});
