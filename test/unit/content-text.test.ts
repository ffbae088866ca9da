import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import type { RorEntity } from '../../shared/domain/ror/model.ts';
import { contentText, flatten } from '../../shared/domain/ror/flatten.ts';

const runs = process.env['CERCLE_TORTURE'] === '1' ? 100_000 : 2_000;

/** Few and alike, so that two entities are often the same, and made of what paths, keys and codes are written with. */
const WORDS = ['', 'a', 'b', 'a|b', 'a b', 'a#2', '#2', 'a]', '[1]', 'a.b', '1', '2', '1:a', '{', '}', ',', '=', 'é'];
const FIELDS = ['code', 'nature', 'type', 'nom', 'numero', 'jours', 'autorite', 'contacts', 'lieu', 'valeur', 'texte'];

const ordinary = { noNullPrototype: true } as const;
const word = fc.constantFrom(...WORDS);
const code = fc.oneof(
  fc.record({ code: word, scheme: word }, ordinary),
  fc.record({ code: word, scheme: word, text: word }, ordinary),
  fc.record({ code: word, autorite: word }, ordinary),
);
const leaf = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 3, arbitrary: code },
  { weight: 1, arbitrary: fc.record({ entityId: word }, ordinary) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, true, false, 0, 1, 12) },
);
const value: fc.Memo<unknown> = fc.memo((depth) =>
  depth <= 1
    ? leaf
    : fc.oneof({ weight: 2, arbitrary: leaf }, fields(depth - 1), fc.array(value(depth - 1), { maxLength: 4 })),
);
const fields: fc.Memo<Record<string, unknown>> = fc.memo((depth) =>
  fc.dictionary(fc.constantFrom(...FIELDS), value(depth), { ...ordinary, maxKeys: 3 }),
);

function entityOf(own: object, kind: string, cle: string): RorEntity {
  return { kind, cle, ...own } as unknown as RorEntity;
}
const entity = fc
  .tuple(fields(4), fc.constantFrom('oi', 'eg'), word)
  .map(([own, kind, cle]) => entityOf(own, kind, cle));

/** Drawn from a seed, as a change of a value depends on the value. */
type Draw = (below: number) => number;
const draws = fc.infiniteStream(fc.nat(1_000_000)).map((stream): Draw => {
  const drawn = stream[Symbol.iterator]();
  return (below) => Number(drawn.next().value) % below;
});

/** The same value with the items of its lists in any order. */
function shuffled(one: unknown, draw: Draw): unknown {
  if (Array.isArray(one)) {
    const rest = one.map((item: unknown) => shuffled(item, draw));
    return one.map(() => rest.splice(draw(rest.length), 1)[0]);
  }
  return typeof one === 'object' && one !== null ? mapped(one, (item) => shuffled(item, draw)) : one;
}

function mapped(one: object, change: (item: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(one).map(([field, item]) => [field, change(item)]));
}

/** The same value with about one leaf or item in six changed to something else, or gone. */
function mutated(one: unknown, draw: Draw): unknown {
  if (draw(12) === 0) return [undefined, 'a', '1', [], {}, { entityId: 'a' }, { code: 'a', scheme: 'b' }][draw(7)];
  if (Array.isArray(one)) {
    const items = one.flatMap((item: unknown) => (draw(12) === 0 ? [] : [mutated(item, draw)]));
    return draw(12) === 0 && items.length > 0 ? [...items, items[0]] : items;
  }
  return typeof one === 'object' && one !== null ? mapped(one, (item) => mutated(item, draw)) : one;
}

function asEntity(one: unknown, { kind, cle }: RorEntity): RorEntity {
  return entityOf(typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {}, kind, cle);
}

/** How often both answers were met: a property that only ever saw one of them would say nothing. */
function createTally(): { readonly same: () => number; check(first: RorEntity, second: RorEntity): void } {
  let same = 0;
  return {
    same: () => same,
    check(first, second) {
      const isSame = first.kind === second.kind && JSON.stringify(flatten(first)) === JSON.stringify(flatten(second));
      if (isSame) same += 1;
      assert.equal(contentText(first) === contentText(second), isSame);
    },
  };
}

test('given two entities when one was made of the other by a change then they share their text exactly when they flatten to the same', (t) => {
  const tally = createTally();
  fc.assert(
    fc.property(entity, draws, (one, draw) => tally.check(one, asEntity(mutated(one, draw), one))),
    { numRuns: runs },
  );
  assert.ok(tally.same() > runs / 50 && tally.same() < runs - runs / 50, `${tally.same()} of ${runs} were the same`);
  t.diagnostic(`count: ${runs} pairs, ${tally.same()} of them the same`);
});

test('given an entity with its lists in another order when both are written then they share their text exactly when they flatten to the same', (t) => {
  const tally = createTally();
  fc.assert(
    fc.property(entity, draws, (one, draw) => tally.check(one, asEntity(shuffled(one, draw), one))),
    { numRuns: runs },
  );
  assert.ok(tally.same() > runs / 2, `${tally.same()} of ${runs} were the same`);
  t.diagnostic(`count: ${runs} pairs, ${tally.same()} of them the same`);
});

test('given small entities drawn apart when compared then they share their text exactly when they flatten to the same', (t) => {
  const tally = createTally();
  const item = fc.oneof(
    word,
    code,
    fc.record({ entityId: word }, ordinary),
    fc.record({ jours: fc.array(word, { maxLength: 3 }) }, ordinary),
  );
  const small = fc.array(item, { maxLength: 3 }).map((contacts) => entityOf({ contacts }, 'eg', ''));
  fc.assert(
    fc.property(small, small, (one, other) => tally.check(one, other)),
    { numRuns: runs },
  );
  assert.ok(tally.same() > 0);
  t.diagnostic(`count: ${runs} pairs, ${tally.same()} of them the same`);
});

test('given the same content by another local key, or as another kind, when written then only the kind makes another text', () => {
  const own = { nom: 'a', lieu: { entityId: 'x' } };
  assert.equal(contentText(entityOf(own, 'eg', 'e_1')), contentText(entityOf(own, 'eg', 'e_2')));
  assert.notEqual(contentText(entityOf(own, 'eg', 'e_1')), contentText(entityOf(own, 'ej', 'e_1')));
  assert.equal(
    contentText(entityOf({ ...own, age: 12 }, 'eg', '')),
    contentText(entityOf({ ...own, age: '12' }, 'eg', '')),
  );
  assert.equal(contentText(entityOf(own, 'eg', '')), contentText(entityOf({ nom: 'a', contacts: [] }, 'eg', '')));
});
