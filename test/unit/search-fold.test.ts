import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../shared/domain/search.ts';
import { fc } from '../helpers/properties.ts';

const runs = process.env['CERCLE_TORTURE'] === '1' ? 100_000 : 2_000;

test('given texts as people write them when folded then case, accents, ligatures and signs make no difference', () => {
  const folded: readonly (readonly [string, string])[] = [
    ['HÔPITAL LES NYMPHÉAS (FICTIF)', 'hopital les nympheas fictif'],
    ["  Cœur d'Aÿ – l’Œuvre\t", 'coeur d ay l oeuvre'],
    ['Straße Ærø Łódź', 'strasse aero lodz'],
    ['1½ · ¨x¨', '11 2 x'],
    ['E\u0301te\u0301', 'ete'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
    ['ŀ a', 'l a'],
    ['', ''],
    [' -- ', ''],
  ];
  for (const [text, expected] of folded) assert.equal(fold(text), expected, text);
});

test('given any text when folded beside letters that are not Latin then it folds as it does alone', (t) => {
  // Such a letter makes the whole text go through the rules, character by character otherwise.
  const latin = fc.string({ unit: fc.integer({ min: 0, max: 0x17f }).map((code) => String.fromCharCode(code)) });
  const check = (text: string): void => {
    const alone = fold(text);
    assert.equal(fold(`${text} ж`), alone === '' ? 'ж' : `${alone} ж`);
    assert.equal(fold(alone), alone);
  };
  for (let code = 0; code < 0x180; code += 1) {
    const character = String.fromCharCode(code);
    for (const text of [character, `${character} a`, `a ${character}`, `a${character}b`, `${character}${character}`]) {
      check(text);
    }
  }
  fc.assert(fc.property(fc.oneof(latin, fc.string({ unit: 'grapheme' })), check), { numRuns: runs });
  t.diagnostic(`count: ${runs} texts`);
});
