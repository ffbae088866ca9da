import assert from 'node:assert/strict';
import { test } from 'node:test';
import i18next from 'i18next';
import { en } from '../../renderer/i18n/en.ts';
import { fr } from '../../renderer/i18n/fr.ts';

const TEXTS = { fr, en } as const;

/** Paths of the texts that agree with a count, without the ending that says the number. */
function countedPaths(tree: object, path = ''): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'string') return countedPaths(value as object, `${path}${key}.`);
    return /_(one|other)$/u.test(key) ? [`${path}${key.replace(/_(one|other)$/u, '')}`] : [];
  });
}

function textAt(tree: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], tree);
}

// French has a form of its own for millions (« un million de »), which the texts of the window do not need.
test('given every text that agrees with a count when the count is of millions then it is the plural', async (t) => {
  for (const language of ['fr', 'en'] as const) {
    const own = i18next.createInstance();
    await own.init({ resources: { [language]: { translation: TEXTS[language] } }, lng: language, fallbackLng: 'fr' });
    const paths = [...new Set(countedPaths(TEXTS[language]))];
    t.diagnostic(`count: ${paths.length} texts in ${language}`);
    assert.ok(paths.length > 30);
    for (const path of paths) {
      const written = (count: number): string => String(own.t(path as never, { count, skipInterpolation: true }));
      assert.equal(written(1), textAt(TEXTS[language], `${path}_one`), path);
      for (const count of [2, 999_999, 1_000_000, 2_000_000, 1_000_001, 5_000_000_000])
        assert.equal(written(count), textAt(TEXTS[language], `${path}_other`), `${path} ${count}`);
    }
  }
});
