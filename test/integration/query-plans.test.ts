import assert from 'node:assert/strict';
import test from 'node:test';
import { exportBatch } from '../../electron/services/export/read-batch.ts';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import { anomalies } from '../../electron/services/store/anomalies.ts';
import { establishments } from '../../electron/services/store/establishments.ts';
import { show } from '../../electron/services/store/entity-view.ts';
import { loads } from '../../electron/services/store/loads.ts';
import { origins } from '../../electron/services/store/origins.ts';
import type { ReadContext } from '../../electron/services/store/reader-context.ts';
import { createHandles } from '../../electron/services/store/reader-handles.ts';
import { createLabels } from '../../electron/services/store/reader-labels.ts';
import type { SourceHandle } from '../../electron/services/store/reader-source.ts';
import { rowOrder } from '../../electron/services/store/row-order.ts';
import { createOrderTables } from '../../electron/services/store/row-order-table.ts';
import { rowView } from '../../electron/services/store/row-view.ts';
import { search } from '../../electron/services/store/search.ts';
import { createListCache } from '../../electron/services/store/search-lists.ts';
import { PAGE_QUERIES } from '../../electron/services/store/search-postings.ts';
import { createSelection, selectRows } from '../../electron/services/store/search-select.ts';
import { createWarmUp } from '../../electron/services/store/search-warm.ts';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import { stats } from '../../electron/services/store/stats.ts';
import { tree } from '../../electron/services/store/tree.ts';
import { SORTS } from '../../shared/contract/explore.ts';
import { FACETS, SEARCH_KINDS } from '../../shared/domain/search.ts';
import type { Filters } from '../../shared/domain/search.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';

/** A source that tells every query it is asked. */
function listening(handle: SourceHandle, queries: Set<string>): SourceHandle {
  const told = (sql: string): string => {
    queries.add(sql);
    return sql;
  };
  return {
    ...handle,
    stamp: handle.stamp,
    all: (sql, ...values) => handle.all(told(sql), ...values),
    get: (sql, ...values) => handle.get(told(sql), ...values),
    column: (sql, ...values) => handle.column(told(sql), ...values),
  };
}

function contextOf(side: ReadSide, sources: readonly SourceHandle[]): ReadContext {
  const { nomenclature, geography } = loadNomenclature({
    resource: (name) => side.ports.resource(name),
    asOf: '2026-03-01',
  });
  return { sources, lists: createListCache(1024), labels: createLabels(nomenclature, geography), lang: 'fr' };
}

/** Asks all that a reader can be asked, small lists and long ones. */
function askEverything(context: ReadContext): void {
  const everything: Filters[] = [
    {},
    { kind: SEARCH_KINDS },
    { departement: ['05'] },
    { departement: ['05'], age: [216], updatedSince: '2020-01-01' },
    { champ: ['04'], mode: ['47'], activite: ['306'], public: ['01'] },
  ];
  for (const filters of everything) {
    for (const text of [undefined, 'accueil']) {
      const page = search(context, { text, filters, limit: 5, facets: FACETS });
      if (page.next !== null) search(context, { text, filters, limit: 5, after: page.next });
    }
    for (const by of FACETS) stats(context, by, filters);
  }
  for (const kind of SEARCH_KINDS) {
    const [first] = search(context, { filters: { kind: [kind] }, limit: 1 }).items;
    if (first === undefined) continue;
    for (const { id } of show(context, { id: first.id, xml: true }).children) show(context, { id });
    show(context, { id: first.nationalId ?? first.id });
    tree(context, { id: first.id });
  }
  const warmUp = createWarmUp();
  while (warmUp.step(context.sources, context.lists));
  askWindow(context);
  anomalies(context, { limit: 5 });
  anomalies(context, { severity: 'info', limit: 5 });
  for (const what of ['unites', 'etablissements', 'professionnels', 'anomalies'] as const) {
    exportBatch(context, { what, shape: 'features', size: 20 });
    exportBatch(context, { what, shape: 'records', size: 20, filters: { champ: ['04'] } });
  }
}

