import assert from 'node:assert/strict';
import test from 'node:test';
import { rankedRows } from '../../electron/services/store/result-set-rows.ts';
import { toIdList } from '../../electron/services/store/search-ids.ts';
import {
  allOf,
  anyOf,
  countBoth,
  createGatherer,
  gather,
  gathered,
  hasRow,
  idsFrom,
  isBits,
  rowBits,
  rowsOfIds,
  toIds,
} from '../../electron/services/store/search-rows.ts';
import type { RowSet } from '../../electron/services/store/search-rows.ts';
import { fc } from '../helpers/properties.ts';

/** Rows of a full load, and of deltas between them. */
const ids = fc.array(
  fc.integer({ min: 1, max: 500 }).chain((n) => fc.constantFrom(n * 1024, n * 1024, n * 1024 + 512, n * 1024 + 1)),
  { maxLength: 60 },
);

/** The same rows in every form that they may have: a list, bits, whichever is the lighter. */
function forms(rows: readonly number[]): readonly RowSet[] {
  const last = Math.max(0, ...rows);
  const gatherer = createGatherer(last);
  for (const id of rows) gather(gatherer, id);
  const odd = toIdList(gatherer.odd);
  return [toIdList(rows), rowBits(gatherer.seats.slice(), odd), gathered(gatherer), rowsOfIds(toIdList(rows))];
}

function sorted(rows: Iterable<number>): number[] {
  return [...new Set(rows)].sort((x, y) => x - y);
}

test('given rows in any form when read then they are the rows, in order, from anywhere', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 0, max: 520 * 1024 }), fc.integer({ min: 0, max: 30 }), (rows, from, count) => {
      for (const form of forms(rows)) {
        assert.deepEqual([...toIds(form)], sorted(rows));
        assert.equal(form.length, sorted(rows).length);
        const next = sorted(rows).filter((id) => id >= from);
        assert.deepEqual([...idsFrom(form, from, count)], next.slice(0, count));
        assert.equal(hasRow(form, from), rows.includes(from));
        for (const id of rows) assert.equal(hasRow(form, id), true);
      }
    }),
  );
});

test('given few rows when they were gathered then they are a list, and the memory of the bits is given back', () => {
  const gatherer = createGatherer(1_000_000 * 1024);
  for (const id of [3 * 1024, 5 * 1024 + 1]) gather(gatherer, id);
  assert.deepEqual([...toIds(gathered(gatherer))], [3 * 1024, 5 * 1024 + 1]);
  assert.equal(gatherer.seats.buffer.byteLength, 0);
});

test('given rows in any form when asked by rank then each is where the list has it', () => {
  const many = fc.uniqueArray(fc.integer({ min: 1, max: 9000 }), { maxLength: 400 });
  fc.assert(
    fc.property(many, ids, fc.integer({ min: 0, max: 400 }), (full, delta, rank) => {
      for (const rows of [full.map((seat) => seat * 1024), delta]) {
        for (const ranked of forms(rows).map(rankedRows)) {
          assert.equal(ranked.length, sorted(rows).length);
          assert.equal(ranked.at(rank), sorted(rows)[rank]);
          assert.deepEqual([...ranked.from(rank, 3)], sorted(rows).slice(rank, rank + 3));
        }
      }
    }),
  );
});

test('given two sets of rows in any form when combined then the result is that of sets', () => {
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      const common = sorted(left.filter((id) => right.includes(id)));
      for (const a of forms(left)) {
        for (const b of forms(right)) {
          assert.deepEqual([...toIds(allOf([a, b]))], common);
          assert.equal(countBoth(a, b), common.length);
          assert.deepEqual([...toIds(anyOf([a, b]))], sorted([...left, ...right]));
        }
      }
    }),
  );
});

test('given several sets in any form when they meet then what is in all of them is left, and none has changed', () => {
  fc.assert(
    fc.property(ids, ids, ids, (one, two, three) => {
      const common = sorted(one.filter((id) => two.includes(id) && three.includes(id)));
      for (const form of [0, 1, 2, 3]) {
        const at = (rows: readonly number[], index: number): RowSet => forms(rows)[index % 4] ?? toIdList(rows);
        const sets = [at(one, form), at(two, form + 1), at(three, form)] as const;
        const met = allOf(sets);
        assert.deepEqual([...toIds(allOf([at(one, 1), at(two, 1)]))], sorted(one.filter((id) => two.includes(id))));
        assert.deepEqual([...toIds(met)], common);
        assert.deepEqual(
          [one, two, three].map(sorted),
          sets.map((rows) => [...toIds(rows)]),
        );
      }
    }),
  );
});

test('given any number of sets when united then each of their rows is there once', () => {
  fc.assert(
    fc.property(fc.array(ids, { maxLength: 5 }), (sets) => {
      const united = anyOf(sets.map((rows, at) => forms(rows)[at % 4] ?? toIdList(rows)));
      assert.deepEqual([...toIds(united)], sorted(sets.flat()));
      assert.equal(united.length, sorted(sets.flat()).length);
    }),
  );
});

test('given most rows of a source when kept then they are bits, and a few rows are a list', () => {
  const most = Array.from({ length: 5000 }, (_, at) => (at + 1) * 1024);
  assert.equal(isBits(rowsOfIds(toIdList(most))), true);
  assert.equal(isBits(rowsOfIds(toIdList(most.slice(-5)))), false);
  assert.equal(isBits(allOf([rowsOfIds(toIdList(most)), toIdList([1024])])), false);
});
