import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { columnsByOrder, layOut } from '../../renderer/features/dossiers/line/line-layout.ts';
import type { LineLayout, LinkedStep } from '../../renderer/features/dossiers/line/line-layout.ts';

function steps(table: Readonly<Record<string, readonly string[]>>): readonly LinkedStep[] {
  return Object.entries(table).map(([id, after]) => ({ id, after }));
}

/** `a0.0 b1.0`: column, then lane. */
function told({ stations }: LineLayout): string {
  return stations.map(({ id, column, lane }) => `${id}${column}.${lane}`).join(' ');
}

function linksOf({ tracks }: LineLayout): readonly string[] {
  return tracks.map(({ from, to, spots }) => `${from}>${to} ${spots.map(({ lane }) => lane).join('')}`);
}

suite('the line of a journey', () => {
  test('given steps one after another when laid out then they stand on one lane', () => {
    const layout = layOut(steps({ a: [], b: ['a'], c: ['b'] }));
    assert.equal(told(layout), 'a0.0 b1.0 c2.0');
    assert.deepEqual(linksOf(layout), ['a>b 00', 'b>c 00']);
    assert.deepEqual([layout.columns, layout.lanes], [3, 1]);
  });

  test('given two steps at the same time when laid out then the line forks and joins again', () => {
    const layout = layOut(steps({ a: [], b: ['a'], c: ['a'], d: ['c'], e: ['b', 'd'] }));
    assert.equal(told(layout), 'a0.0 b1.1 c1.0 d2.0 e3.0');
    assert.deepEqual(linksOf(layout), ['a>b 01', 'a>c 00', 'c>d 00', 'b>e 110', 'd>e 00']);
  });

  test('given what another step already says when laid out then it is not drawn twice', () => {
    const layout = layOut(steps({ a: [], b: ['a'], c: ['a', 'b'], d: ['gone', 'c', 'c'] }));
    assert.deepEqual(linksOf(layout), ['a>b 00', 'b>c 00', 'c>d 00']);
  });

  test('given a step whose follower comes late when laid out then its track goes round the stations between', () => {
    const layout = layOut(steps({ a: [], b: ['a'], c: ['b'], z: [], d: ['z', 'c'] }));
    assert.equal(told(layout), 'a0.0 b1.0 c2.0 z0.1 d3.0');
    assert.deepEqual(linksOf(layout).at(-2), 'z>d 1110');
  });

  test('given no step when laid out then there is nothing', () => {
    assert.deepEqual(layOut([]), { columns: 0, lanes: 0, stations: [], tracks: [] });
  });

  test('given any journey when laid out then no two things share a spot and each track keeps off other stations', (t) => {
    let seed = 20_261_122;
    const next = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 200; round += 1) {
      const names = Array.from({ length: 2 + next(14) }, (_, index) => `s${index}`);
      const table = names.map((id, index) => ({ id, after: names.slice(0, index).filter(() => next(4) === 0) }));
      for (const layout of [layOut(table), layOut(table, columnsByOrder(table))]) {
        const spots = layout.stations.map(({ column, lane }) => `${column}.${lane}`);
        assert.equal(new Set(spots).size, table.length);
        for (const { from, to, spots: way } of layout.tracks) {
          const within = way.slice(1, -1).map(({ column, lane }) => `${column}.${lane}`);
          assert.ok(!within.some((spot) => spots.includes(spot)), `${from} to ${to} in round ${round}`);
          assert.ok(way.every(({ column }, index) => index === 0 || column === (way[index - 1]?.column ?? -9) + 1));
        }
      }
    }
    t.diagnostic('count: 400 layouts');
  });
});
