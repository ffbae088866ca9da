import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import type { SearchItem } from '../../shared/contract/cache.ts';
import { FACETS } from '../../shared/domain/search.ts';
import type { Filters } from '../../shared/domain/search.ts';
import { AppError } from '../../shared/errors.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';
import { smallCsd, structureXml } from '../helpers/small-csd.ts';

const names = Array.from({ length: 40 }, (_, index) => `SITE ${String(index + 1).padStart(3, '0')}`);

function documentOf(some: readonly string[], prefix: string): string {
  return smallCsd({
    organizations: some.map((name) => {
      const number = `${prefix}${name.slice(-3)}`;
      return structureXml({ key: `e_${number}`, ids: [`1750${number}`.padEnd(10, '0')], name });
    }),
  });
}

async function withSide(work: (side: ReadSide) => Promise<void>): Promise<void> {
  const side = openReadSide();
  try {
    await work(side);
  } finally {
    await side.dispose();
  }
}

const namesOf = (items: readonly SearchItem[]): readonly string[] => items.map(({ name }) => name);

test('given a cursor when its source is loaded again then the list goes on at the same name', () =>
  withSide(async (side) => {
    await side.importFiles([side.write('a.xml', documentOf(names, '1'))], { source: 'A' });
    const first = await side.reader.search({ limit: 10 }, 'fr');
    assert.deepEqual(namesOf(first.items), names.slice(0, 10));
    const others = names.filter((_, index) => index % 2 === 0);
    await side.importFiles([side.write('a2.xml', documentOf(others, '1'))], { source: 'A' });
    const next = await side.reader.search({ limit: 100, after: first.next ?? '' }, 'fr');
    assert.equal(next.total, others.length);
    assert.deepEqual(
      namesOf(next.items),
      names.slice(10).filter((name) => others.includes(name)),
    );
  }));

test('given several sources when one is loaded or removed between two pages then the other one loses nothing', () =>
  withSide(async (side) => {
    await side.importFiles([side.write('a.xml', documentOf(names, '1'))], { source: 'A' });
    await side.importFiles([side.write('b.xml', documentOf(names, '2'))], { source: 'B' });
    const first = await side.reader.search({ limit: 7 }, 'fr');
    assert.deepEqual(namesOf(first.items), names.flatMap((name) => [name, name]).slice(0, 7));
    await side.importFiles([side.write('a2.xml', documentOf(names.slice(5), '1'))], { source: 'A' });
    const next = await side.reader.search({ limit: 1000, after: first.next ?? '' }, 'fr');
    const ofB = next.items.filter(({ id }) => id.startsWith('B:'));
    assert.deepEqual(namesOf(ofB), names.slice(3));
  }));

test('given a result kept for a window when rows are asked anywhere then they are those of the list, until it is loaded again', () =>
  withSide(async (side) => {
    await side.importFiles([side.write('a.xml', documentOf(names, '1'))], { source: 'A' });
    await side.importFiles([side.write('b.xml', documentOf(names.slice(0, 23), '2'))], { source: 'B' });
    await side.importFiles([side.write('c.xml', documentOf(names.slice(11), '3'))], { source: 'C' });
    const whole = await side.reader.search({ limit: 1000 }, 'fr');
    const { resultId, total } = await side.reader.openResult({});
    assert.equal(total, whole.total);
    for (const from of [0, 1, 2, 22, 23, 24, 50, total - 3, total - 1, total, total + 5]) {
      const rows = await side.reader.resultRows({ resultId, from, count: 5 }, 'fr');
      assert.deepEqual(
        rows.map(({ id }) => id),
        whole.items.slice(from, from + 5).map(({ id }) => id),
        `from ${from}`,
      );
    }
    await side.importFiles([side.write('a2.xml', documentOf(names, '1'))], { source: 'A' });
    await assert.rejects(side.reader.resultRows({ resultId, from: 0, count: 5 }, 'fr'), AppError);
  }));

test('given a merge into the current generation when searched again then what was kept of the older state is not used', () =>
  withSide(async (side) => {
    await side.importFiles([side.write('a.xml', documentOf(names.slice(0, 30), '1'))], { source: 'A' });
    const text = { text: 'site', limit: 0, facets: ['categorie'] as const };
    assert.equal((await side.reader.search(text, 'fr')).total, 30);
    const generation = side.store.locate('A').generation;
    await side.importFiles([side.write('a2.xml', documentOf(names.slice(30), '1'))], { source: 'A', mode: 'merge' });
    assert.equal(side.store.locate('A').generation, generation);
    assert.equal((await side.reader.search(text, 'fr')).total, 40);
    assert.deepEqual(namesOf((await side.reader.search({ limit: 100 }, 'fr')).items), names);
  }));

test('given a merge of a later state of a region when facets are counted then the counts kept at load follow', () =>
  withSide(async (side) => {
    const region = { units: 120, seed: 4, region: '93', profil: 1 } as const;
    await side.importRegion(region, 'first.xml');
    const later = join(side.ports.folder, 'later.xml');
    await writeRegion({ ...region, revision: 1, resource: (name) => side.ports.resource(name) }, later);
    await side.importFiles([later], { mode: 'merge', source: '93' });
    for (const base of [{}, { departement: ['13'] }] satisfies Filters[]) {
      const page = await side.reader.search({ filters: base, limit: 0, facets: FACETS }, 'fr');
      for (const facet of FACETS) {
        for (const { code, count } of page.facets[facet] ?? []) {
          const filters = { ...base, [facet === 'typeOi' ? 'type' : facet]: [code] };
          const { total } = await side.reader.search({ filters, limit: 0 }, 'fr');
          assert.equal(total, count, JSON.stringify({ base, facet, code }));
        }
      }
    }
  }));
