import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { RegionRow } from '../../shared/contract/region-views.ts';
import { createDesk } from '../helpers/cli.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';

const desk = createDesk();
after(() => desk.remove());

interface Failure {
  readonly error: { readonly code: string; readonly message: string; readonly proof?: readonly string[] };
}

async function region(...args: string[]): Promise<RegionRow> {
  const ran = await desk.run('region', ...args, '--json');
  assert.equal(ran.code, 0, ran.err);
  return ran.json<RegionRow>();
}

async function refused(...args: string[]): Promise<string> {
  const ran = await desk.run('region', ...args, '--json');
  return `${String(ran.code)} ${ran.json<Failure>().error.code}`;
}

test('given a new profile when servers are listed then people read what each lacks, and programs get every setting', async () => {
  const listed = await desk.run('region', 'list', '--lang', 'fr');
  assert.equal(listed.code, 0, listed.err);
  assert.match(
    listed.out,
    /93 +Provence-Alpes-Côte d'Azur +ror-2\.4 +sans adresse, sans certificat, sans profil, sans autorité/,
  );
  assert.match(listed.out, /national +ROR national/);
  const rows = (await desk.run('region', 'list', '--json')).json<readonly RegionRow[]>();
  assert.equal(rows.length, 19);
});

test('given every setting when they are set then the server has them, and what is not given stays', async () => {
  const row = await region(
    ...['set', '93', '--label', 'ROR PACA', '--environment', 'test', '--url', 'https://ror.example.fr/ror'],
    ...[
      '--extraction-url',
      'https://ex.example.fr/',
      '--extraction-version',
      'V2',
      '--dialect',
      'ihe-csd',
      '--document',
      'd',
    ],
    ...[
      '--profil',
      '2',
      '--vihf',
      'off',
      '--vihf-name-id',
      '18751275100020/26',
      '--vihf-client',
      'Essai',
      '--vihf-profile',
      'CU20',
    ],
    ...[
      '--assigning-authority',
      '1.2.250.1.71.1.2.14',
      '--soap-action',
      'on',
      '--tls',
      'compatible',
      '--revocation',
      'required',
    ],
    ...[
      '--limits',
      'connectSeconds=5,readsPerSecond=0.5',
      '--limits',
      'concurrentReads=1',
      '--proxy',
      'none',
      '--automatic',
      'on',
      '--notes',
      'a, b',
    ],
  );
  assert.deepEqual(
    {
      ...row,
      missing: [],
      limits: { ...row.limits, connectSeconds: [row.limits.connectSeconds, row.limits.readsPerSecond] },
    },
    {
      code: '93',
      label: 'ROR PACA',
      environment: 'test',
      url: 'https://ror.example.fr/ror',
      extractionUrl: 'https://ex.example.fr/',
      extractionVersion: 'V2',
      dialect: 'ihe-csd',
      document: 'd',
      certificate: null,
      profil: 2,
      vihf: { enabled: false, nameId: '18751275100020/26', clientName: 'Essai', userProfile: 'CU20' },
      assigningAuthority: '1.2.250.1.71.1.2.14',
      soapActionHeader: true,
      automatic: true,
      tlsPolicy: 'compatible',
      revocation: 'required',
      limits: { ...row.limits, connectSeconds: [5, 0.5], concurrentReads: 1, totalSeconds: 300 },
      proxy: 'none',
      notes: 'a, b',
      isShipped: true,
      missing: [],
      source: null,
      lastExchange: null,
      lastSync: null,
      isConfirmed: false,
    },
  );
  const later = await region('set', '93', '--vihf', 'on', '--limits', 'totalSeconds=60', '--dialect', 'ror-2.4');
  assert.deepEqual(
    [later.vihf.enabled, later.vihf.nameId, later.limits.totalSeconds, later.limits.connectSeconds],
    [true, '18751275100020/26', 60, 5],
  );
  assert.equal(later.url, 'https://ror.example.fr/ror');
  assert.deepEqual(await region('show', '93'), later);
  const shown = await desk.run('region', 'show', '93', '--lang', 'fr');
  assert.match(shown.out, /VIHF +oui · 18751275100020\/26 · Essai · CU20/);
  assert.match(shown.out, /état +sans certificat, sans autorité/);
});

