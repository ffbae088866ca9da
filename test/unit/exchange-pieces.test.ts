import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureKind } from '../../electron/services/exchange/failure-kind.ts';
import { indicatorLines } from '../../electron/services/exchange/indicators.ts';
import { BACKOFF, createGate, createMeter, pause, waitAfter } from '../../electron/services/exchange/pace.ts';
import { nextDateRef, toldUpTo, withoutZone } from '../../electron/services/exchange/sync-dates.ts';
import { proxyOf } from '../../electron/services/exchange/wire-target.ts';
import type { WireFacts } from '../../shared/domain/exchange/facts.ts';
import { CAUSES } from '../../shared/domain/exchange/cause.ts';

const never = new AbortController().signal;

describe('pace', () => {
  test('given a gate of two when five want through then two at a time pass, in their order', async () => {
    const gate = createGate(2);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const work = (n: number) => async (): Promise<void> => {
      order.push(n);
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
    };
    await Promise.all([0, 1, 2, 3, 4].map((n) => gate.pass(never, work(n))));
    assert.deepEqual([most, order], [2, [0, 1, 2, 3, 4]]);
  });

  test('given one who waits at a gate when stopped then it goes, and its place is not lost', async () => {
    const gate = createGate(1);
    const stop = new AbortController();
    let leave = (): void => undefined;
    const first = gate.pass(never, () => new Promise<void>((resolve) => (leave = resolve)));
    const second = gate.pass(stop.signal, () => Promise.resolve('in'));
    stop.abort(new Error('stopped'));
    await assert.rejects(second, /stopped/);
    leave();
    await first;
    assert.equal(await gate.pass(never, () => Promise.resolve('in')), 'in');
    await assert.rejects(pause(1000, stop.signal), /stopped/);
  });

  test('given failures when they are tried again then waits double up to a limit, with jitter, and the server is heard', () => {
    const longest = [1, 2, 3, 10].map((attempt) => waitAfter(attempt, BACKOFF, () => 1));
    const shortest = [1, 2, 3, 10].map((attempt) => waitAfter(attempt, BACKOFF, () => 0));
    assert.deepEqual(longest, [1000, 2000, 4000, 30_000]);
    assert.deepEqual(shortest, [500, 1000, 2000, 15_000]);
    assert.equal(
      waitAfter(1, BACKOFF, () => 0, 12),
      12_000,
    );
    assert.equal(
      waitAfter(1, BACKOFF, () => 0, 86_400),
      30_000,
    );
  });

  test('given a pace when readings begin then each waits for its turn', async () => {
    const wait = createMeter(1000, () => 0);
    const started = [wait(never), wait(never), wait(never)];
    await Promise.all(started);
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await assert.rejects(wait(stop.signal), /stopped/);
  });
});

describe('dates', () => {
  const facts = (date?: string): WireFacts => ({ headers: date === undefined ? {} : { date } }) as WireFacts;
  const good = { ok: true, kind: 'zip', bytes: 1 } as const;

  test('given what a server says when the next date is chosen then it is never later than what its answer holds', () => {
    const date = 'Sat, 31 Jan 2026 08:00:00 GMT';
    const iso = (told: Date | undefined): string | undefined => told?.toISOString();
    assert.equal(iso(toldUpTo(facts(date), good)), '2026-01-31T08:00:00.000Z');
    const fileName = 'ExtractionOffresSante_Profil1_202601310230.zip';
    assert.equal(iso(toldUpTo(facts(date), { ...good, fileName })), '2026-01-31T02:30:00.000Z');
    assert.equal(
      iso(toldUpTo(facts(), { ...good, latestUpdated: '2026-01-30T10:00:00+01:00' })),
      '2026-01-30T09:00:00.000Z',
    );
    assert.equal(iso(toldUpTo(facts(), { ...good, latestUpdated: '2026-01-30T10:00:00' })), '2026-01-30T10:00:00.000Z');
    assert.equal(toldUpTo(facts('hier'), good), undefined);
    const next = nextDateRef(new Date('2026-01-31T08:00:00.500Z'), 6);
    assert.deepEqual([next, withoutZone(next)], ['2026-01-31T02:00:00Z', '2026-01-31T02:00:00']);
  });
});

describe('causes of failed readings', () => {
  test('given every cause when it is weighed then who we are, or who the server is, stops the region and the rest does not', () => {
    for (const cause of CAUSES) {
      const kind = failureKind(cause);
      if (/^(client|server-(?!x)|tls-(version|cipher|required)|crl)/u.test(cause)) assert.equal(kind, 'region', cause);
    }
    assert.equal(failureKind('not-whitelisted'), 'region');
    assert.equal(failureKind('http-unavailable'), 'passing');
    assert.equal(failureKind('ror-error'), 'establishment');
  });
});

describe('proxies', () => {
  const target = { proxy: 'settings', url: 'https://ror.example.fr/x', extractionUrl: '' } as const;

  test('given settings and an environment when a proxy is chosen then the target’s comes first, then the settings’, then the environment’s', () => {
    const env = { HTTPS_PROXY: 'http://user:p%40ss@proxy.local:3128', NO_PROXY: 'localhost,.interne.fr' };
    assert.equal(proxyOf({ ...target, proxy: 'none' }, { proxy: 'system' }, env), null);
    assert.equal(proxyOf({ ...target, proxy: 'http://own:8080' }, { proxy: 'system' }, env)?.host, 'own');
    assert.equal(proxyOf(target, { proxy: 'http://chosen' }, env)?.port, 80);
    assert.deepEqual(proxyOf(target, { proxy: 'system' }, env), {
      host: 'proxy.local',
      port: 3128,
      credentials: { user: 'user', password: 'p@ss' },
    });
    const at = (url: string) => proxyOf({ ...target, url }, { proxy: 'system' }, env);
    assert.deepEqual(
      [at('https://ror.interne.fr/'), at('https://localhost:8443/'), at('https://127.0.0.1/')],
      [null, null, null],
    );
    assert.equal(proxyOf(target, { proxy: 'system' }, {}), null);
  });
});

test('given indicators when they are written then a name that looks like a formula is none', () => {
  const headers = {
    region: 'r',
    transaction: 't',
    count: 'n',
    ok: 'o',
    rate: 'x',
    p50: '5',
    p95: '9',
    bytes: 'b',
    errors: 'e',
  };
  const one = {
    region: '=A1',
    transaction: 'oi',
    count: 3,
    ok: 2,
    p50Ms: 1,
    p95Ms: 2,
    bytes: 10,
    errors: { deadline: 1 },
  } as const;
  const lines = indicatorLines([one], headers);
  assert.equal(lines[1], "'=A1;oi;3;2;0.6667;1;2;10;deadline: 1\r\n");
});
