import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shownBy } from '../../renderer/features/help/address.ts';
import { GROUPS, helpEntries, searchEntries } from '../../renderer/features/help/entries.ts';
import { isProxyAddress } from '../../renderer/features/settings/proxy-address.ts';
import { paceOf } from '../../renderer/shell/progress-of.ts';
import { ERROR_CODES } from '../../shared/errors.ts';
import { glossary } from '../../shared/i18n/fr/glossary.ts';
import { GLOSSARY_GROUPS } from '../../shared/i18n/glossary.ts';
import { LANGS } from '../../shared/i18n/lang.ts';
import { windowSentences } from '../../shared/i18n/window-sentences.ts';

suite('the help', () => {
  test('given every entry when listed then its address is its own and its group is shown', () => {
    for (const lang of LANGS) {
      const entries = helpEntries(lang);
      assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
      for (const { id, topic, group, title, text, parts } of entries) {
        assert.ok((GROUPS[topic] as readonly string[]).includes(group), id);
        const told = [title, text ?? '', ...parts.map((part) => part.text)].join(' ');
        assert.ok(title.length > 0, id);
        if (topic === 'errors') assert.doesNotMatch(told, /[{}[\]]/u, id);
        if (lang === 'fr') assert.ok(!told.includes('domain reference'), id);
        assert.equal(shownBy(id, entries).entry?.id, id);
      }
    }
  });

  test('given the glossary when grouped then every word is in one group', () => {
    assert.deepEqual(Object.values(GLOSSARY_GROUPS).flat().sort(), Object.keys(glossary).sort());
  });

  test('given words with other accents and case when searched then all must be there, titles first', () => {
    const entries = helpEntries('fr');
    const found = searchEntries(entries, 'PROFIL accès');
    assert.equal(found[0]?.id, 'term:profil');
    assert.ok(found.every(({ folded }) => folded.includes('profil') && folded.includes('acces')));
    assert.deepEqual(searchEntries(entries, '  '), []);
    assert.deepEqual(searchEntries(entries, 'profil zzzz'), []);
  });

  test('given an address it never had when read then it is told as unknown', () => {
    assert.deepEqual(shownBy('finding:nothing', helpEntries('en')), {
      topic: 'start',
      entry: undefined,
      unknown: 'finding:nothing',
    });
  });
});

test('given every error when told in the window then no command line is needed to follow the advice', () => {
  for (const lang of LANGS) {
    for (const code of ERROR_CODES) {
      const { what, why = '', todo, whom = '' } = windowSentences(code, {}, lang);
      const told = `${what} ${why} ${todo} ${whom}`;
      assert.doesNotMatch(told, /«? ?cercle [a-z]+|--(?!data)\w+|'/u, `${lang} ${code}`);
    }
  }
});

test('given addresses of proxies when checked then only plain ones pass', () => {
  assert.deepEqual(
    [
      'http://proxy.exemple.fr:8080',
      'https://10.0.0.1',
      'ftp://proxy',
      'proxy:8080',
      'http://a:b@proxy',
      'http://',
      '',
    ].map(isProxyAddress),
    [true, true, false, false, false, false, false],
  );
});

suite('the pace of a job', () => {
  const progress = { phase: 'read', bytes: { done: 30e6, total: 90e6 }, entities: 5000 } as const;
  const since = { at: 1000, progress: { phase: 'read', bytes: { done: 10e6, total: 90e6 }, entities: 1000 } } as const;

  test('given counts two seconds apart when paced then rates and the rest follow', () => {
    assert.deepEqual(paceOf({ progress, since }, 3000), {
      bytesPerSecond: 10e6,
      entitiesPerSecond: 2000,
      remainingSeconds: 6,
    });
  });

  test('given too short a time, or a total that is not known, when paced then nothing is invented', () => {
    const none = { bytesPerSecond: undefined, entitiesPerSecond: undefined, remainingSeconds: undefined };
    assert.deepEqual(paceOf({ progress, since }, 1500), none);
    assert.deepEqual(paceOf({ progress: null, since: undefined }, 3000), none);
    const open = { ...progress, bytes: { done: 30e6 } };
    assert.equal(paceOf({ progress: open, since }, 3000).remainingSeconds, undefined);
  });
});
