import assert from 'node:assert/strict';
import test from 'node:test';
import { createListCache } from '../../electron/services/store/search-lists.ts';

test('given more lists than the budget when kept then the one asked for longest ago leaves', () => {
  const lists = createListCache(3 * (8 * 100 + 260));
  const make = () => new Float64Array(100);
  for (const key of ['a', 'b', 'c']) lists.get(key, make);
  lists.get('a', () => assert.fail('it is kept'));
  lists.get('d', make);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((key) => lists.has(key)),
    [true, false, true, true],
  );
});

test('given a list larger than the whole budget when kept then it is answered, and stays alone', () => {
  const lists = createListCache(100);
  lists.get('a', () => new Float64Array(1));
  assert.equal(lists.get('b', () => new Float64Array(1000)).length, 1000);
  assert.equal(lists.has('a'), false);
});
