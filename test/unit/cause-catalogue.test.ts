import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES, SIDES } from '../../shared/domain/exchange/cause.ts';
import { CAUSE_CATALOGUE, causeSentences } from '../../shared/domain/exchange/cause-catalogue.ts';
import { CHECK_TEXTS, NEXT_TEST_TEXTS } from '../../shared/domain/exchange/cause-catalogue-words.ts';
import { CHECK_NAMES } from '../../shared/domain/exchange/diagnose-checks.ts';
import { NEXT_TESTS } from '../../shared/domain/exchange/diagnose-evidence.ts';

const PARTS = ['title', 'why', 'todo', 'whom'] as const;
const names = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name))].sort();

test('given every cause, when its entry is read, then it has a side and four sentences in both languages', () => {
  assert.deepEqual(Object.keys(CAUSE_CATALOGUE).sort(), [...CAUSES].sort());
  for (const cause of CAUSES) {
    const entry = CAUSE_CATALOGUE[cause];
    assert.ok(SIDES.includes(entry.side), cause);
    for (const part of PARTS) {
      for (const lang of ['fr', 'en'] as const) assert.ok(entry[part][lang].length > 5, `${cause} ${part} ${lang}`);
      assert.deepEqual(names(entry[part].fr), names(entry[part].en), `${cause} ${part}`);
    }
  }
});

test('given every sentence, when it is filled without any value, then no brace or bracket is left', () => {
  for (const cause of CAUSES) {
    for (const lang of ['fr', 'en'] as const) {
      const { title, why, todo, whom } = causeSentences(cause, {}, lang);
      assert.doesNotMatch(`${title}${why}${todo}${whom}`, /[{}[\]]/u, cause);
    }
  }
});

test('given a value that looks like a template, when a sentence is filled, then it is shown as it is', () => {
  const { title } = causeSentences('dns-unknown', { host: '{port}' }, 'fr');
  assert.equal(title, 'Le nom {port} est inconnu');
});

test('given an instant, when a sentence is filled, then people can read it; what is none stays as it is', () => {
  const titleOf = (notAfter: string, lang: 'fr' | 'en'): string =>
    causeSentences('client-expired', { notAfter }, lang).title;
  assert.equal(titleOf('2026-11-21T09:51:12Z', 'fr'), 'Votre certificat a expiré le 21 novembre 2026 à 09:51 UTC');
  assert.equal(titleOf('2026-11-21T09:51:12Z', 'en'), 'Your certificate expired on 21 November 2026 at 09:51 UTC');
  assert.equal(titleOf('2026-99-99T09:51:12Z', 'fr'), 'Votre certificat a expiré le 2026-99-99T09:51:12Z');
  assert.equal(causeSentences('client-expired', {}, 'fr').title, 'Votre certificat a expiré');
});

test('given the checks and the next tests, when their words are read, then each has both languages', () => {
  assert.deepEqual(Object.keys(CHECK_TEXTS).sort(), [...CHECK_NAMES].sort());
  assert.deepEqual(Object.keys(NEXT_TEST_TEXTS).sort(), [...NEXT_TESTS].sort());
  for (const { fr, en } of [...Object.values(CHECK_TEXTS), ...Object.values(NEXT_TEST_TEXTS)])
    assert.ok(fr !== '' && en !== '');
});

test('given French sentences, when they are read, then the person is addressed as « vous »', () => {
  for (const cause of CAUSES) {
    const words = PARTS.flatMap((part) => CAUSE_CATALOGUE[cause][part].fr.toLowerCase().split(/[^\p{L}]+/u));
    assert.deepEqual(
      words.filter((word) => ['tu', 'toi', 'ton', 'ta', 'tes'].includes(word)),
      [],
      cause,
    );
  }
});
