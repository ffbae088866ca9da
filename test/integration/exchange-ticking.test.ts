import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { LastTick } from '../../shared/contract/exchange-views.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import type { ExchangeBench } from '../helpers/exchange-bench.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

const opened: { bench?: ExchangeBench } = {};
before(async () => {
  opened.bench = await openExchangeBench(undefined, { ticks: { firstMs: 1, everyMs: 1 } });
  await opened.bench.addRegion('SEUL');
  await opened.bench.addRegion('ASKED');
});
after(() => opened.bench?.close());

const bench = (): ExchangeBench => opened.bench as ExchangeBench;

/** Listens as a window does until a run that began meanwhile is over, then listens no more. */
async function nextTick(until: (last: LastTick) => boolean = () => true): Promise<LastTick> {
  const before = await bench().client.exchanges.lastTick({});
  const stop = bench().services.onEvent(() => undefined);
  try {
    for (;;) {
      const last = await bench().client.exchanges.lastTick({});
      if (last !== null && last.at !== before?.at && until(last)) return last;
      await setTimeout(20);
    }
  } finally {
    stop();
  }
}

const asked = async (region: string): Promise<number> =>
  (await bench().client.exchanges.list({ filters: { region: [region] } })).total;

test('given servers that nobody wants to be kept up to date when a window is open then none of them is called', async () => {
  assert.equal(await bench().client.exchanges.lastTick({}), null);
  const { failed, waiting } = await nextTick();
  assert.deepEqual([failed, waiting], [0, 0]);
  assert.deepEqual([await asked('SEUL'), await asked('ASKED')], [0, 0]);
});

test('given one that is to be kept up to date when the vault is locked then it waits without any job, and is done once it opens', async () => {
  const { client } = bench();
  await client.regions.set({ code: 'SEUL', automatic: true });
  await client.vault.lock({});
  const jobs = (await client.jobs.list({})).length;
  const { waiting } = await nextTick((last) => last.waiting > 0);
  assert.equal(waiting, 2, 'its synchronisation and its test');
  assert.equal((await client.jobs.list({})).length, jobs);
  assert.equal(await asked('SEUL'), 0);
  await client.vault.unlock({ passphrase: PASSPHRASE });
  const last = await nextTick(({ done }) => done > 0);
  assert.deepEqual([last.failed, last.waiting], [0, 0]);
  assert.deepEqual(
    (await client.exchanges.syncs({})).map(({ region, kind, state }) => [region, kind, state]),
    [['SEUL', 'full', 'finished']],
  );
  assert.equal(await asked('ASKED'), 0);
});
