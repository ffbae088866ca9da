import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import {
  bodyHeight,
  MAX_BODY_HEIGHT,
  pageOf,
  rowWindow,
  scrollTopOf,
  scrollTopToSee,
  topRow,
} from '../../renderer/ui/grid-geometry.ts';
import type { GridSize } from '../../renderer/ui/grid-geometry.ts';

const sizes: fc.Arbitrary<GridSize> = fc.record({
  rowCount: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 20_000_000 })),
  rowHeight: fc.constantFrom(28, 36, 44),
  viewHeight: fc.integer({ min: 40, max: 2000 }),
});
/** A screen cannot place a scroll more finely than this. */
const PIXEL = 1;

test('given lists of any length, when the body is sized, then Chromium can hold it and its end is the last row', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      assert.ok(bodyHeight(size) <= MAX_BODY_HEIGHT);
      const end = Math.max(0, bodyHeight(size) - size.viewHeight);
      assert.equal(rowWindow(0, size).from, 0);
      assert.equal(rowWindow(end, size).to, size.rowCount);
    }),
  );
});

test('given a row, when it must be seen, then the window at that position holds it whole', () => {
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (size, part, pick) => {
      fc.pre(size.rowCount > 0 && size.viewHeight >= size.rowHeight);
      const row = pick % size.rowCount;
      const start = part * Math.max(0, bodyHeight(size) - size.viewHeight);
      const scrollTop = scrollTopToSee(row, start, size);
      const top = topRow(scrollTop, size);
      const slack = 1e-6 * size.rowCount + 1e-6;
      assert.ok(row >= top - slack && row + 1 <= top + size.viewHeight / size.rowHeight + slack);
      assert.equal(scrollTopToSee(row, scrollTop, size) - scrollTop < PIXEL, true);
    }),
  );
});

test('given a scroll position, when rows are placed, then the first seen covers the top of the view', () => {
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (size, part) => {
      fc.pre(size.rowCount > 0);
      const scrollTop = part * Math.max(0, bodyHeight(size) - size.viewHeight);
      const { from, to, base, offset } = rowWindow(scrollTop, size);
      const placeOf = (row: number): number => offset + (row - base) * size.rowHeight;
      assert.ok(placeOf(from) <= scrollTop + PIXEL && placeOf(from) > scrollTop - size.rowHeight - PIXEL);
      assert.ok(to === size.rowCount || placeOf(to) >= scrollTop + size.viewHeight - PIXEL);
      assert.ok(offset + (to - base) * size.rowHeight <= bodyHeight(size) + PIXEL || to - from < 3);
      assert.ok(Math.abs(topRow(scrollTopOf(topRow(scrollTop, size), size), size) - topRow(scrollTop, size)) < 1e-3);
    }),
  );
});

test('given a million rows, when one jumps to the middle, then that row and no other is at the top', () => {
  const size: GridSize = { rowCount: 1_000_000, rowHeight: 36, viewHeight: 720 };
  assert.equal(bodyHeight(size), MAX_BODY_HEIGHT);
  assert.equal(Math.round(topRow(scrollTopOf(500_000, size), size)), 500_000);
  assert.equal(pageOf(size), 19);
});