test('given a new server with an assertion and limits when it is set at once then it has both', async () => {
  const row = await region(
    'set',
    'essai',
    '--label',
    'Essai',
    '--vihf-name-id',
    'a/b',
    '--limits',
    'connectSeconds=7',
    '--profil',
    '1',
  );
  assert.deepEqual(
    [row.isShipped, row.vihf.enabled, row.vihf.nameId, row.limits.connectSeconds, row.limits.totalSeconds],
    [false, true, 'a/b', 7, 300],
  );
});

test('given wrong settings when they are typed then nothing is set, and the exit code says whose fault it is', async () => {
  assert.equal(await refused('set', '11'), '2 input.invalid');
  assert.equal(await refused('set', 'neuf'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--sha256', '0a'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--limits', 'connectSeconds=0'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--limits', 'connectSeconds'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--limits', 'x=1'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--vihf', 'oui'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--profil', '4'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--url', 'http://a.example'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--url', 'https://u:p@a.example'), '2 region.address');
  assert.equal(await refused('set', '11', '--certificate', 'cert-0000000000'), '2 certificate.unknown');
  assert.equal(await refused('set', '../x', '--label', 'x'), '2 input.invalid');
  assert.equal(await refused('set', 'neuf', '--label', 'x', '--trust', 'x.pem'), '2 input.invalid');
  assert.equal(await refused('set', '11', '--trust', 'absent.pem'), '2 file.not-found');
  assert.equal(await refused('show', 'neuf'), '2 region.unknown');
  assert.equal(await refused('remove', 'neuf'), '2 region.unknown');
  assert.equal((await region('show', '11')).url, '');
});

test('given settings when they are exported, removed and imported then they are back', async () => {
  assert.equal(await refused('export'), '2 input.invalid');
  assert.equal(await refused('export', '95', '--out', 's.json'), '2 region.unknown');
  const out = await desk.run('region', 'export', '93', 'essai', '--out', 's.json', '--lang', 'fr');
  assert.match(out.out, /2 serveurs écrits dans s\.json, sans certificat ni secret/);
  assert.equal(readFileSync(join(desk.folder, 's.json'), 'utf8').includes('a, b'), false, 'notes stay');
  assert.equal(await refused('export', '--out', 's.json'), '2 file.exists');
  const before = await region('show', 'essai');
  assert.match((await desk.run('region', 'remove', 'essai')).out, /essai/);
  const imported = await desk.run('region', 'import', 's.json');
  assert.match(imported.out, /1 server added: essai\n1 server kept as it is: 93/);
  assert.deepEqual(await region('show', 'essai'), before);
  const again = await desk.run('region', 'import', 's.json', '--replace', '--json');
  assert.deepEqual(again.json(), { added: [], replaced: ['93', 'essai'], kept: [] });
  writeFileSync(
    join(desk.folder, 'bad.json'),
    '{"format":"cercle-regions","version":1,"regions":[{"code":"11","certificate":"x"}]}',
  );
  assert.equal(await refused('import', 'bad.json'), '5 region.file');
});

test(
  'given authorities when they are set with a server then they are trusted in its environment once their fingerprints are confirmed',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const openssl = createOpenssl();
    t.after(() => openssl.dispose());
    const { certificate } = openssl.makeAuthority('racine', { subject: '/C=FR/O=Essai/CN=RACINE ESSAI' });
    const file = openssl.path(certificate);
    assert.ok(existsSync(file));
    assert.equal(await refused('set', '44', '--trust', file, '--url', 'https://a.example/'), '4 trust.unconfirmed');
    assert.equal((await region('show', '44')).url, '', 'nothing is set');
    const failed = await desk.run('region', 'set', '44', '--trust', file, '--json');
    const sha256 = /SHA-256 ([0-9A-F:]{95})/.exec(failed.json<Failure>().error.proof?.[0] ?? '')?.[1] ?? '';
    const row = await region('set', '44', '--trust', file, '--sha256', sha256, '--url', 'https://a.example/');
    assert.deepEqual([row.environment, row.missing], ['production', ['certificate', 'profil']]);
    const held = (await desk.run('trust', 'list', '--json')).json<
      readonly { environment: string; subject: string }[]
    >();
    assert.deepEqual(
      held.map(({ environment }) => environment),
      ['production'],
    );
    // Authorities alone, for a server that is known.
    const other = await region('set', '44', '--environment', 'test', '--trust', file, '--sha256', sha256);
    assert.deepEqual(other.missing, ['certificate', 'profil']);
  },
);
