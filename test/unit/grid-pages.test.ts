import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPages } from '../../renderer/ui/grid-pages.ts';
import type { Pages } from '../../renderer/ui/grid-pages.ts';

interface Asked {
  readonly from: number;
  readonly count: number;
  answer(): Promise<void>;
}

/** A list of numbers whose reads are answered by hand. */
function openList(
  total: number,
  first: readonly number[] = [],
): { pages: Pages<number>; asked: Asked[]; told: () => number } {
  const asked: Asked[] = [];
  let changes = 0;
  const pages = createPages<number>({
    total,
    first,
    pageSize: 10,
    kept: 4,
    load: (from, count) =>
      new Promise((resolve) => {
        const answer = async (): Promise<void> => {
          resolve(Array.from({ length: count }, (_, index) => from + index));
          await new Promise((settled) => setImmediate(settled));
        };
        asked.push({ from, count, answer });
      }),
    onChange: () => void (changes += 1),
    onFailure: (error) => assert.fail(String(error)),
  });
  return { pages, asked, told: () => changes };
}

test('given a first page, when its rows are wanted, then nothing is asked', () => {
  const { pages, asked } = openList(95, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  pages.want(0, 5);
  assert.equal(pages.get(3), 3);
  assert.equal(asked.length, 0);
});

test('given a fast scroll, when each position is wanted, then only two are asked, then where it ended', async () => {
  const { pages, asked, told } = openList(10_000);
  for (let row = 0; row <= 9_000; row += 100) pages.want(row, row + 5);
  assert.deepEqual(
    asked.map(({ from }) => from),
    [0, 100],
  );
  await asked[0]?.answer();
  assert.deepEqual(
    asked.map(({ from }) => from),
    [0, 100, 9_000],
  );
  await asked[2]?.answer();
  assert.equal(pages.get(9_004), 9_004);
  assert.equal(pages.get(500), undefined);
  assert.equal(told(), 2);
});

test('given a list scrolled by screens, when one is there, then the page it goes towards is read before it is seen', async () => {
  const { pages, asked } = openList(95, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  pages.want(3, 8);
  assert.deepEqual(
    asked.map(({ from }) => from),
    [10],
  );
  await asked[0]?.answer();
  pages.want(8, 13);
  pages.want(13, 18);
  await asked[1]?.answer();
  assert.equal(pages.get(20), 20);
  pages.want(90, 95);
  await asked[2]?.answer();
  pages.want(87, 92);
  await asked[3]?.answer();
  pages.want(83, 88);
  await asked[4]?.answer();
  assert.deepEqual(
    asked.map(({ from }) => from),
    [10, 20, 90, 80, 70],
  );
});

test('given more pages than are kept, when others are read, then those seen stay and the oldest leave', async () => {
  const { pages, asked } = openList(200);
  for (let page = 0; page < 6; page += 1) {
    pages.want(page * 10, page * 10 + 10);
    await asked[page]?.answer();
  }
  assert.equal(pages.get(5), undefined);
  assert.equal(pages.get(15), undefined);
  assert.equal(pages.get(55), 55);
});

test('given the end of a list, when it is wanted, then no row beyond it is asked', () => {
  const { pages, asked } = openList(95);
  pages.want(88, 300);
  assert.deepEqual(
    asked.map(({ from, count }) => [from, count]),
    [
      [80, 10],
      [90, 5],
    ],
  );
});

test('given rows across pages, when they are read for a copy, then all come in order', async () => {
  const { pages, asked } = openList(95);
  const read = pages.read(8, 22);
  for (let page = 0; page < 3; page += 1) {
    await asked[page]?.answer();
  }
  assert.deepEqual(
    await read,
    Array.from({ length: 14 }, (_, index) => 8 + index),
  );
});

test('given a list that was left, when a late answer comes, then nobody is told', async () => {
  const { pages, asked, told } = openList(95);
  pages.want(0, 5);
  pages.stop();
  await asked[0]?.answer();
  assert.equal(told(), 0);
  assert.equal(pages.get(0), undefined);
});
