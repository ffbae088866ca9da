import assert from 'node:assert/strict';
import test from 'node:test';
import { exportBatch } from '../../electron/services/export/read-batch.ts';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import { anomalies } from '../../electron/services/store/anomalies.ts';
import { show } from '../../electron/services/store/entity-view.ts';
import type { ReadContext } from '../../electron/services/store/reader-context.ts';
import { createHandles } from '../../electron/services/store/reader-handles.ts';
import { createLabels } from '../../electron/services/store/reader-labels.ts';
import type { SourceHandle } from '../../electron/services/store/reader-source.ts';
import { search } from '../../electron/services/store/search.ts';
import { createListCache } from '../../electron/services/store/search-lists.ts';
import { openReadable } from '../../electron/services/store/sqlite.ts';
import { stats } from '../../electron/services/store/stats.ts';
import { tree } from '../../electron/services/store/tree.ts';
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
  anomalies(context, { limit: 5 });
  anomalies(context, { severity: 'info', limit: 5 });
  for (const what of ['unites', 'etablissements', 'professionnels', 'anomalies'] as const) {
    exportBatch(context, { what, shape: 'features', size: 20 });
    exportBatch(context, { what, shape: 'records', size: 20, filters: { champ: ['04'] } });
  }
}

/** Whole tables and indexes that a query may go through, and why. */
const ALLOWED = [
  // The only index on ages: as small as the units that have ages, and read once for a state of the source.
  /^SCAN entity USING COVERING INDEX entity_by_age$/,
  // Counts of all findings by code, and how many there are.
  /^SCAN finding USING COVERING INDEX \w+$/,
  // The greatest rowid.
  /^SEARCH entity$/,
];

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
    assert.equal(sorts && /LIMIT/.test(sql), false, `a page is sorted in memory: ${sql}`);
  }
  db.close();
  assert.ok(queries.size > 30);
  t.diagnostic(`count: ${queries.size} queries explained`);
  await side.dispose();
});
