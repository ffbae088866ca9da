import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asName, digitsOf, isBlank, trimmed, twoDigitsAt, unitAt, unitsIn } from '../../shared/domain/texts.ts';
import { fc } from '../helpers/properties.ts';

const RUNS = process.env['CERCLE_TORTURE'] === '1' ? 100_000 : 2_000;

const blank = fc.constantFrom(' ', '\t', '\n', '\u00a0', '\u0085', '\u1680', '\u180e', '\u2003', '\u3000', '\ufeff');
const text = fc.oneof(
  fc.string({ unit: fc.oneof(blank, fc.constantFrom('a', 'é', '7', '🏥')), maxLength: 6 }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('0', '9', '-', ' '), maxLength: 12 }),
);

test('given any text when trimmed or asked for blanks then it is what the language says', (t) => {
  fc.assert(
    fc.property(text, (one) => {
      assert.equal(trimmed(one), one.trim());
      assert.equal(isBlank(one), one.trim() === '');
      assert.equal(asName(one), one);
    }),
    { numRuns: RUNS },
  );
  t.diagnostic(`count: ${RUNS} texts`);
});

test('given texts of every make when asked for their units then they are those of the text', () => {
  const long = 'éléments écrits à la suite';
  const joined = [long, 'œ'].join(' ') + String(long.length);
  for (const one of ['', 'a', long, long.slice(3, 20), joined, joined.slice(4), '🏥', asName(long)]) {
    assert.equal(unitsIn(one), one.length);
    for (let at = 0; at < one.length; at += 1) assert.equal(unitAt(one, at), one.charCodeAt(at));
  }
});

test('given any text when read as digits then it is a number only when it is made of them', (t) => {
  fc.assert(
    fc.property(text, (one) => {
      assert.equal(digitsOf(one), /^\d{1,9}$/.test(one) ? Number(one) : Number.NaN);
      for (let at = 0; at + 1 < one.length; at += 1) {
        const pair = one.slice(at, at + 2);
        assert.equal(twoDigitsAt(one, at), /^\d\d$/.test(pair) ? Number(pair) : Number.NaN);
      }
    }),
    { numRuns: RUNS },
  );
  t.diagnostic(`count: ${RUNS} texts`);
});
