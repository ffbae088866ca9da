import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Located } from '../../electron/services/store/index.ts';
import { FTS_TABLES, INDEXES, ROW_STEP, TABLES } from '../../electron/services/store/migrations/data-0001.ts';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import type { ReadContext } from '../../electron/services/store/reader-context.ts';
import { createHandles } from '../../electron/services/store/reader-handles.ts';
import { createLabels } from '../../electron/services/store/reader-labels.ts';
import { createListCache } from '../../electron/services/store/search-lists.ts';
import { openWritable } from '../../electron/services/store/sqlite.ts';
import type { WritableDb } from '../../electron/services/store/sqlite.ts';
import { kindNumber } from '../../electron/services/store/staged-rows.ts';
import type { EntityKind } from '../../shared/domain/ror/projection.ts';
import { FACETS, fold } from '../../shared/domain/search.ts';
import type { Facet } from '../../shared/domain/search.ts';

/** An entity as a test invents it: what lists and filters know of it. */
export interface MadeEntity {
  readonly kind: EntityKind;
  readonly typeOi: string;
  readonly identity: string;
  readonly name: string;
  readonly codes: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly ageMin: number | null;
  readonly ageMax: number | null;
  readonly updatedMs: number | null;
  readonly phones: string;
}

/** Fills a generation by hand, as the write side does: rows in display order, then summaries, then indexes. */
export function makeGeneration(folder: string, source: string, entities: readonly MadeEntity[]): Located {
  const located: Located = {
    source,
    generation: `generation-of-${source}`,
    dataFile: join(folder, source, 'data.db'),
    ftsFile: join(folder, source, 'fts.db'),
    importedAt: '2026-03-01T10:00:00.000Z',
    profil: 0,
    origin: 'made.xml',
  };
  const data = openWritable(located.dataFile);
  const fts = openWritable(located.ftsFile);
  data.exec(TABLES);
  fts.exec(FTS_TABLES);
  const ordered = [...entities].sort((a, b) => byText(fold(a.name), fold(b.name)) || byText(a.identity, b.identity));
  const insertAll = data.transaction(() => fts.transaction(() => insert(data, fts, ordered))());
  insertAll();
  data.exec(SUMMARIES);
  data.exec(INDEXES);
  data.close();
  fts.close();
  return located;
}

const byText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const SUMMARIES = `
INSERT INTO summary SELECT c.facet, e.kind, e.type_oi, c.code, count(*) FROM entity_code c JOIN entity e ON e.id = c.id GROUP BY 1, 2, 3, 4;
INSERT INTO cube SELECT e.departement, c.facet, e.kind, e.type_oi, c.code, count(*)
  FROM entity_code c JOIN entity e ON e.id = c.id GROUP BY 1, 2, 3, 4, 5;
`;

function insert(data: WritableDb, fts: WritableDb, entities: readonly MadeEntity[]): void {
  const columns = data.prepare<[], string>("SELECT name FROM pragma_table_info('entity')").pluck().all();
  const entity = data.prepare(`INSERT INTO entity (${columns.join()}) VALUES (${columns.map((c) => `@${c}`).join()})`);
  const code = data.prepare('INSERT INTO entity_code (facet, code, id) VALUES (?, ?, ?)');
  const words = fts.prepare('INSERT INTO words (rowid, name, identifiers, phones) VALUES (?, ?, ?, ?)');
  const defaults = Object.fromEntries(columns.map((column) => [column, '']));
  entities.forEach((made, index) => {
    const id = (index + 1) * ROW_STEP;
    const one = (facet: Facet): string => made.codes[facet]?.[0] ?? '';
    entity.run({
      ...defaults,
      id,
      kind: kindNumber(made.kind),
      type_oi: made.typeOi,
      key: `k${made.identity}`,
      national_id: made.identity,
      name: made.name,
      parent_id: null,
      eg_id: null,
      ej_id: null,
      region: one('region'),
      departement: one('departement'),
      commune: one('commune'),
      champ: one('champ'),
      mode: one('mode'),
      age_min: made.ageMin,
      age_max: made.ageMax,
      updated_ms: made.updatedMs,
      confidentiality: 1,
      content_hash: Buffer.alloc(16),
      link_hash: Buffer.alloc(0),
    });
    FACETS.forEach((facet, rank) => {
      for (const value of new Set(made.codes[facet] ?? [])) code.run(rank + 1, value, id);
    });
    words.run(id, fold(made.name), fold(made.identity), made.phones);
  });
}

/** Reading functions over sources made by hand, in this process. */
export interface MadeCache {
  reading<T>(work: (context: ReadContext) => T): T;
  dispose(): void;
}

export function makeCache(
  sources: Readonly<Record<string, readonly MadeEntity[]>>,
  lang: 'fr' | 'en' = 'fr',
): MadeCache {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-made-'));
  const { nomenclature, geography } = loadNomenclature({
    resource: (name) => new URL(name, pathToFileURL(join(import.meta.dirname, '..', '..', 'resources') + '/')),
    asOf: '2026-03-01',
  });
  const labels = createLabels(nomenclature, geography);
  const lists = createListCache(8 * 1024 * 1024);
  const handles = createHandles();
  handles.follow(Object.entries(sources).map(([source, entities]) => makeGeneration(folder, source, entities)));
  return {
    reading: (work) => handles.reading((open) => work({ sources: open, lists, labels, lang })),
    dispose: () => {
      handles.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
