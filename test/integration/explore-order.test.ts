import assert from 'node:assert/strict';
import test from 'node:test';
import type { Row } from '../../shared/contract/explore.ts';
import { SORTS } from '../../shared/contract/explore.ts';
import { fold } from '../../shared/domain/search.ts';
import type { Facet } from '../../shared/domain/search.ts';
import { chosenSources } from '../../electron/services/store/reader-handles.ts';
import { createResultSets } from '../../electron/services/store/result-set.ts';
import type { ResultSets } from '../../electron/services/store/result-set.ts';
import { createOrderTables } from '../../electron/services/store/row-order-table.ts';
import { rowOrder } from '../../electron/services/store/row-order.ts';
import type { Sorting } from '../../electron/services/store/row-order.ts';
import { rowView } from '../../electron/services/store/row-view.ts';
import { createSelection, selectRows } from '../../electron/services/store/search-select.ts';
import { makeCache } from '../helpers/made-generation.ts';
import type { MadeCache, MadeEntity } from '../helpers/made-generation.ts';
import { expected, randomEntities, randomFilters, randomText, seeded } from '../helpers/random-cache.ts';

const QUERIES = process.env['CERCLE_TORTURE'] === '1' ? 2000 : 100;
const SEED = 20260302;
const random = seeded(SEED);
const SOURCES: Readonly<Record<string, readonly MadeEntity[]>> = {
  '11': randomEntities(random, '11', 500),
  '93': randomEntities(random, '93', 300),
  vide: [],
  z: randomEntities(random, 'z', 120),
};
const ALL = Object.values(SOURCES).flat();
const tables = createOrderTables(1024 * 1024);

function openSorted(cache: MadeCache, results: ResultSets, text: string | undefined, filters: object, sort: Sorting) {
  return cache.reading((context) => {
    const selection = createSelection(text, filters);
    const order = rowOrder(sort, context.labels, tables);
    const lists = chosenSources(context.sources, undefined).map((handle) => ({
      handle,
      rows: order.arrange(handle, selectRows(handle, selection, context.lists)),
    }));
    return results.open(lists, order, true);
  });
}

function read(cache: MadeCache, results: ResultSets, resultId: string, from: number, count: number): readonly Row[] {
  return cache.reading((context) =>
    results
      .rows(resultId, from, count, context.sources)
      .map((place) => rowView(place, context.labels, context.lang))
      .filter((row) => row !== undefined),
  );
}

const byText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function keyOf(entity: MadeEntity, row: Row | undefined, by: Sorting['by']): string | number | undefined {
  const commune = (entity.codes as Readonly<Record<Facet, readonly string[]>>).commune[0] ?? '';
  if (by === 'updated') return entity.updatedMs ?? undefined;
  if (by === 'commune') return commune === '' ? undefined : fold(row?.commune?.label ?? '');
  return undefined;
}

function naively(entities: readonly MadeEntity[], rows: ReadonlyMap<string, Row>, { by, descending }: Sorting) {
  const sign = descending ? -1 : 1;
  const byName = (a: MadeEntity, b: MadeEntity): number =>
    byText(fold(a.name), fold(b.name)) || byText(a.identity, b.identity);
  return [...entities].sort((a, b) => {
    if (by === 'name') return sign * byName(a, b);
    const [x, y] = [keyOf(a, rows.get(a.identity), by), keyOf(b, rows.get(b.identity), by)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined) || byName(a, b);
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : byText(String(x), String(y));
    return sign * order || byName(a, b);
  });
}

test('given random searches and sorts when rows are read from anywhere then they are those of a naive sort', (t) => {
  const cache = makeCache(SOURCES);
  const results = createResultSets(() => 0);
  try {
    let read100 = 0;
    for (let query = 0; query < QUERIES; query += 1) {
      const text = randomText(random);
      const filters = randomFilters(random);
      const sort = { by: SORTS[query % SORTS.length] ?? 'name', descending: random() < 0.5 };
      const about = JSON.stringify({ seed: SEED, query, text, filters, sort });
      const { resultId, total } = openSorted(cache, results, text, filters, sort);
      const rows = read(cache, results, resultId, 0, 10_000);
      const known = new Map(rows.map((row) => [row.nationalId ?? '', row]));
      const wanted = naively(expected(ALL, text, filters), known, sort).map(({ identity }) => identity);
      assert.deepEqual(
        rows.map(({ nationalId }) => nationalId),
        wanted,
        about,
      );
      assert.equal(total, wanted.length, about);
      const from = Math.floor(random() * (total + 3));
      const count = 1 + Math.floor(random() * 60);
      const window = read(cache, results, resultId, from, count).map(({ nationalId }) => nationalId);
      assert.deepEqual(window, wanted.slice(from, from + count), `${about} from ${from} count ${count}`);
      read100 += window.length;
    }
    t.diagnostic(`count: ${QUERIES} searches, ${read100} rows of windows`);
    assert.ok(read100 > QUERIES);
  } finally {
    cache.dispose();
  }
});

test('given more results than are kept when an old one is read then it has expired and the others have not', () => {
  const cache = makeCache({ '11': SOURCES['11'] ?? [] });
  let now = 0;
  const results = createResultSets(() => now, { kept: 3, bytes: 1_000_000, expiry: 1000 });
  const open = () => openSorted(cache, results, undefined, {}, { by: 'name', descending: false }).resultId;
  const expired = { code: 'cache.result-expired' };
  try {
    const [a, b, c] = [open(), open(), open()];
    read(cache, results, a, 0, 1);
    const d = open();
    assert.throws(() => read(cache, results, b, 0, 1), expired);
    for (const id of [a, c, d]) assert.equal(read(cache, results, id, 0, 1).length, 1);
    now = 900;
    read(cache, results, a, 0, 1);
    now = 1500;
    assert.equal(read(cache, results, a, 0, 1).length, 1);
    assert.throws(() => read(cache, results, d, 0, 1), expired);
    assert.equal(results.close(a), true);
    assert.equal(results.close(a), false);
    assert.throws(() => read(cache, results, a, 0, 1), expired);
  } finally {
    cache.dispose();
  }
});

test('given results that outgrow their memory when another is opened then the one used longest ago has expired', () => {
  const cache = makeCache({ '11': SOURCES['11'] ?? [] });
  const results = createResultSets(() => 0, { kept: 16, bytes: 1, expiry: 1000 });
  const open = () => openSorted(cache, results, undefined, {}, { by: 'name', descending: false }).resultId;
  try {
    const [a, b] = [open(), open()];
    assert.throws(() => read(cache, results, a, 0, 1), { code: 'cache.result-expired' });
    assert.equal(read(cache, results, b, 0, 1).length, 1);
  } finally {
    cache.dispose();
  }
});

test('given a small budget when many orders are asked for then they are made again and stay right', () => {
  const cache = makeCache(SOURCES);
  const small = createOrderTables(0);
  try {
    cache.reading(({ sources, labels }) => {
      for (const handle of sources) {
        const first = small.of('updated', handle, labels);
        small.of('commune', handle, labels);
        const again = small.of('updated', handle, labels);
        assert.notEqual(again, first);
        assert.deepEqual(again, first);
        assert.equal(small.of('updated', handle, labels), again);
      }
    });
  } finally {
    cache.dispose();
  }
});
