import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { ExchangeRequest } from '../../shared/domain/exchange/transaction.ts';
import { parseCsv } from '../../electron/services/export/csv.ts';
import { codeOf } from '../helpers/certificates.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import type { BenchRegion, ExchangeBench } from '../helpers/exchange-bench.ts';

const EXTRACTION = { transaction: 'extraction', profil: 1 } as const;
const NOTIFICATIONS = {
  transaction: 'notifications',
  dateRef: '2020-01-01T00:00:00',
  typeActivity: [],
  supportedPatient: [],
} as const;
const FIND = {
  transaction: 'find',
  directory: 'facility',
  ...{ entityId: null, name: null, codedType: null, otherId: null, status: null, updatedSince: null },
  start: 1,
  max: 20,
} as const;

const opened: { bench?: ExchangeBench; ror?: BenchRegion; ihe?: BenchRegion } = {};
before(async () => {
  opened.bench = await openExchangeBench();
  opened.ror = await opened.bench.addRegion('BAC');
  opened.ihe = await opened.bench.addRegion('IHE', { seed: 2 }, { dialect: 'ihe-csd', document: 'BAC' });
  await opened.bench.client.regions.set({ code: 'IHE', url: `${opened.ihe.sandbox.url}/CSD` });
});
after(() => opened.bench?.close());

const bench = (): ExchangeBench => opened.bench as ExchangeBench;

function reading(code: string, assigningAuthorityName: string): ExchangeRequest {
  return {
    transaction: 'etablissement',
    etablissement: { code, assigningAuthorityName },
    ...{ dateRef: null, typeActivity: [], supportedPatient: [], restrictedOrganisation: false },
  };
}

describe('the ROR dialect', () => {
  test('given a region when it is extracted then all of it is in the cache, and the exchange tells everything', async () => {
    const record = await bench().send('BAC', EXTRACTION);
    assert.deepEqual(
      [record.outcome, record.cause, record.http, record.hasAnswer],
      ['ok', null, 200, true],
      JSON.stringify(record.diagnosis),
    );
    assert.equal(record.facts.tls?.ourCertificate, 'sent');
    assert.match(record.facts.tls?.version ?? '', /^TLSv1\.[23]$/);
    assert.ok((record.facts.tls?.peerChain.length ?? 0) >= 1);
    assert.match(record.certificate ?? '', /^[0-9a-f]{64}$/);
    assert.ok(record.facts.timings.handshake !== null && record.facts.timings.end !== null);
    assert.equal(record.bytes, record.facts.bytesExpected);
    const [source] = await bench().client.cache.sources({});
    assert.deepEqual([source?.source, source?.profil], ['BAC', 1]);
    assert.deepEqual(record.counts, source?.counts);
    const { total } = await bench().client.explore.open({ filters: { load: [record.id] } });
    const whole = await bench().client.explore.open({ filters: { source: ['BAC'] } });
    assert.equal(total, whole.total);
  });

  test('given notifications when one of them is read then it is merged, its records lead back to the exchange and the explorer shows them alone', async () => {
    const { client } = bench();
    const notified = await bench().send('BAC', NOTIFICATIONS);
    const [first] = notified.changed ?? [];
    assert.ok(first);
    assert.deepEqual([notified.outcome, notified.load], ['ok', null]);
    const { etablissement } = first;
    const record = await bench().send('BAC', reading(etablissement.code, etablissement.assigningAuthorityName));
    assert.equal(record.outcome, 'ok', JSON.stringify(record.diagnosis));
    assert.ok(record.load);
    const { resultId, total } = await client.explore.open({ filters: { load: [record.id] } });
    assert.ok(total > 0 && total < 50);
    const { rows } = await client.explore.rows({ resultId, from: 0, count: 50 });
    for (const { id } of rows) {
      const [latest] = await client.exchanges.ofRecord({ record: id });
      assert.equal(latest?.id, record.id);
    }
    const other = await client.explore.open({ filters: { source: ['BAC'], kind: ['eg'] } });
    const all = await client.explore.rows({ resultId: other.resultId, from: 0, count: 50 });
    const elsewhere = all.rows.find(({ id }) => !rows.some((row) => row.id === id));
    const [brought] = await client.exchanges.ofRecord({ record: elsewhere?.id ?? '' });
    assert.equal(brought?.transaction, 'extraction');
  });

  test('given an organisation when it is read then it is merged', async () => {
    const { items } = await bench().client.cache.search({ filters: { source: ['BAC'], kind: ['ue'] }, limit: 1 });
    const [unit] = items;
    const organisation = { code: unit?.nationalId ?? '', assigningAuthorityName: '' };
    const record = await bench().send('BAC', { transaction: 'oi', organisation });
    assert.equal(record.outcome, 'ok', JSON.stringify(record.diagnosis));
    assert.ok((record.counts?.['facility'] ?? 0) >= 1);
    const [latest] = await bench().client.exchanges.ofRecord({ record: unit?.id ?? '' });
    assert.equal(latest?.id, record.id);
  });

  test('given a request when it is previewed then that is what is sent, and nothing was', async () => {
    const { client } = bench();
    const { total } = await client.exchanges.list({});
    const shown = await client.exchanges.preview({ region: 'BAC', request: NOTIFICATIONS });
    assert.equal((await client.exchanges.list({})).total, total);
    const sent = await bench().send('BAC', NOTIFICATIONS);
    assert.equal(sent.requestXml, shown.xml);
    assert.deepEqual([sent.url, sent.requestHeaders], [shown.url, shown.headers]);
  });
});

