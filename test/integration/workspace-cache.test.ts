import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ImportReport, LoadSummary, SourceSummary } from '../../shared/contract/cache.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { EstablishmentFindings } from '../../shared/contract/quality.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import { createServices } from '../../electron/services/index.ts';
import type { Services } from '../../electron/services/index.ts';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import { createTestPorts } from '../helpers/ports.ts';
import type { TestPorts } from '../helpers/ports.ts';

async function ask<T>({ dispatch }: Services, method: string, params: object = {}): Promise<T> {
  const reply = await dispatch({ jsonrpc: '2.0', id: '1', method, params }, { lang: 'fr' });
  if ('error' in reply) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
  return reply.result as T;
}

async function example(services: Services, units: number): Promise<Job> {
  const { jobId } = await ask<{ jobId: string }>(services, 'synthetic.example', { units });
  return ask<Job>(services, 'jobs.wait', { jobId });
}

/** Settles at the first event that is looked for. */
function event(services: Services, isWanted: (event: WireEvent) => boolean): Promise<WireEvent> {
  return new Promise((resolve) => {
    const stop = services.onEvent((one) => {
      if (!isWanted(one)) return;
      stop();
      resolve(one);
    });
  });
}

describe('the example and what a window asks of it', () => {
  let ports: TestPorts;
  let services: Services;
  before(async () => {
    ports = createTestPorts();
    services = createServices(ports, { watchesCache: true });
  });
  after(async () => {
    await services.close();
    ports.dispose();
  });

  it('given an empty cache when the example is cancelled at any phase then nothing is left behind', async () => {
    for (const phase of ['generate', 'read']) {
      const reached = event(services, (one) => one.type === 'job.progress' && one.progress.phase === phase);
      const { jobId } = await ask<{ jobId: string }>(services, 'synthetic.example', { units: 2000 });
      await reached;
      assert.deepEqual(await ask(services, 'jobs.cancel', { jobId }), { cancelled: true });
      assert.equal((await ask<Job>(services, 'jobs.wait', { jobId })).state, 'cancelled', phase);
      assert.deepEqual(await ask(services, 'cache.sources'), []);
      for (const folder of ['spool', 'staging', 'sources']) {
        assert.deepEqual(readdirSync(join(ports.cacheDirectory, folder)), [], `${phase}: ${folder}`);
      }
    }
  });

  it('given an empty cache when the example is asked for then it is there, its phases were told, its file is gone', async () => {
    const phases: string[] = [];
    const changed: (string | undefined)[] = [];
    const stop = services.onEvent((one) => {
      if (one.type === 'job.progress' && phases.at(-1) !== one.progress.phase) phases.push(one.progress.phase);
      if (one.type === 'cache.changed') changed.push(one.source);
    });
    const job = await example(services, 300);
    stop();
    const report = job.result as ImportReport;
    assert.equal(job.state, 'finished');
    assert.equal(report.source, 'EXEMPLE');
    assert.equal(report.profil, 1);
    assert.equal(report.counts.uniteElementaire, 300);
    assert.equal(phases[0], 'generate');
    assert.equal(phases.at(-1), 'publish', phases.join());
    assert.deepEqual(changed, ['EXEMPLE']);
    assert.deepEqual(readdirSync(join(ports.cacheDirectory, 'spool')), []);
    const [source] = await ask<readonly SourceSummary[]>(services, 'cache.sources');
    assert.equal(source?.source, 'EXEMPLE');
    assert.equal(source?.profil, 1);
  });

  it('given the example again, smaller, when imported then it takes the place of the first and the load says so', async () => {
    assert.deepEqual((await ask<readonly LoadSummary[]>(services, 'cache.loads', { source: 'EXEMPLE' })).length, 1);
    await ask(services, 'workspace.saveSettings', { keepGenerations: 0, keepLoads: 2 });
    const jobs = [await example(services, 100), await example(services, 120)];
    const loads = await ask<readonly LoadSummary[]>(services, 'cache.loads', { source: 'EXEMPLE' });
    assert.deepEqual(
      loads.map(({ job, mode }) => [job, mode]),
      [...jobs].reverse().map(({ id }) => [id, 'replace']),
    );
    const [latest] = loads;
    const report = jobs[1]?.result as ImportReport;
    assert.deepEqual(
      { added: latest?.added, changed: latest?.changed, removed: latest?.removed },
      { ...report.changes },
    );
    assert.ok((latest?.added ?? 0) > 0);
    const [source] = await ask<readonly SourceSummary[]>(services, 'cache.sources');
    assert.equal(source?.generations.length, 1, 'settings say how many are kept');
    await assert.rejects(ask(services, 'cache.loads', { source: 'NOWHERE' }), { code: 'cache.source-unknown' });
  });

  it('given findings when asked by establishment then they are those of a count in every row, most errors first', async () => {
    const located = join(ports.cacheDirectory, 'sources', 'EXEMPLE');
    const db = openReadable(join(located, readdirSync(located)[0] ?? '', 'data.db'));
    const rows = db
      .prepare<[], { eg: number; name: string; severity: number; code: string }>(
        `SELECT e.eg_id AS eg, g.name, f.severity, f.code FROM finding f, entity e, entity g
         WHERE e.id = f.entity_id AND g.id = e.eg_id AND e.kind IN (2, 3)`,
      )
      .all();
    db.close();
    const expected = (isWanted: (row: (typeof rows)[number]) => boolean) => {
      const byEg = new Map<number, { name: string; counts: { error: number; warning: number; info: number } }>();
      for (const row of rows.filter(isWanted)) {
        const one = byEg.get(row.eg) ?? { name: row.name, counts: { error: 0, warning: 0, info: 0 } };
        one.counts[(['error', 'warning', 'info'] as const)[row.severity - 1] ?? 'info'] += 1;
        byEg.set(row.eg, one);
      }
      return [...byEg]
        .sort(
          ([x, { counts: a }], [y, { counts: b }]) =>
            b.error - a.error || b.warning - a.warning || b.info - a.info || x - y,
        )
        .map(([, one]) => one);
    };
    const got = async (params: object) =>
      (await ask<readonly EstablishmentFindings[]>(services, 'quality.establishments', { limit: 1000, ...params })).map(
        ({ name, counts }) => ({ name, counts }),
      );
    assert.ok(rows.length >= 10);
    const all = await got({});
    assert.deepEqual(
      all,
      expected(() => true),
    );
    const { code = '', severity = 0 } = rows[0] ?? {};
    assert.deepEqual(
      await got({ code }),
      expected((row) => row.code === code),
    );
    assert.deepEqual(
      await got({ severity: ['error', 'warning', 'info'][severity - 1], source: 'EXEMPLE' }),
      expected((row) => row.severity === severity),
    );
    assert.deepEqual(await got({ limit: 2 }), all.slice(0, 2));
    assert.deepEqual(await got({ code: 'no-such-code' }), []);
    const [first] = await ask<readonly EstablishmentFindings[]>(services, 'quality.establishments', {});
    const shown = await ask<{ kind: string; id: string }>(services, 'cache.show', { id: first?.id ?? '' });
    assert.equal(shown.kind, 'eg');
  });

  it('given another process when it changes the cache then a window that listens is told once, of that source', async () => {
    const other = createServices(ports);
    const told: (string | undefined)[] = [];
    const stop = services.onEvent((one) => {
      if (one.type === 'cache.changed') told.push(one.source);
    });
    try {
      const published = event(services, (one) => one.type === 'cache.changed');
      await example(other, 60);
      assert.deepEqual(await published, { type: 'cache.changed', source: 'EXEMPLE' });
      await example(services, 70);
      assert.deepEqual(told, ['EXEMPLE', 'EXEMPLE']);
      const removed = event(services, (one) => one.type === 'cache.changed');
      await ask(other, 'cache.removeSource', { source: 'EXEMPLE' });
      assert.deepEqual(await removed, { type: 'cache.changed', source: 'EXEMPLE' });
      assert.deepEqual(await ask(services, 'cache.sources'), []);
      assert.deepEqual(told, ['EXEMPLE', 'EXEMPLE', 'EXEMPLE']);
    } finally {
      stop();
      await other.close();
    }
  });

  it('given nobody who listens when the cache changes then nobody looks, and a new window is not told of the past', async () => {
    const told: WireEvent[] = [];
    services.onEvent((one) => told.push(one))();
    const other = createServices(ports);
    try {
      await example(other, 60);
      const stop = services.onEvent((one) => told.push(one));
      const removed = event(services, (one) => one.type === 'cache.changed');
      await ask(other, 'cache.removeSource', { source: 'EXEMPLE' });
      await removed;
      stop();
      assert.deepEqual(told, [{ type: 'cache.changed', source: 'EXEMPLE' }]);
    } finally {
      await other.close();
    }
  });
});
