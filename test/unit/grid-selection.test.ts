import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import {
  between,
  countSelected,
  isSelected,
  NOTHING,
  stretched,
  toggled,
  withoutRange,
  withRange,
} from '../../renderer/ui/grid-selection.ts';
import type { Selection } from '../../renderer/ui/grid-selection.ts';

const MOST = 40;
type Step = readonly ['add' | 'remove' | 'toggle', number, number];
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.constantFrom('add', 'remove', 'toggle'), fc.nat(MOST), fc.nat(MOST)) as fc.Arbitrary<Step>,
  { maxLength: 30 },
);

/** The same steps on a plain set of rows. */
function onSet(rows: Set<number>, [what, a, b]: Step): void {
  const [from, to] = between(a, b);
  if (what === 'toggle') return void (rows.delete(a) || rows.add(a));
  for (let row = from; row < to; row += 1) {
    if (what === 'add') rows.add(row);
    else rows.delete(row);
  }
}

function onRanges(selection: Selection, [what, a, b]: Step): Selection {
  if (what === 'toggle') return toggled(selection, a);
  return what === 'add' ? withRange(selection, ...between(a, b)) : withoutRange(selection, ...between(a, b));
}

test('given random choices, when they are made on ranges, then the same rows are chosen as on a set', () => {
  fc.assert(
    fc.property(steps, (made) => {
      const rows = new Set<number>();
      let selection = NOTHING;
      for (const step of made) {
        onSet(rows, step);
        selection = onRanges(selection, step);
      }
      assert.equal(countSelected(selection), rows.size);
      for (let row = 0; row <= MOST; row += 1) assert.equal(isSelected(selection, row), rows.has(row));
      selection.forEach(([from, to], index) => {
        assert.ok(from < to && (index === 0 || from > (selection[index - 1]?.[1] ?? 0)), 'in order and apart');
      });
    }),
  );
});

test('given a range being drawn, when its end moves back over its start, then only what is between them is chosen', () => {
  const start = withRange(NOTHING, 5, 6);
  const down = stretched(start, 5, 5, 9);
  assert.deepEqual(down, [[5, 10]]);
  assert.deepEqual(stretched(down, 5, 9, 2), [[2, 6]]);
});