describe('the IHE dialect', () => {
  test('given a directory when it is searched then what is found is in the cache', async () => {
    const record = await bench().send('IHE', FIND);
    assert.equal(record.outcome, 'ok', JSON.stringify(record.diagnosis));
    assert.equal(record.counts?.['facility'], 20);
    const { total } = await bench().client.explore.open({ filters: { load: [record.id], kind: ['oi'] } });
    assert.equal(total, 20);
  });

  test('given changes when they are asked then they are merged; none is a success that leaves the cache alone', async () => {
    const record = await bench().send('IHE', { transaction: 'modifications', lastModified: '2000-01-01T00:00:00Z' });
    assert.equal(record.outcome, 'ok', JSON.stringify(record.diagnosis));
    assert.ok(record.load);
    const later = await bench().send('IHE', { transaction: 'modifications', lastModified: '2099-01-01T00:00:00Z' });
    assert.deepEqual([later.outcome, later.load], ['ok', null]);
  });
});

describe('the history', () => {
  test('given exchanges when they are listed then filters narrow and pages follow one another', async () => {
    const { exchanges } = bench().client;
    const all = await exchanges.list({ limit: 1000 });
    assert.equal(all.items.length, all.total);
    const paged: string[] = [];
    for (let before: string | undefined, more = true; more;) {
      const page = await exchanges.list({ limit: 3, ...(before !== undefined && { before }) });
      paged.push(...page.items.map(({ id }) => id));
      before = page.next ?? undefined;
      more = page.next !== null;
    }
    assert.deepEqual(
      paged,
      all.items.map(({ id }) => id),
    );
    const found = await exchanges.list({ filters: { region: ['IHE'], transaction: ['find'], outcome: ['ok'] } });
    assert.equal(found.total, 1);
    assert.equal((await exchanges.list({ filters: { text: 'GetDirectoryModificationsRequest' } })).total, 2);
    assert.equal((await exchanges.list({ filters: { text: '100%' } })).total, 0);
    assert.equal((await exchanges.list({ filters: { since: '2099-01-01' } })).total, 0);
    assert.equal(await codeOf(exchanges.list({ before: 'x' })), 'input.invalid');
    assert.equal(await codeOf(exchanges.show({ id: 'ex-0' })), 'exchange.unknown');
  });

  test('given an exchange when its answer is saved then it is as it came, and when it is replayed it is a new one', async () => {
    const { client, services, ports } = bench();
    const [first] = (await client.exchanges.list({ filters: { transaction: ['oi'] } })).items;
    const id = first?.id ?? '';
    const out = `${ports.folder}/answer.xml`;
    const { bytes } = await client.exchanges.saveAnswer({ id, out: services.tickets.forWriting(out) });
    const text = readFileSync(out, 'utf8');
    assert.equal(Buffer.byteLength(text), bytes);
    assert.match(text, /careServicesResponse/);
    const { jobId } = await client.exchanges.replay({ id });
    const again = await bench().result<{ readonly id: string; readonly outcome: string }>(jobId);
    assert.equal(again.outcome, 'ok');
    assert.notEqual(again.id, id);
    const zip = (await client.exchanges.list({ filters: { transaction: ['extraction'] } })).items[0];
    const archive = services.tickets.forWriting(`${ports.folder}/answer.zip`);
    assert.equal((await client.exchanges.saveAnswer({ id: zip?.id ?? '', out: archive })).bytes, zip?.bytes);
  });

  test('given exchanges when they are summed up then the numbers are those of the history, in the file as well', async () => {
    const { client, services, ports } = bench();
    await client.exchanges
      .send({ region: 'BAC', request: reading('1999999999', '1.2.250.1.71.4.2.2') })
      .then(({ jobId }) => client.jobs.wait({ jobId }));
    const { items } = await client.exchanges.list({ limit: 1000 });
    const indicators = await client.exchanges.indicators({});
    for (const { region, transaction, count, ok, bytes, p50Ms, p95Ms, errors } of indicators) {
      const rows = items.filter((row) => row.region === region && row.transaction === transaction);
      const durations = rows.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
      const at = (share: number): number => durations[Math.ceil(durations.length * share) - 1] ?? -1;
      assert.deepEqual([count, ok], [rows.length, rows.filter(({ outcome }) => outcome === 'ok').length]);
      assert.deepEqual([p50Ms, p95Ms, bytes], [at(0.5), at(0.95), rows.reduce((sum, row) => sum + row.bytes, 0)]);
      const failed = Object.values(errors).reduce((sum, n) => sum + n, 0);
      assert.equal(failed, count - ok);
    }
    assert.ok(indicators.some(({ errors }) => Object.keys(errors).length > 0));
    const out = `${ports.folder}/indicators.csv`;
    await client.exchanges.exportIndicators({ out: services.tickets.forWriting(out) });
    const lines = parseCsv(readFileSync(out, 'utf8'));
    assert.equal(lines.length, indicators.length + 1);
    assert.deepEqual(await client.exchanges.indicators({ since: '2099-01-01' }), []);
  });

  test('given an exchange when somebody would change or remove it then the database refuses', async () => {
    const { openWritable } = await import('../../electron/services/store/sqlite.ts');
    const db = openWritable(`${bench().ports.dataDirectory}/exchanges.db`);
    assert.throws(() => db.exec("UPDATE exchange SET outcome = 'ok'"), /never changed/);
    assert.throws(() => db.exec('DELETE FROM exchange'), /never removed/);
    db.close();
  });

  test('given an exchange when it is explained then a report and commands are there, without any path of this computer', async () => {
    const [failed] = (await bench().client.exchanges.list({ filters: { outcome: ['failed'] } })).items;
    const { diagnosis, report, commands } = await bench().client.exchanges.explain({ id: failed?.id ?? '' });
    assert.equal(diagnosis.verdict, failed?.cause);
    assert.match(commands.curl, /^curl /);
    assert.match(commands.openssl, /^openssl s_client/);
    assert.ok(!report.includes(bench().ports.folder));
  });

  test('given a certificate that was used when it is shown then each use is among its tests', async () => {
    const region = await bench().client.regions.show({ code: 'BAC' });
    const { tests } = await bench().client.certificates.show({ id: region.certificate ?? '' });
    assert.ok(tests.some(({ ok, target }) => ok && target === 'Région BAC'));
    assert.ok(tests.some(({ ok }) => !ok));
    assert.equal(region.lastExchange?.ok, false);
  });
});

