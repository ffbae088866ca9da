import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openStore } from '../../electron/services/store/index.ts';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import type { BenchRegion, ExchangeBench } from '../helpers/exchange-bench.ts';
import { importFiles } from '../helpers/region.ts';
import { dumpStore } from '../helpers/store-dump.ts';

const TORTURE = process.env['CERCLE_TORTURE'] === '1';
const KILLS = TORTURE ? 60 : 1;
const PROCESS = join(import.meta.dirname, '..', 'helpers', 'sync-process.ts');

const opened: { bench?: ExchangeBench; region?: BenchRegion } = {};
before(async () => {
  opened.bench = await openExchangeBench();
  const pace = { readsPerSecond: 20, concurrentReads: 2 };
  opened.region = await opened.bench.addRegion('BAC', { units: 200 });
  const { limits } = await opened.bench.client.regions.show({ code: 'BAC' });
  await opened.bench.client.regions.set({ code: 'BAC', limits: { ...limits, ...pace } });
  await opened.bench.sync('BAC');
});
after(() => opened.bench?.close());

/** Synchronises in a process of its own, and kills it once so many establishments were read. */
function syncAndKill(folder: string, reads: number): Promise<boolean> {
  const before = readsOf(folder);
  let isKilled = false;
  const child = spawn(process.execPath, [PROCESS, folder, 'BAC'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      if (isKilled || readsOf(folder) < before + reads) return;
      isKilled = child.kill('SIGKILL');
    }, 5);
    child.on('error', reject);
    child.on('exit', () => {
      clearInterval(look);
      resolve(isKilled);
    });
    child.stdout.resume();
  });
}

/** Readings of the history. */
function readsOf(folder: string): number {
  const db = openReadable(join(folder, 'data', 'exchanges.db'));
  try {
    return Number(db.prepare("SELECT count(*) FROM exchange WHERE operation = 'etablissement'").pluck().get());
  } finally {
    db.close();
  }
}

function contentOf(bench: ExchangeBench, source: string): ReadonlyMap<string, unknown> {
  const store = openStore(bench.ports);
  try {
    const rows = [...dumpStore(store.locate(source)).entities];
    const content = rows.map(([who, row]) => [who, { ...(row as object), raw_length: 0 }] as const);
    return new Map(content.sort(([a], [b]) => (a < b ? -1 : 1)));
  } finally {
    store.close();
  }
}

test('given synchronisations killed at random places when synchronised again then nothing is lost, the cache is right and nothing is left behind', async (t) => {
  const bench = opened.bench as ExchangeBench;
  const region = opened.region as BenchRegion;
  const { client, services, ports } = bench;
  let killed = 0;
  for (let i = 0; i < KILLS; i += 1) {
    await region.ask({ command: 'evolve' });
    if (await syncAndKill(ports.folder, 1 + (i % 4))) killed += 1;
  }
  t.diagnostic(`count: ${killed} kills during readings`);
  assert.equal(killed, KILLS);
  const { total: before } = await client.exchanges.list({ filters: { transaction: ['etablissement'] } });
  const [state] = await bench.sync('BAC');
  assert.deepEqual([state?.state, state?.queue.failed], ['finished', 0], JSON.stringify(state));
  const states = await client.exchanges.syncs({});
  assert.ok(states.some((one) => one.state === 'interrupted'));
  assert.ok(states.every((one) => one.state !== 'running'));
  assert.ok(before >= 1);
  const path = join(ports.folder, 'whole.zip');
  const request = { transaction: 'extraction', profil: 1 } as const;
  const { jobId } = await client.exchanges.send({
    region: 'BAC',
    request,
    import: false,
    out: services.tickets.forWriting(path),
  });
  await bench.result(jobId);
  await importFiles(ports, { files: [path], source: 'entier', profil: 1, mode: 'replace' });
  assert.deepEqual(contentOf(bench, 'BAC'), contentOf(bench, 'entier'));
  const waiting = join(ports.cacheDirectory, 'spool', 'BAC.sync');
  assert.deepEqual(existsSync(waiting) ? readdirSync(waiting) : [], []);
});
