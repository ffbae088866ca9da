import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openStore } from '../../electron/services/store/index.ts';
import type { Located } from '../../electron/services/store/index.ts';
import { codeOf } from '../helpers/certificates.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import type { BenchRegion, ExchangeBench } from '../helpers/exchange-bench.ts';
import { importFiles } from '../helpers/region.ts';
import { dumpStore } from '../helpers/store-dump.ts';

const UNITS = 80;

const opened: { bench?: ExchangeBench; ror?: BenchRegion; ihe?: BenchRegion } = {};
before(async () => {
  opened.bench = await openExchangeBench();
  opened.ror = await opened.bench.addRegion('BAC', { units: UNITS });
});
after(() => opened.bench?.close());

const bench = (): ExchangeBench => opened.bench as ExchangeBench;
const ror = (): BenchRegion => opened.ror as BenchRegion;

function locate(source: string): Located {
  const store = openStore(bench().ports);
  try {
    return store.locate(source);
  } finally {
    store.close();
  }
}

/** What a source says, without the length of its records: answers declare prefixes elsewhere than archives do. */
function contentOf(source: string): ReadonlyMap<string, unknown> {
  const { entities } = dumpStore(locate(source));
  const rows = [...entities].map(([who, row]) => [who, { ...(row as object), raw_length: 0 }] as const);
  return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The extraction of now, imported by hand under another source. */
async function importWhole(region: string, source: string): Promise<void> {
  const { client, services, ports } = bench();
  const path = `${ports.folder}/whole-${source}.zip`;
  const request = { transaction: 'extraction', profil: 1 } as const;
  const { jobId } = await client.exchanges.send({
    region,
    request,
    import: false,
    out: services.tickets.forWriting(path),
  });
  await bench().result(jobId);
  await importFiles(ports, { files: [path], source, profil: 1, mode: 'replace' });
}

describe('synchronising a region of the ROR dialect', () => {
  test('given nothing when synchronised then everything is loaded, and next time changes are asked from the time of the server', async () => {
    const [full] = await bench().sync('BAC');
    assert.deepEqual([full?.kind, full?.state, full?.cause, full?.removed], ['full', 'finished', null, 0]);
    const [extraction] = (await bench().client.exchanges.list({ limit: 1 })).items;
    const { facts } = await bench().client.exchanges.show({ id: extraction?.id ?? '' });
    const margin = Date.parse(facts.headers['date'] ?? '') - Date.parse(full?.nextDateRef ?? '');
    assert.ok(margin >= 6 * 3_600_000 && margin < 6 * 3_600_000 + 120_000, String(margin));
    assert.equal((await bench().client.regions.show({ code: 'BAC' })).lastSync?.kind, 'full');
  });

  test('given a region that changed twice when synchronised after each time then the cache is what a full load of now makes, deletions included', async () => {
    let removed = 0;
    for (let i = 0; i < 2; i += 1) {
      await ror().ask({ command: 'evolve' });
      const [delta] = await bench().sync('BAC');
      assert.deepEqual([delta?.kind, delta?.state, delta?.cause], ['delta', 'finished', null], JSON.stringify(delta));
      assert.ok((delta?.queue.total ?? 0) > 0);
      assert.deepEqual([delta?.queue.done, delta?.queue.failed], [delta?.queue.total, 0]);
      removed += delta?.removed ?? 0;
    }
    assert.ok(removed > 0);
    await importWhole('BAC', 'entier');
    const synchronised = dumpStore(locate('BAC'));
    const loaded = dumpStore(locate('entier'));
    assert.deepEqual(contentOf('BAC'), contentOf('entier'));
    assert.deepEqual(synchronised.summary, loaded.summary);
    assert.deepEqual(synchronised.words, loaded.words);
    const { cache } = bench().client;
    const [one, other] = await Promise.all(
      ['BAC', 'entier'].map((source) => cache.stats({ by: 'departement', filters: { source: [source] } })),
    );
    assert.deepEqual(one, other);
    const { total } = await bench().client.exchanges.list({ filters: { transaction: ['extraction'], text: 'BAC' } });
    assert.equal(total, 2);
  });

  test('given a region when a full load is asked for then what it no longer has is told as removed', async () => {
    await ror().ask({ command: 'evolve' });
    const [full] = await bench().syncFull('BAC');
    assert.deepEqual([full?.kind, full?.state], ['full', 'finished']);
    assert.ok((full?.removed ?? 0) > 0);
    const { removed } = await bench().client.cache.diff({ source: 'BAC' });
    assert.equal(removed.length, full?.removed);
  });

  test('given a full load that is too old when synchronised then everything is loaded again', async () => {
    const { tasks } = { tasks: await bench().client.workspace.saveSettings({ fullEveryDays: 1 }) };
    assert.equal(tasks.fullEveryDays, 1);
    const [delta] = await bench().sync('BAC');
    assert.equal(delta?.kind, 'delta');
    await bench().client.cache.removeSource({ source: 'BAC' });
    const [full] = await bench().sync('BAC');
    assert.deepEqual([full?.kind, full?.state], ['full', 'finished']);
  });

  test('given readings that fail in passing when synchronised then each is tried again, and all of them come', async () => {
    await ror().ask({ command: 'evolve' });
    await ror().fault('http-500', { transaction: 'etablissement', once: true });
    const [delta] = await bench().sync('BAC');
    assert.deepEqual([delta?.state, delta?.queue.failed, delta?.cause], ['finished', 0, null], JSON.stringify(delta));
    const { total } = await bench().client.exchanges.list({ filters: { cause: ['http-server-error'] } });
    assert.equal(total, 1);
  });

  test('given an establishment that cannot be read when synchronised then the others come, and it is read next time', async () => {
    await ror().ask({ command: 'evolve' });
    await ror().fault('error-405', { transaction: 'etablissement', once: true });
    const [delta] = await bench().sync('BAC');
    assert.deepEqual([delta?.state, delta?.queue.failed, delta?.cause], ['finished', 1, 'ror-error']);
    assert.equal(delta?.queue.done, (delta?.queue.total ?? 0) - 1);
    const [next] = await bench().sync('BAC');
    assert.deepEqual([next?.state, next?.queue.failed], ['finished', 0]);
    await importWhole('BAC', 'apres');
    assert.deepEqual(contentOf('BAC'), contentOf('apres'));
  });

  test('given a region that refuses us when synchronised then it stops at the first answer with its cause, and the cache stays', async () => {
    const before = await bench().client.cache.sources({});
    await ror().fault('http-403');
    const [failed] = await bench().sync('BAC');
    await ror().fault(null);
    assert.deepEqual([failed?.state, failed?.queue.total], ['failed', 0]);
    assert.ok(failed?.cause);
    assert.deepEqual(await bench().client.cache.sources({}), before);
  });

  test('given a synchronisation under way when another one is asked then it is refused', async () => {
    await ror().fault('slow', { delayMs: 1500, once: true });
    const { jobIds } = await bench().client.exchanges.sync({ regions: ['BAC'] });
    const codes = await codeOf(bench().sync('BAC'));
    assert.equal(codes, 'exchange.busy');
    await bench().result(jobIds[0] ?? '');
    await ror().fault(null);
  });
});

describe('synchronising a region of the IHE dialect', () => {
  before(async () => {
    opened.ihe = await bench().addRegion('IHE', { units: 60, seed: 5 }, { dialect: 'ihe-csd', document: 'BAC' });
    await bench().client.regions.set({ code: 'IHE', url: `${opened.ihe.sandbox.url}/CSD` });
  });

  test('given nothing, then changes, when synchronised then pages are one load and the delta is merged', async () => {
    const [full] = await bench().sync('IHE');
    assert.deepEqual([full?.kind, full?.state, full?.cause], ['full', 'finished', null], JSON.stringify(full));
    await opened.ihe?.ask({ command: 'evolve' });
    const [delta] = await bench().sync('IHE');
    assert.deepEqual([delta?.kind, delta?.state, delta?.cause], ['delta', 'finished', null], JSON.stringify(delta));
    const merged = contentOf('IHE');
    const [again] = await bench().syncFull('IHE');
    assert.equal(again?.state, 'finished');
    // Changes alone tell of no deletion.
    for (const [who, row] of contentOf('IHE')) assert.deepEqual(merged.get(who), row);
  });
});