/** What only the window asks: rows in every order, what brought a record, what is wrong by establishment. */
function askWindow(context: ReadContext): void {
  const { sources, labels, lang, lists } = context;
  const tables = createOrderTables(1024);
  for (const handle of sources) {
    const rows = selectRows(handle, createSelection('accueil', {}), lists);
    for (const by of SORTS) {
      const order = rowOrder({ by, descending: true }, labels, tables);
      const [first = 0, second = 0] = order.arrange(handle, rows).from(0, 2);
      for (const id of [first, second]) {
        order.position(handle, id);
        rowView({ handle, id }, labels, lang);
      }
    }
    loads(context, { source: handle.source });
    establishments(context, { source: handle.source });
    establishments(context, { source: handle.source, severity: 'error', code: 'champ-missing' });
  }
  const [one] = search(context, { limit: 1 }).items;
  if (one !== undefined) origins(context, { id: one.id });
}

/** Whole tables and indexes that a query may go through, and why. */
const ALLOWED = [
  // The only index on ages: as small as the units that have ages, and read once for a state of the source.
  /^SCAN entity USING COVERING INDEX entity_by_age$/,
  // Counts of all findings by code, and how many there are.
  /^SCAN finding USING COVERING INDEX \w+$/,
  // The greatest rowid.
  /^SEARCH entity$/,
  // Everything by what is above it, put in order once for a state of the source.
  /^SCAN \(subquery-\d+\)$/,
  // One row for each load.
  /^SCAN (load|l)$/,
];

test('given the queries that read the pages of the full text index when their plans are asked then each goes to its pages', async () => {
  const side = openReadSide();
  await side.importRegion({ units: 40, seed: 9, region: '93', profil: 1 });
  const db = openReadable(side.store.locateAll()[0]?.ftsFile ?? '');
  for (const sql of PAGE_QUERIES) {
    const values = Array<number>(sql.split('?').length - 1).fill(1);
    const plan = db.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    assert.deepEqual(
      plan.map(({ detail }) => detail.replace(/\(.*/u, '').trim()),
      [`SEARCH ${sql.includes('words_idx') ? 'words_idx USING PRIMARY KEY' : 'words_data USING INTEGER PRIMARY KEY'}`],
      sql,
    );
  }
  db.close();
  await side.dispose();
});

test('given every query that reading makes when its plan is asked then none goes through a table row by row', async (t) => {
  const side = openReadSide();
  // Enough findings for the planner to see a table rather than a few rows.
  const faults = { 'commune-unknown': 30, 'champ-missing': 30, 'identifier-empty': 30, 'updated-before-created': 30 };
  await side.importRegion({ units: 300, seed: 9, region: '93', profil: 1, faults });
  const handles = createHandles();
  handles.follow(side.store.locateAll());
  const queries = new Set<string>();
  handles.reading((sources) =>
    askEverything(
      contextOf(
        side,
        sources.map((one) => listening(one, queries)),
      ),
    ),
  );
  handles.close();
  const db = openReadable(side.store.locateAll()[0]?.dataFile ?? '');
  for (const sql of queries) {
    const values = Array<number>(sql.split('?').length - 1).fill(1);
    const plan = db.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    for (const { detail } of plan) {
      if (!detail.startsWith('SCAN') || ALLOWED.some((allowed) => allowed.test(detail))) continue;
      assert.match(detail, /^SCAN CONSTANT ROW$/, `${sql}\n${plan.map((row) => row.detail).join('\n')}`);
    }
    const sorts = plan.some(({ detail }) => detail.includes('USE TEMP B-TREE FOR ORDER BY'));
    // The first of what is counted is known once all of it is.
    assert.equal(sorts && /LIMIT/.test(sql) && !/GROUP BY/.test(sql), false, `a page is sorted in memory: ${sql}`);
  }
  db.close();
  assert.ok(queries.size > 30);
  t.diagnostic(`count: ${queries.size} queries explained`);
  await side.dispose();
});
