import assert from 'node:assert/strict';
import test from 'node:test';
import { fc } from '../helpers/properties.ts';
import { search } from '../../electron/services/store/search.ts';
import { stats } from '../../electron/services/store/stats.ts';
import { FACETS, fold } from '../../shared/domain/search.ts';
import type { Facet, Filters } from '../../shared/domain/search.ts';
import { makeCache } from '../helpers/made-generation.ts';
import type { MadeCache, MadeEntity } from '../helpers/made-generation.ts';
import { expected, pick, randomEntities, randomFilters, randomText, seeded } from '../helpers/random-cache.ts';

const QUERIES = process.env['CERCLE_TORTURE'] === '1' ? 3000 : 120;
const SEED = 20260301;

const random = seeded(SEED);
const SOURCES: Readonly<Record<string, readonly MadeEntity[]>> = {
  '11': randomEntities(random, '11', 700),
  '93': randomEntities(random, '93', 400),
  vide: [],
};
const ALL = Object.values(SOURCES).flat();

function byDisplayOrder(a: MadeEntity, b: MadeEntity): number {
  const order = Buffer.compare(Buffer.from(fold(a.name)), Buffer.from(fold(b.name)));
  return order !== 0 ? order : Buffer.compare(Buffer.from(a.identity), Buffer.from(b.identity));
}

function recount(entities: readonly MadeEntity[], facet: Facet): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { codes } of entities) {
    for (const code of new Set(codes[facet] ?? [])) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function withCache(work: (cache: MadeCache) => void): void {
  const cache = makeCache(SOURCES);
  try {
    work(cache);
  } finally {
    cache.dispose();
  }
}

test('given random texts and filters when searched then the answer is the one of a naive look at every entity', (t) => {
  withCache((cache) => {
    let found = 0;
    for (let i = 0; i < QUERIES; i += 1) {
      const text = randomText(random);
      const filters = randomFilters(random);
      const facet = pick(random, FACETS);
      const wanted = [...expected(ALL, text, filters)].sort(byDisplayOrder);
      const page = cache.reading((context) => search(context, { text, filters, limit: 10_000, facets: [facet] }));
      const about = JSON.stringify({ seed: SEED, query: i, text, filters, facet });
      assert.deepEqual(
        page.items.map((item) => item.nationalId),
        wanted.map((entity) => entity.identity),
        about,
      );
      assert.equal(page.total, wanted.length, about);
      assert.equal(page.next, null, about);
      const own = facet === 'typeOi' ? 'type' : facet;
      const others = expected(ALL, text, { ...filters, [own]: undefined });
      const counted = Object.fromEntries((page.facets[facet] ?? []).map(({ code, count }) => [code, count]));
      assert.deepEqual(counted, recount(others, facet), about);
      found += wanted.length;
    }
    assert.ok(found > QUERIES * 10, 'the random queries find something');
    t.diagnostic(`count: ${QUERIES} random queries of seed ${SEED}, ${found} rows found, against a naive evaluation`);
  });
});

test('given a count of a facet when its value is set as the filter then the search finds that many', (t) => {
  withCache((cache) => {
    let checked = 0;
    for (let i = 0; i < QUERIES / 10; i += 1) {
      const filters = randomFilters(random);
      const facet = pick(random, FACETS);
      const page = cache.reading((context) => search(context, { filters, limit: 0, facets: [facet] }));
      for (const { code, count } of page.facets[facet] ?? []) {
        const applied: Filters = { ...filters, [facet === 'typeOi' ? 'type' : facet]: [code] };
        const { total } = cache.reading((context) => search(context, { filters: applied, limit: 0 }));
        assert.equal(total, count, JSON.stringify({ filters, facet, code }));
        checked += 1;
      }
    }
    t.diagnostic(`count: ${checked} facet counts applied as filters`);
  });
});

test('given random queries when paged by cursors then the pages put together are the whole list', (t) => {
  withCache((cache) => {
    let pages = 0;
    for (let i = 0; i < QUERIES / 10; i += 1) {
      const input = { text: randomText(random), filters: i % 4 === 0 ? {} : randomFilters(random) };
      const limit = 1 + Math.floor(random() * 40);
      const whole = cache.reading((context) => search(context, { ...input, limit: 10_000 }));
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = cache.reading((context) => search(context, { ...input, limit, ...(after && { after }) }));
        assert.equal(page.total, whole.total);
        ids.push(...page.items.map((item) => item.id));
        after = page.next ?? undefined;
        pages += 1;
      } while (after !== undefined);
      assert.deepEqual(
        ids,
        whole.items.map((item) => item.id),
        JSON.stringify({ input, limit }),
      );
    }
    t.diagnostic(`count: ${pages} pages`);
  });
});

test('given filters when counted by an axis then every filter counts, its own axis included', () => {
  withCache((cache) => {
    for (let i = 0; i < 40; i += 1) {
      const filters = randomFilters(random);
      const facet = pick(random, FACETS);
      const counts = cache.reading((context) => stats(context, facet, filters));
      const counted = Object.fromEntries(counts.map(({ code, count }) => [code, count]));
      assert.deepEqual(counted, recount(expected(ALL, undefined, filters), facet), JSON.stringify({ facet, filters }));
    }
  });
});

test('given any text at all when searched then there is an answer', () => {
  withCache((cache) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const page = cache.reading((context) => search(context, { text, limit: 5 }));
        assert.ok(page.total >= page.items.length, text);
      }),
      { numRuns: 500 },
    );
  });
});
