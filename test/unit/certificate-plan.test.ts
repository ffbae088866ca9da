import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  lanesOf,
  placeOf,
  planOf,
  spanOf,
  summaryOf,
  ticksOf,
} from '../../renderer/features/certificates/agenda/plan.ts';
import type { AgendaBar } from '../../shared/contract/certificate-views.ts';
import { orderBefore } from '../../shared/domain/certificates/due.ts';

const NOW = '2026-11-22T09:00:00Z';
const DAY = 86_400_000;

function day(days: number): string {
  return new Date(Date.parse(NOW) + days * DAY).toISOString();
}

function bar(id: string, from: number, to: number, change: Partial<AgendaBar> = {}): AgendaBar {
  const notAfter = day(to);
  return {
    ...{ id, label: id, role: 'client', environment: 'production', status: 'valid', notBefore: day(from), notAfter },
    ...{ orderBefore: orderBefore(notAfter, 90), leadDays: 90, renews: null, renewedBy: null, isLive: true, uses: [] },
    ...change,
  };
}

test('given certificates, when they are planned, then the earliest to order comes first and what is replaced last', () => {
  const old = bar('old', -1000, 30, { renewedBy: 'new' });
  const plan = planOf(
    [old, bar('new', -5, 1000, { renews: 'old' }), bar('soon', -900, 110), bar('late', -990, 80)],
    NOW,
    undefined,
  );
  assert.deepEqual(
    plan.map(({ id, todo }) => [id, todo]),
    [
      ['late', 'order-now'],
      ['soon', 'order-soon'],
      ['new', 'later'],
      ['old', 'replaced'],
    ],
  );
  assert.deepEqual(
    lanesOf(plan).map((lane) => lane.map(({ id }) => id)),
    [['late'], ['soon'], ['old', 'new']],
  );
});

test('given a plan, when it is summed up, then it tells how many, how many late, and the last day of those to come', () => {
  const bars = [bar('late', -990, 80), bar('soon', -900, 100), bar('sooner', -900, 95), bar('later', -10, 900)];
  const { count, late, before, next } = summaryOf(planOf(bars, NOW, undefined), NOW);
  assert.deepEqual(
    [count, late, before?.slice(0, 10), next?.slice(0, 10)],
    [3, 1, day(10).slice(0, 10), day(810).slice(0, 10)],
  );
  assert.equal(summaryOf(planOf([bar('later', -10, 900)], NOW, undefined), NOW).count, 0);
  assert.equal(summaryOf([], NOW).next, undefined);
});

test('given another delay, when it is tried, then order dates follow it and the bars themselves do not change', () => {
  const bars = [bar('one', -900, 110)];
  const [tried] = planOf(bars, NOW, 10);
  assert.deepEqual([tried?.todo, tried?.orderBefore.slice(0, 10)], ['later', day(100).slice(0, 10)]);
  assert.equal(bars[0]?.leadDays, 90);
});

test('given a span, when moments are placed in it, then they stay within it and ticks are few', () => {
  const plan = planOf([bar('one', -2000, 700), bar('two', -20, 4000)], NOW, undefined);
  const span = spanOf(plan, Date.parse(NOW));
  assert.equal(placeOf(day(-2000), span), 0);
  assert.equal(placeOf(day(9000), span), 100);
  const ticks = ticksOf(span);
  assert.ok(ticks.length >= 6 && ticks.length <= 20, `${ticks.length} ticks`);
  assert.ok(ticks.every((tick) => tick >= span.from && tick <= span.to && new Date(tick).getUTCDate() === 1));
});

test('given a certificate that names itself as its renewal, when lanes are made, then it stands once', () => {
  const plan = planOf([bar('one', -10, 500, { renews: 'one' })], NOW, undefined);
  assert.equal(lanesOf(plan).flat().length, 1);
});
