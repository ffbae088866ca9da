import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FaultName } from '../../electron/services/sandbox-region/fault-names.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import type { BenchRegion, ExchangeBench } from '../helpers/exchange-bench.ts';

const TORTURE = process.env['CERCLE_TORTURE'] === '1';
/** Of them, the first five fail in five ways. */
const REGIONS = TORTURE ? 17 : 7;
const FAULTS: readonly FaultName[] = ['http-503', 'server-expired', 'wrong-checksum', 'cut-fin', 'handshake-silence'];

const opened: { bench?: ExchangeBench } = {};
const regions: BenchRegion[] = [];
before(async () => {
  opened.bench = await openExchangeBench();
  for (let i = 0; i < REGIONS; i += 1) {
    const limits = { connectSeconds: 2, firstByteSeconds: 10, totalSeconds: 30, extractionSeconds: 60 };
    const pace = { minimumBytesPerSecond: 0, readsPerSecond: 50, concurrentReads: 4 };
    const target = { limits: { ...limits, ...pace } };
    regions.push(await opened.bench.addRegion(`R${String(i + 1)}`, { units: 30, seed: i + 1 }, target));
  }
});
after(() => opened.bench?.close());

test('given many regions at once, five of them at fault in five ways, when synchronised then the others complete, the five are diagnosed and delay nobody', async (t) => {
  const bench = opened.bench as ExchangeBench;
  t.diagnostic(`count: ${REGIONS} regions at once, ${FAULTS.length} faulty`);
  for (const [at, fault] of FAULTS.entries()) await regions[at]?.fault(fault);
  const codes = regions.map(({ code }) => code);
  const ends = new Map<string, number>();
  const started = performance.now();
  const { jobIds } = await bench.client.exchanges.sync({ regions: codes });
  const jobs = await Promise.all(
    jobIds.map(async (jobId, at) => {
      const job = await bench.client.jobs.wait({ jobId });
      ends.set(codes[at] ?? '', performance.now() - started);
      return job;
    }),
  );
  assert.ok(jobs.every(({ state }) => state === 'finished'));
  const states = await bench.client.exchanges.syncs({});
  const byRegion = new Map(states.map((state) => [state.region, state]));
  const sources = new Set((await bench.client.cache.sources({})).map(({ source }) => source));
  for (const [at, code] of codes.entries()) {
    const { state, cause } = byRegion.get(code) ?? {};
    if (at >= FAULTS.length) assert.deepEqual([state, cause, sources.has(code)], ['finished', null, true]);
    else {
      assert.deepEqual([state, sources.has(code)], ['failed', false], `${code} ${FAULTS[at] ?? ''}`);
      assert.ok(cause !== null && cause !== undefined && cause !== 'unknown', `${FAULTS[at] ?? ''}: ${String(cause)}`);
    }
  }
  const causes = new Set(codes.slice(0, FAULTS.length).map((code) => byRegion.get(code)?.cause));
  assert.equal(causes.size, FAULTS.length, [...causes].join(', '));
  t.diagnostic([...ends].map(([code, ms]) => `${code} ${Math.round(ms)} ms`).join(', '));
});
