import assert from 'node:assert/strict';
import test from 'node:test';
import { fc } from '../helpers/properties.ts';
import { includes, intersect, lowerBound, toIdList, union } from '../../electron/services/store/search-ids.ts';

// Rows of a full load, and of deltas between them.
const rows = fc.array(
  fc.integer({ min: 1, max: 500 }).chain((n) => fc.constantFrom(n * 1024, n * 1024 + 512, n * 1024 + 1)),
);

test('given any two lists of rows when combined then the result is that of sets', () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const [left, right] = [toIdList(a), toIdList(b)];
      const sorted = (ids: Iterable<number>): number[] => [...new Set(ids)].sort((x, y) => x - y);
      const common = sorted(a.filter((id) => b.includes(id)));
      assert.deepEqual([...left], sorted(a));
      assert.deepEqual([...intersect(left, right)], common);
      assert.deepEqual([...union([left, right])], sorted([...a, ...b]));
    }),
  );
});

test('given any number of lists when united then each of their rows is there once, in order', () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 7 }), (lists) => {
      const expected = [...new Set(lists.flat())].sort((x, y) => x - y);
      assert.deepEqual([...union(lists.map(toIdList))], expected);
    }),
  );
});

test('given a sorted list when an id is looked for then its place is the first not below it', () => {
  const list = toIdList([3072, 1024, 2048]);
  assert.deepEqual(
    [1, 1024, 1025, 3072, 4000].map((id) => lowerBound(list, id)),
    [0, 0, 1, 2, 3],
  );
  assert.equal(includes(list, 2048), true);
  assert.equal(includes(list, 2049), false);
});

test('given ids beyond 32 bits when combined then they keep their value', () => {
  const far = 3_000_000 * 1024;
  assert.deepEqual([...intersect(toIdList([far, 1]), toIdList([far]))], [far]);
});
