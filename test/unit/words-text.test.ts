import assert from 'node:assert/strict';
import test from 'node:test';
import { distinctWords, otherNameWords } from '../../electron/services/store/words-text.ts';
import { fold } from '../../shared/domain/search.ts';
import { fc } from '../helpers/properties.ts';

/** Of any letters, with the signs that JSON escapes, and those that fold together with their neighbours or go by them. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        ',',
        '[',
        ']',
        "'",
        ' ',
        '\n',
        '\u0301',
        '\u0345',
        'Σ',
        'ΟΔΟΣ',
        'œ',
        'İ',
        'ǅ',
        '\ud800',
        '各',
        'A',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

function wordsOf(folded: string): readonly string[] {
  return folded.split(' ').filter((word) => word !== '');
}

test('given names in any writing when their list is folded as a whole then its words are those of each name folded', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (names) => {
      assert.deepEqual(
        wordsOf(otherNameWords(JSON.stringify(names))),
        names.flatMap((name) => wordsOf(fold(name))),
      );
    }),
    { numRuns: process.env['CERCLE_TORTURE'] === '1' ? 50_000 : 500 },
  );
});

test('given repeated words and stray blanks when told once each then their order stays', () => {
  assert.equal(distinctWords(' centre de la centre  fictif de '), 'centre de la fictif');
  assert.equal(distinctWords(''), '');
});