test('given a source that is removed when its history is read then the exchanges are there, and none of their answers', async () => {
  const { client } = bench();
  const before = await client.exchanges.list({ filters: { region: ['IHE'] } });
  assert.ok(before.items.some(({ hasAnswer }) => hasAnswer));
  await client.cache.removeSource({ source: 'IHE' });
  const after = await client.exchanges.list({ filters: { region: ['IHE'] } });
  assert.deepEqual([after.total, after.items.some(({ hasAnswer }) => hasAnswer)], [before.total, false]);
  assert.equal(
    await codeOf(
      client.exchanges.saveAnswer({
        id: after.items[0]?.id ?? '',
        out: bench().services.tickets.forWriting(`${bench().ports.folder}/none`),
      }),
    ),
    'exchange.no-answer',
  );
});

test('given a production server when it is asked then it is refused until it was confirmed', async () => {
  const { client } = bench();
  await client.regions.set({
    code: 'PROD',
    label: 'P',
    environment: 'production',
    url: 'https://localhost:1/x',
    profil: 1,
  });
  const vihf = { enabled: false, nameId: '', clientName: '', userProfile: '' };
  await client.regions.set({ code: 'PROD', vihf });
  const request = NOTIFICATIONS;
  assert.equal(await codeOf(client.exchanges.send({ region: 'PROD', request })), 'region.unconfirmed');
  assert.equal(await codeOf(client.exchanges.sync({ regions: ['PROD'] })), 'region.unconfirmed');
  await client.regions.confirmProduction({ code: 'PROD' });
  const record = await bench().send('PROD', request);
  assert.deepEqual([record.outcome, record.cause], ['failed', 'connection-refused']);
});
