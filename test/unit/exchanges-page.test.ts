import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressReport } from '../../renderer/features/exchanges/diagnosis/address-report.ts';
import { askedOf, filtersOf, isNarrowed } from '../../renderer/features/exchanges/history/filters.ts';
import { spansOf } from '../../renderer/features/exchanges/history/parts/timings.ts';
import { xmlLines } from '../../renderer/features/exchanges/history/parts/xml-lines.ts';
import { firstDraft, instantOf, isOrganisation, requestOf } from '../../renderer/features/exchanges/request/draft.ts';
import { mergedCodes } from '../../renderer/features/exchanges/request/merged-codes.ts';
import { structureCode } from '../../renderer/features/exchanges/request/structure-code.ts';
import { syncsOf } from '../../renderer/features/exchanges/sync/region-syncs.ts';
import type { SyncState } from '../../shared/contract/exchange-views.ts';
import { diagnose } from '../../shared/domain/exchange/diagnose.ts';
import { evidence, failure, wire } from '../helpers/exchange-evidence.ts';

const NOW = new Date('2026-06-10T12:00:00Z');
const SETTINGS = { assigningAuthority: '1.2.250.1.71.4.2.2', profil: 2 } as const;

test('given XML in one line, when it is cut into lines, then elements nest, texts stay with theirs and each opening knows its end', () => {
  const cut = (xml: string) => xmlLines(xml).map(({ text, depth, opens = '', end }) => [depth, text, opens, end]);
  assert.deepEqual(cut('<?xml version="1.0"?><a><b>un</b><c/><!-- <d> --><e><f/><g/></e></a>'), [
    [0, '<?xml version="1.0"?>', '', 0],
    [0, '<a>', 'a', 9],
    [1, '<b>un</b>', '', 2],
    [1, '<c/>', '', 3],
    [1, '<!-- <d> -->', '', 4],
    [1, '<e>', 'e', 8],
    [2, '<f/>', '', 6],
    [2, '<g/>', '', 7],
    [1, '</e>', '', 8],
    [0, '</a>', '', 9],
  ]);
  assert.deepEqual(cut('<e><![CDATA[<f>]]></e>')[1], [1, '<![CDATA[<f>]]>', '', 1]);
});

test('given XML that is cut anywhere, or no XML, when it is cut into lines, then nothing of it is lost and no line ends before it begins', (t) => {
  const xml = '<a x="1"><b>t&amp;u</b><!-- c --><d><e>v</e></d></a>';
  for (let length = 0; length <= xml.length; length += 1) {
    const lines = xmlLines(xml.slice(0, length));
    const strip = (text: string): string => text.replaceAll(/\s/gu, '');
    assert.equal(strip(lines.map(({ text }) => text).join('')), strip(xml.slice(0, length)));
    lines.forEach(({ end, opens }, at) =>
      assert.ok(end >= at && end < lines.length && (opens === undefined || end > at)),
    );
  }
  assert.deepEqual(
    xmlLines('no XML').map(({ text }) => text),
    ['no XML'],
  );
  assert.deepEqual(xmlLines('</a></b>').length, 2);
  t.diagnostic(`count: ${xml.length + 1} cuts`);
});

test('given what people type of a structure, when it is understood, then a FINESS and a SIRET get their type and nonsense is refused', () => {
  assert.deepEqual(structureCode(' 75 000 0001 '), { code: '1750000001', added: 'finess' });
  assert.deepEqual(structureCode('2a0000001'), { code: '12A0000001', added: 'finess' });
  assert.deepEqual(structureCode('318 751 275.00020'), { code: '331875127500020', added: 'siret' });
  assert.deepEqual(structureCode('1750000001'), { code: '1750000001', added: undefined });
  for (const wrong of ['', 'x', '12', 'é750000001', '1/750000001'])
    assert.deepEqual(structureCode(wrong), { code: undefined, added: undefined }, wrong);
});

test('given forms as typed, when a request is made of them, then it is complete, or none', () => {
  const draft = firstDraft(NOW);
  assert.deepEqual(requestOf('extraction', draft, SETTINGS), { transaction: 'extraction', profil: 2 });
  assert.deepEqual(requestOf('extraction', { ...draft, profil: 0 }, SETTINGS), {
    transaction: 'extraction',
    profil: 0,
  });
  assert.deepEqual(requestOf('notifications', draft, SETTINGS), {
    transaction: 'notifications',
    dateRef: '2026-06-03T12:00:00',
    typeActivity: [],
    supportedPatient: [],
  });
  for (const [name, wrong] of [
    ['notifications', { dateRef: 'hier' }],
    ['modifications', { dateRef: '' }],
    ['etablissement', { code: 'x' }],
    ['etablissement', { code: '750000001', updatedSince: '2026-13-01T00:00' }],
    ['oi', { organisation: 'sans-barre' }],
    ['find', { updatedSince: 'hier' }],
  ] as const)
    assert.equal(requestOf(name, { ...draft, ...wrong }, SETTINGS), undefined, name);
  const read = requestOf('etablissement', { ...draft, code: '750000001', restricted: 'no' }, SETTINGS);
  assert.deepEqual(read, {
    transaction: 'etablissement',
    etablissement: { code: '1750000001', assigningAuthorityName: SETTINGS.assigningAuthority },
    dateRef: null,
    ...{ typeActivity: [], supportedPatient: [], restrictedOrganisation: false },
  });
  assert.deepEqual([instantOf('2026-01-31T07:00Z'), instantOf('2026-01-31')], ['2026-01-31T07:00:00Z', undefined]);
  assert.deepEqual([isOrganisation('11/12-ab'), isOrganisation('/12'), isOrganisation('11/')], [true, false, false]);
});

