import assert from 'node:assert/strict';
import test from 'node:test';
import { matchExpression, numberForms } from '../../electron/services/store/search-words.ts';

test('given words with accents, ligatures, apostrophes and hyphens when a query is made then each folded word is a prefix', () => {
  assert.equal(matchExpression("L'Haÿ-les-Roses"), '"l"* AND "hay"* AND "les"* AND "roses"*');
  assert.equal(matchExpression('Saint-Étienne'), '"saint"* AND "etienne"*');
  assert.equal(matchExpression('cœur CŒUR'), '"coeur"*');
});

test('given no word at all when a query is made then there is none', () => {
  for (const text of ['', '   ', "-' \u00a0", '+()', '"*']) assert.equal(matchExpression(text), undefined, text);
});

test('given fts5 operators and quotes when a query is made then they are words or nothing', () => {
  assert.equal(
    matchExpression('a OR b NEAR(c) "d" name:e ^f*'),
    '"a"* AND "or"* AND "b"* AND "near"* AND "c"* AND "d"* AND "name"* AND "e"* AND "f"*',
  );
});

test('given a phone number in any usual spelling when a query is made then its national digits are looked for', () => {
  for (const written of [
    '01 42 34 56 78',
    '01.42.34.56.78',
    '+33 1 42 34 56 78',
    '+33 (0)1 42 34 56 78',
    '0033142345678',
    '01-42-34-56-78',
  ]) {
    assert.ok(numberForms(written).includes('0142345678'), written);
    assert.ok(matchExpression(written)?.includes('"0142345678"*'), written);
  }
});

test('given an identifier in groups when a query is made then it is one word as well', () => {
  assert.ok(matchExpression('SIRET 267 500 452 00011')?.includes('"26750045200011"*'));
  assert.ok(matchExpression('2A 000 012 3')?.includes('"2a0000123"*'));
  assert.ok(matchExpression('93/47045')?.includes('"9347045"*'));
});

test('given a short number when a query is made then it stays a word', () => {
  assert.equal(matchExpression('urgences 75013'), '"urgences"* AND "75013"*');
  assert.equal(matchExpression('75 013 paris'), '"75"* AND "013"* AND "paris"*');
});
