import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { FaultName } from '../../electron/services/sandbox-region/fault-names.ts';
import type { Cause } from '../../shared/domain/exchange/cause.ts';
import type { ExchangeRecord } from '../../shared/contract/exchange-views.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import type { BenchRegion, ExchangeBench } from '../helpers/exchange-bench.ts';

const EXTRACTION = { transaction: 'extraction', profil: 1 } as const;
const TORTURE = process.env['CERCLE_TORTURE'] === '1';

const opened: { bench?: ExchangeBench; region?: BenchRegion; large?: BenchRegion; state?: unknown } = {};
before(async () => {
  opened.bench = await openExchangeBench();
  opened.region = await opened.bench.addRegion('BAC', { units: 200 });
  await opened.bench.send('BAC', EXTRACTION);
  opened.state = await stateOfCache();
});
after(() => opened.bench?.close());

const bench = (): ExchangeBench => opened.bench as ExchangeBench;
const region = (): BenchRegion => opened.region as BenchRegion;

/** What the cache says of itself: loads, counts and generations. */
async function stateOfCache(): Promise<unknown> {
  const { cache } = bench().client;
  return [await cache.sources({}), await cache.loads({ source: 'BAC' })];
}

/** Connections of this process that are open: none is when nothing is under way. */
function openSockets(): number {
  const handles = (process as unknown as { getActiveResourcesInfo(): readonly string[] }).getActiveResourcesInfo();
  return handles.filter((name) => /^(TCPSocketWrap|TLSWrap|TCPWRAP)$/u.test(name)).length;
}

function spooled(): readonly string[] {
  const spool = join(bench().ports.cacheDirectory, 'spool');
  return existsSync(spool) ? readdirSync(spool).filter((name) => name !== 'BAC.sync') : [];
}

function answers(): readonly string[] {
  return readdirSync(join(bench().ports.cacheDirectory, 'answers')).filter((name) => name.endsWith('.part'));
}

/** Who stops an exchange does not wait for what is tidied after it. */
async function assertUntouched(): Promise<void> {
  for (let looks = 0; looks < 500 && spooled().length > 0; looks += 1) await setTimeout(10);
  assert.deepEqual(await stateOfCache(), opened.state);
  assert.deepEqual([spooled(), answers()], [[], []]);
  assert.equal(openSockets(), 0);
}

async function establishment(): Promise<{ readonly code: string; readonly assigningAuthorityName: string }> {
  const { items } = await bench().client.cache.search({ filters: { kind: ['eg'] }, limit: 1 });
  return { code: items[0]?.nationalId ?? '', assigningAuthorityName: '1.2.250.1.71.4.2.2' };
}

describe('answers that are no success', () => {
  const cases: readonly (readonly [FaultName, readonly Cause[]])[] = [
    ['http-401', ['http-unauthorized']],
    ['http-403', ['http-forbidden', 'refused-or-not-whitelisted', 'not-whitelisted']],
    ['http-404', ['http-not-found']],
    ['http-500', ['http-server-error']],
    ['http-503', ['http-unavailable']],
    ['redirect', ['redirect-refused']],
    ['huge-header', ['headers-too-large']],
    ['empty-200', ['answer-empty']],
    ['web-page', ['answer-not-xml', 'answer-not-csd']],
    ['http-malformed', ['http-malformed']],
    ['gzip-broken', ['answer-compressed-badly']],
    ['truncated-xml', ['answer-cut']],
    ['cut-fin', ['answer-cut', 'connection-reset']],
    ['cut-rst', ['answer-cut', 'connection-reset']],
    ['server-expired', ['server-expired']],
    ['handshake-reset', ['connection-reset', 'refused-or-not-whitelisted', 'handshake-closed']],
  ];
  const soap: typeof cases = [
    ['soap-fault', ['soap-fault', 'ror-error']],
    ['error-405', ['ror-error']],
    ['error-444', ['ror-error']],
    ['not-csd', ['answer-not-csd']],
    ['wrong-count', ['answer-count']],
  ];

  for (const [name, causes] of [...cases, ...soap]) {
    test(`given the fault ${name} when an establishment is read then its cause is told and the cache is not touched`, async () => {
      const etablissement = await establishment();
      await region().fault(name);
      const none = { dateRef: null, typeActivity: [], supportedPatient: [], restrictedOrganisation: false };
      const record = await bench().send('BAC', { transaction: 'etablissement', etablissement, ...none });
      await region().fault(null);
      assert.equal(record.outcome, 'failed');
      assert.ok(causes.includes(record.cause ?? 'unknown'), `${record.cause}: ${JSON.stringify(record.diagnosis)}`);
      assert.equal(record.load, null);
      await assertUntouched();
    });
  }

  test('given an extraction whose checksum is wrong, or that is cut inside, when it comes then nothing of it is imported', async () => {
    for (const [name, cause] of [
      ['wrong-checksum', 'answer-checksum'],
      ['truncated-xml', 'answer-cut'],
      ['empty-200', 'answer-empty'],
    ] as const) {
      await region().fault(name, { transaction: 'extraction' });
      const record = await bench().send('BAC', EXTRACTION);
      await region().fault(null);
      assert.deepEqual([record.outcome, record.cause, record.load], ['failed', cause, null]);
      await assertUntouched();
    }
  });
});

