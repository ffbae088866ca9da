import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERROR_CODES } from '../../shared/errors.ts';
import { format } from '../../shared/i18n/format.ts';
import { errorSentences, textsOf } from '../../shared/i18n/index.ts';
import { LANGS } from '../../shared/i18n/lang.ts';

/** Every text of a tree with its path. */
function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value as object, `${path}${key}.`),
  );
}

function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)/gu)].map(([, name = '']) => name))].sort();
}

test('given the texts of both languages, when they are compared, then keys and places are the same', () => {
  const french = new Map(leaves(textsOf('fr')));
  const english = new Map(leaves(textsOf('en')));
  assert.deepEqual([...english.keys()].sort(), [...french.keys()].sort());
  for (const [path, text] of french) assert.deepEqual(placesOf(english.get(path) ?? ''), placesOf(text), path);
  assert.ok(french.size > 200, `${french.size} texts`);
});

test('given any text, when it is read, then it is not empty and its brackets and braces close', () => {
  for (const lang of LANGS) {
    for (const [path, text] of leaves(textsOf(lang))) {
      assert.ok(text !== '' || path === 'report.placeFrom.own', `${lang} ${path} is empty`);
      for (const [open, close] of ['[]', '{}', '«»', '“”'].map((pair) => [...pair])) {
        assert.equal(text.split(open ?? '').length, text.split(close ?? '').length, `${lang} ${path}: ${open}${close}`);
      }
    }
  }
});

test('given every error code without values, when it is told, then no place and no bracket is left open', () => {
  for (const lang of LANGS) {
    for (const code of ERROR_CODES) {
      const { what, todo, why = '', whom = '' } = errorSentences(code, {}, lang);
      for (const sentence of [what, todo, why, whom])
        assert.doesNotMatch(sentence, /[[\]{}]|undefined/u, `${lang} ${code}`);
      assert.ok(what.length > 10 && todo.length > 10, code);
    }
  }
});

test('given a file name, when the error is told, then the sentence names it', () => {
  assert.equal(errorSentences('file.not-found', { file: 'a.xml' }, 'fr').what, "Le fichier « a.xml » n'existe pas.");
  assert.equal(errorSentences('file.not-found', {}, 'fr').what, "Le fichier n'existe pas.");
  assert.equal(errorSentences('csd.absent', {}, 'en').why, undefined);
});

test('given counts, when a sentence agrees with them, then French and English differ at zero', () => {
  const sentence = '{n} {n|mot|mots}';
  assert.deepEqual(
    [0, 1, 2].map((n) => format(sentence, { n }, 'fr')),
    ['0 mot', '1 mot', '2 mots'],
  );
  assert.deepEqual(
    [0, 1, 2].map((n) => format(sentence, { n }, 'en')),
    ['0 mots', '1 mot', '2 mots'],
  );
});

test('given numbers, when they are written, then digits group as the language does', () => {
  assert.equal(format('{n}', { n: 1234567 }, 'en'), '1,234,567');
  assert.equal(format('{n}', { n: 1234567 }, 'fr').replace(/\s/gu, ' '), '1 234 567');
});

test('given a value that looks like a place, when it is filled in, then it is shown as it is', () => {
  assert.equal(format('[« {file} »]', { file: '{id}[x]$&' }, 'fr'), '« {id}[x]$& »');
});
