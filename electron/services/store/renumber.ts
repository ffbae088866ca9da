import { fold } from '../../../shared/domain/search.ts';
import { createPrivateFolder } from './folders.ts';
import { DATA_SCHEMA } from './full-load.ts';
import type { GenerationFiles } from './generation.ts';
import { IDENTITY } from './link.ts';
import { INDEXES, ROW_STEP, TABLES } from './migrations/data-0001.ts';
import { guarded, openUnderConstruction, type ReadableDb } from './sqlite.ts';
import { attach } from './scratch.ts';
import { fillSummaries } from './summaries.ts';
import { buildWords } from './words-index.ts';
import { wordsOfTables, type LabelOf } from './words.ts';

const CACHE_KB = 24_000;

/** Columns of entity whose values are not ids of other rows. */
const PLAIN = `kind, type_oi, key, national_id, name, other_names, commune, city, departement, region, place_from, champ, mode,
  age_min, age_max, updated, updated_ms, confidentiality, content_hash, link_hash, file_id, raw_block, raw_start, raw_length, contacts,
  telecommunications, horaires, phones`;

const COPY: readonly string[] = [
  `CREATE TEMP TABLE ordered (rank INTEGER PRIMARY KEY, old INTEGER)`,
  `INSERT INTO ordered (old) SELECT id FROM o.entity e ORDER BY fold(name), ${IDENTITY('e')}, id`,
  `CREATE TEMP TABLE ids (old INTEGER PRIMARY KEY, id INTEGER)`,
  `INSERT INTO ids SELECT old, rank * ${ROW_STEP} FROM ordered ORDER BY old`,
  `INSERT INTO main.entity (id, parent_id, eg_id, ej_id, ${PLAIN})
   SELECT r.rank * ${ROW_STEP}, p.id, g.id, j.id, ${PLAIN.split(',')
     .map((column) => `e.${column.trim()}`)
     .join(', ')}
   FROM ordered r CROSS JOIN o.entity e ON e.id = r.old LEFT JOIN ids p ON p.old = e.parent_id
     LEFT JOIN ids g ON g.old = e.eg_id LEFT JOIN ids j ON j.old = e.ej_id ORDER BY r.rank`,
  `INSERT INTO main.entity_code SELECT c.facet, c.code, i.id FROM o.entity_code c JOIN ids i ON i.old = c.id ORDER BY 1, 2, 3`,
  `INSERT INTO main.identifier SELECT v.value, i.id FROM o.identifier v JOIN ids i ON i.old = v.id ORDER BY 1, 2`,
  `INSERT INTO main.link SELECT l.relation, f.id, t.id FROM o.link l JOIN ids f ON f.old = l.from_id JOIN ids t ON t.old = l.to_id
   ORDER BY 2, 1, 3`,
  `INSERT INTO main.finding (entity_id, code, severity, path, value)
   SELECT i.id, f.code, f.severity, f.path, f.value FROM o.finding f LEFT JOIN ids i ON i.old = f.entity_id ORDER BY i.id, f.id`,
  // Records that newer versions replaced are left behind with their blocks.
  `INSERT INTO main.raw_block SELECT id, data FROM o.raw_block WHERE id IN (SELECT raw_block FROM o.entity) ORDER BY id`,
  `INSERT INTO main.file SELECT * FROM o.file`,
  `INSERT INTO main.load SELECT * FROM o.load`,
  `INSERT INTO main.change SELECT * FROM o.change`,
  `INSERT INTO main.meta SELECT key, value FROM o.meta WHERE key NOT IN ('generation', 'applied_seq', 'order_stale')`,
  `INSERT INTO main.meta VALUES ('applied_seq', '0'), ('order_stale', '0')`,
];

/** Whether a merge found no room for a row where it belongs. */
export function isOrderStale(db: ReadableDb): boolean {
  return db.prepare("SELECT value FROM meta WHERE key = 'order_stale'").pluck().get() === '1';
}

/**
 * Makes a generation anew from another one, with ids in display order and room between them again. The one it is made from
 * must be level (no words to catch up with) and locked by this process. The result is ready to be sealed.
 */
export function renumber(from: GenerationFiles, to: GenerationFiles, generation: string, labelOf: LabelOf): void {
  createPrivateFolder(to.folder);
  const db = openUnderConstruction(to.data, CACHE_KB);
  try {
    guarded(to.data, () => {
      db.function('fold', { deterministic: true }, (text: unknown) => fold(String(text)));
      attach(db, from.data, 'o');
      db.exec(TABLES);
      db.exec('BEGIN');
      for (const step of COPY) db.exec(step);
      db.prepare("INSERT INTO main.meta VALUES ('generation', ?)").run(generation);
      db.exec('COMMIT');
      db.exec(`BEGIN; ${INDEXES}`);
      fillSummaries(db);
      db.exec('COMMIT');
      db.exec('DROP TABLE ids; DROP TABLE ordered; DETACH o');
      db.pragma(`user_version = ${DATA_SCHEMA}`);
      db.pragma('analysis_limit = 2000');
      db.exec('ANALYZE');
    });
    buildWords(to.fts, wordsOfTables(db, labelOf));
    guarded(to.data, () => {
      db.pragma('main.locking_mode = NORMAL');
      db.pragma('main.journal_mode = WAL');
    });
  } finally {
    db.close();
  }
}