/** A number that looks drawn by lot and is the same each time. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('cuts', () => {
  const count = TORTURE ? 500 : 9;

  test('given answers cut at random bytes when they come then nothing is imported and nothing is left behind', async (t: TestContext) => {
    t.diagnostic(`count: ${count} cuts of an answer at random bytes`);
    const etablissement = await establishment();
    const none = { dateRef: null, typeActivity: [], supportedPatient: [], restrictedOrganisation: false };
    const request = { transaction: 'etablissement', etablissement, ...none } as const;
    const { bytes } = await bench().send('BAC', request, { import: false });
    const draw = drawer(7);
    for (let i = 0; i < count; i += 1) {
      const name = (['cut-fin', 'cut-rst', 'cut-close-notify'] as const)[i % 3] ?? 'cut-fin';
      const framing = (['length', 'chunked', 'close'] as const)[Math.floor(i / 3) % 3] ?? 'length';
      await region().fault(name, { at: Math.floor(draw() * bytes), framing });
      const record = await bench().send('BAC', request);
      assert.equal(record.outcome, 'failed', `${name} ${framing}`);
      assert.ok(record.cause !== null && record.cause !== 'unknown', JSON.stringify(record.diagnosis));
    }
    await region().fault(null);
    await assertUntouched();
  });

  test('given an extraction that is cut when the server vouches for its bytes then it goes on where it was, and is whole', async () => {
    const large = await bench().addRegion('GROS', { units: 3000 });
    opened.large = large;
    const whole = await bench().send('GROS', EXTRACTION, { import: false });
    await large.fault('cut-fin', { transaction: 'extraction', once: true, at: Math.floor(whole.bytes * 0.8) });
    const record = await bench().send('GROS', EXTRACTION, { import: false });
    assert.equal(record.outcome, 'ok', JSON.stringify(record.diagnosis));
    const { items } = await bench().client.exchanges.list({ limit: 2 });
    const told = items.map(({ http, outcome }) => [http, outcome]);
    assert.deepEqual(told, [
      [206, 'ok'],
      [200, 'failed'],
    ]);
    assert.match(record.requestHeaders['If-Range'] ?? '', /^"/u);
    const { client, services, ports } = bench();
    const save = async (id: string, name: string): Promise<Buffer> => {
      const path = join(ports.folder, name);
      await client.exchanges.saveAnswer({ id, out: services.tickets.forWriting(path) });
      return readFileSync(path);
    };
    assert.ok((await save(record.id, 'joined.zip')).equals(await save(whole.id, 'whole.zip')));
    await assertUntouched();
  });

  test('given an extraction that changed meanwhile when it is continued then it is fetched anew: bytes of two are never joined', async () => {
    const { client, services } = bench();
    await opened.large?.fault('cut-fin', { transaction: 'extraction', once: true, at: 500_000 });
    const isComing = new Promise<void>((resolve) => {
      const stop = services.onEvent((event) => {
        if (event.type !== 'job.progress' || event.progress.phase !== 'receive') return;
        stop();
        resolve();
      });
    });
    const { jobId } = await client.exchanges.send({ region: 'GROS', request: EXTRACTION, import: false });
    await isComing;
    await opened.large?.ask({ command: 'evolve' });
    const record = await bench().result<ExchangeRecord>(jobId);
    assert.equal(record.outcome, 'ok', JSON.stringify(record.diagnosis));
    assert.ok([200, 206].includes(record.http ?? 0));
    await assertUntouched();
  });
});

describe('cancels', () => {
  const count = TORTURE ? 1000 : 10;

  test('given exchanges that are cancelled at any moment when they stop then it is at once, and nothing is left behind', async (t) => {
    t.diagnostic(`count: ${count} cancels at random moments`);
    const { client } = bench();
    const draw = drawer(11);
    await region().fault('drip', { delayMs: 1 });
    const times: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const { jobId } = await client.exchanges.send({ region: 'BAC', request: EXTRACTION });
      await setTimeout(Math.floor(draw() * 60));
      const started = performance.now();
      await client.jobs.cancel({ jobId });
      const job = await client.jobs.wait({ jobId });
      times.push(performance.now() - started);
      assert.equal(job.state, 'cancelled');
    }
    await region().fault(null);
    times.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(times[Math.ceil(count * share) - 1] ?? 0);
    t.diagnostic(`cancelled within: median ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
    await assertUntouched();
  });

  test('given an import that follows an extraction when it is cancelled then the cache is as it was', async () => {
    const { client, services } = bench();
    const isImporting = new Promise<void>((resolve) => {
      const stop = services.onEvent((event) => {
        if (event.type !== 'job.progress' || ['connect', 'receive'].includes(event.progress.phase)) return;
        stop();
        resolve();
      });
    });
    const { jobId } = await client.exchanges.send({ region: 'BAC', request: EXTRACTION });
    await isImporting;
    await client.jobs.cancel({ jobId });
    assert.equal((await client.jobs.wait({ jobId })).state, 'cancelled');
    const [latest] = (await client.exchanges.list({ limit: 1 })).items;
    assert.deepEqual([latest?.outcome, latest?.load], ['cancelled', null]);
    await assertUntouched();
  });
});
