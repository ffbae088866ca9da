import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SearchPage } from '../../shared/contract/cache.ts';
import { FACETS } from '../../shared/domain/search.ts';
import type { Filters } from '../../shared/domain/search.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';

describe('facets over two imported regions', () => {
  let side: ReadSide;
  before(async () => {
    side = openReadSide();
    await side.importRegion({ units: 150, seed: 1, region: '93', profil: 1 }, 'a.xml');
    await side.importRegion(
      { units: 120, seed: 2, region: '94', profil: 1, faults: { 'commune-unknown': 3 } },
      'b.xml',
    );
  });
  after(() => side.dispose());

  const search = (filters: Filters, text?: string): Promise<SearchPage> =>
    side.reader.search({ text, filters, limit: 0, facets: FACETS }, 'fr');

  it('given counts kept at load, by département or made from the list when read then each is what its filter finds', async (t) => {
    const inputs: readonly (readonly [Filters, string?])[] = [
      [{}],
      [{ kind: ['oi'] }],
      [{ departement: ['2A'] }],
      [{ departement: ['2A', '2B'] }],
      [{ champ: ['04'] }],
      [{ champ: ['04'], public: ['01'] }, 'accueil'],
      [{ age: [216] }],
      [{ source: ['94'], updatedSince: '2024-01-01' }],
    ];
    let checked = 0;
    for (const [filters, text] of inputs) {
      const page = await search(filters, text);
      for (const facet of FACETS) {
        // The last values are those with the smallest counts, where an error shows.
        for (const { code, count } of [...(page.facets[facet] ?? [])].slice(-6)) {
          const applied: Filters = { ...filters, [facet === 'typeOi' ? 'type' : facet]: [code] };
          const { total } = await side.reader.search({ text, filters: applied, limit: 0 }, 'fr');
          assert.equal(total, count, JSON.stringify({ filters, text, facet, code }));
          checked += 1;
        }
      }
    }
    assert.ok(checked > 150);
    t.diagnostic(`count: ${checked} facet values applied as filters`);
  });

  it('given a filter on a facet when its counts are asked then its other values are counted too', async () => {
    const free = await search({});
    const filtered = await search({ champ: ['04'] });
    assert.deepEqual(filtered.facets['champ'], free.facets['champ']);
    assert.notDeepEqual(filtered.facets['mode'], free.facets['mode']);
  });

  it('given stats by an axis when counted then filters apply and places without a code have a name', async () => {
    const fr = await side.reader.stats({ by: 'departement', filters: { kind: ['ue', 'eg', 'ej'] } }, 'fr');
    const total = (await side.reader.search({ limit: 0 }, 'fr')).total;
    assert.equal(
      fr.reduce((sum, { count }) => sum + count, 0),
      total,
    );
    const [here] = fr;
    const one = await side.reader.stats({ by: 'departement', filters: { departement: [here?.code ?? ''] } }, 'fr');
    assert.deepEqual(one, [here]);
    const nowhere = fr.find(({ code }) => code === '');
    if (nowhere !== undefined) assert.equal(nowhere.label, 'Non localisé');
  });

  it('given labels when counted then codes of every facet have theirs', async () => {
    const page = await search({ kind: ['ej', 'eg', 'oi', 'professionnel'] });
    for (const facet of FACETS.filter((name) => name !== 'commune')) {
      const counts = page.facets[facet] ?? [];
      assert.ok(counts.length > 0, facet);
      assert.deepEqual(
        counts.filter(({ status }) => status === 'unknown'),
        [],
        facet,
      );
    }
  });
});
