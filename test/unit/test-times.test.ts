import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestFirst } from '../../scripts/test-times.ts';

test('given the times of the last run when files are ordered then the longest is first, after those that nothing is known of', () => {
  const past = { 'test/a/short.test.ts': 1, 'test/a/long.test.ts': 49, 'test/a/gone.test.ts': 99 };
  const files = ['test/a/short.test.ts', 'test/a/new.test.ts', 'test\\a\\long.test.ts', 'test/a/fresh.test.ts'];
  assert.deepEqual(longestFirst(files, past), [
    'test/a/fresh.test.ts',
    'test/a/new.test.ts',
    'test\\a\\long.test.ts',
    'test/a/short.test.ts',
  ]);
  assert.deepEqual(longestFirst(['b', 'a'], {}), ['a', 'b']);
});
