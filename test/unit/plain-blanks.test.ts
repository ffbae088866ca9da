import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import { makingOf, NO_ITEMS } from '../../shared/domain/ror/plain-blanks.ts';
import { createPlainPlans, type PlainNode } from '../../shared/domain/ror/plain-plan.ts';
import { PROJECTED, type AnyFields } from '../../shared/domain/ror/project-fields.ts';
import { ENTITY_KINDS } from '../../shared/domain/ror/projection.ts';

/** The objects about which nothing is said, of the tables below a node. */
function blanksBelow({ slot, children }: PlainNode): readonly Readonly<Record<string, unknown>>[] {
  const own = slot?.plan === undefined ? [] : [slot.plan.blank, ...blanksBelow(slot.plan.root)];
  return [...own, ...children.flatMap(blanksBelow)];
}

test('given the objects of each kind when made then each says nothing, with the fields that are kept and no others', (t) => {
  const plans = createPlainPlans(null);
  let count = 0;
  for (const kind of ENTITY_KINDS) {
    const { root, blank } = plans.planFor(MAPPING[kind], PROJECTED[kind] as AnyFields);
    for (const one of [blank, ...blanksBelow(root)]) {
      assert.deepEqual(makingOf(one)(), one);
      count += 1;
    }
    const entity = makingOf({ kind: '', cle: '', ...blank })();
    for (const [field, value] of Object.entries({ kind: '', cle: '', ...blank })) assert.equal(entity[field], value);
  }
  t.diagnostic(`count: ${count} objects`);
});

test('given fields that are written out nowhere when made then the object has them all the same', () => {
  assert.deepEqual(makingOf({ kind: '', unheard: undefined })(), { kind: '', unheard: undefined });
  assert.deepEqual(makingOf({ texte: NO_ITEMS })(), { texte: NO_ITEMS });
});