test('given an address, when the history is narrowed by it, then what is not understood is left out', () => {
  const values: Readonly<Record<string, string>> = {
    region: '11',
    outcome: 'lost',
    period: 'week',
    text: 'x'.repeat(300),
  };
  const filters = filtersOf((name) => values[name]);
  assert.deepEqual([filters.outcome, filters.transaction, filters.text.length], [undefined, undefined, 200]);
  assert.deepEqual(askedOf({ ...filters, text: '' }, NOW), { region: ['11'], since: '2026-06-03T12:00:00.000Z' });
  assert.equal(isNarrowed(filters), true);
  const none = filtersOf(() => undefined);
  assert.deepEqual([askedOf(none, NOW), isNarrowed(none)], [{}, false]);
});

test('given phases of which some did not happen, when they are drawn, then each begins where the one before ended', () => {
  const spans = spansOf({ dns: null, connect: 4, handshake: 30, firstByte: 28, end: 50 });
  assert.deepEqual(
    spans.map(({ phase, from, to }) => [phase, from, to]),
    [
      ['connect', 0, 4],
      ['handshake', 4, 30],
      ['firstByte', 30, 30],
      ['end', 30, 50],
    ],
  );
  assert.deepEqual(spansOf({ dns: null, connect: null, handshake: null, firstByte: null, end: null }), []);
});

test('given synchronisations of several regions, when one is looked at, then its last full one, changes and next date are its own', () => {
  const run = (
    region: string,
    kind: SyncState['kind'],
    state: SyncState['state'],
    nextDateRef: string | null = null,
  ) => ({
    ...{ id: `${region} ${kind} ${state}`, region, kind, state, startedAt: NOW.toISOString(), endedAt: null },
    ...{ queue: { total: 0, done: 0, failed: 0 }, cause: null, nextDateRef, removed: 0 },
  });
  const rows = [
    run('11', 'delta', 'failed', 'later'),
    run('93', 'full', 'finished', 'other'),
    run('11', 'delta', 'finished'),
    run('11', 'full', 'finished', 'since'),
  ];
  const { latest, lastFull, lastDelta, nextDateRef, runs } = syncsOf(rows, '11');
  assert.deepEqual(
    [latest?.state, lastFull?.id, lastDelta?.id, nextDateRef, runs.length],
    ['failed', '11 full finished', '11 delta finished', 'since', 3],
  );
  assert.deepEqual(syncsOf(rows, '84'), {
    ...{ runs: [], latest: undefined, lastFull: undefined, lastDelta: undefined, nextDateRef: null },
  });
});

test('given published codes and those of a cache, when they are offered, then the published come first and none comes twice', () => {
  const published = [
    { code: '01', label: 'MCO' },
    { code: '02', label: 'SMR' },
  ];
  const seen = [
    { code: '02', label: 'autre' },
    { code: '', label: 'sans' },
    { code: '9Z', label: '' },
  ];
  assert.deepEqual(mergedCodes(published, seen), [...published, { code: '9Z', label: '' }]);
});

test('given an address whose server says secrets, when a report is made of its diagnosis, then they are not in it', () => {
  const said = 'password=hunter2 a.b@example.fr /home/someone/cle.pem';
  const diagnosis = diagnose(evidence({ wire: wire({ failure: failure('connect', 'ECONNREFUSED', said) }) }));
  const checks = diagnosis.checks.map((check) => ({ ...check, detail: said }));
  const target = 'https://ror.example.fr/csd?token=secret-of-address';
  const diagnosed = {
    target,
    at: NOW.toISOString(),
    diagnosis: { ...diagnosis, checks },
    record: undefined,
    handed: undefined,
  };
  const { report, commands } = addressReport(diagnosed, 'ok', 'fr');
  for (const secret of ['hunter2', 'a.b@example.fr', '/home/someone', 'secret-of-address'])
    assert.ok(!`${report}${commands.curl}${commands.openssl}`.includes(secret), secret);
  assert.match(report, /connection-refused/u);
});
