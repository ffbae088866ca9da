import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAfterKey } from '../../renderer/ui/grid-keys.ts';

const EXTENT = { rowCount: 1_000_000, columnCount: 6, page: 20 };

test('given a cell, when a key of movement is pressed, then the cell it goes to is the one of the ARIA practices', () => {
  const cases: readonly (readonly [key: string, isJump: boolean, from: [number, number], to: [number, number]])[] = [
    ['ArrowDown', false, [10, 2], [11, 2]],
    ['ArrowUp', false, [0, 2], [-1, 2]],
    ['ArrowUp', false, [-1, 2], [-1, 2]],
    ['ArrowLeft', false, [10, 0], [10, 0]],
    ['ArrowRight', false, [10, 5], [10, 5]],
    ['ArrowRight', true, [10, 1], [10, 5]],
    ['Home', false, [10, 3], [10, 0]],
    ['End', false, [10, 3], [10, 5]],
    ['Home', true, [10, 3], [0, 0]],
    ['End', true, [10, 3], [999_999, 5]],
    ['PageDown', false, [10, 3], [30, 3]],
    ['PageDown', false, [999_990, 3], [999_999, 3]],
    ['PageUp', false, [10, 3], [0, 3]],
    ['PageDown', false, [-1, 3], [20, 3]],
    ['PageUp', false, [-1, 3], [-1, 3]],
  ];
  for (const [key, isJump, [row, column], [toRow, toColumn]] of cases) {
    assert.deepEqual(cellAfterKey({ key, isJump }, { row, column }, EXTENT), { row: toRow, column: toColumn }, key);
  }
});

test('given a key that moves nothing, when it is pressed, then it is left to others', () => {
  for (const key of ['Enter', ' ', 'a', 'Tab', 'Escape']) {
    assert.equal(cellAfterKey({ key, isJump: false }, { row: 0, column: 0 }, EXTENT), undefined);
  }
});

test('given an empty list, when keys are pressed, then one stays on the header', () => {
  const empty = { rowCount: 0, columnCount: 3, page: 20 };
  for (const key of ['ArrowDown', 'PageDown', 'End']) {
    assert.equal(cellAfterKey({ key, isJump: true }, { row: -1, column: 0 }, empty)?.row, -1);
  }
});
