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

/** Listens as a window does until something is so, then listens no more. */
async function listenUntil(isSo: (last: LastTick) => boolean | Promise<boolean>): Promise<void> {
  const before = await bench().client.exchanges.lastTick({});
  const stop = bench().services.onEvent(() => undefined);
  try {
    for (;;) {
      const last = await bench().client.exchanges.lastTick({});
      if (last !== null && last.at !== before?.at && (await isSo(last))) return;
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
  await listenUntil(({ failed, waiting }) => failed === 0 && waiting === 0);
  assert.deepEqual([await asked('SEUL'), await asked('ASKED')], [0, 0]);
});

test('given one that is to be kept up to date when the vault is locked then it waits without any job, and is done once it opens', async () => {
  const { client } = bench();
  await client.regions.set({ code: 'SEUL', automatic: true });
  await client.vault.lock({});
  const jobs = (await client.jobs.list({})).length;
  // Its synchronisation and its test.
  await listenUntil(({ waiting }) => waiting === 2);
  assert.equal((await client.jobs.list({})).length, jobs);
  assert.equal(await asked('SEUL'), 0);
  await client.vault.unlock({ passphrase: PASSPHRASE });
  const isSynchronised = async (): Promise<boolean> =>
    (await client.exchanges.syncs({})).some(({ state }) => state === 'finished');
  // The run that did it is over too.
  await listenUntil(async ({ failed, waiting }) => failed + waiting === 0 && (await isSynchronised()));
  assert.deepEqual(
    (await client.exchanges.syncs({})).map(({ region, kind, state }) => [region, kind, state]),
    [['SEUL', 'full', 'finished']],
  );
  assert.equal(await asked('ASKED'), 0);
});
