import type { Statement } from 'better-sqlite3';
import type { Counts } from '../../../shared/contract/common.ts';
import { fold } from '../../../shared/domain/search.ts';
import { STAGED_TABLES, type Batch, type StagedTable, type Value } from './batch.ts';
import { createTally } from './counts.ts';
import { hash16 } from './identity.ts';
import { packText } from './raw-packer.ts';
import { attachScratch } from './scratch.ts';
import { guarded, type WritableDb } from './sqlite.ts';
import { WAYS } from './staged-rows.ts';

/** Tables of the load in progress, in a file of their own that is thrown away: nothing of them is left in data.db. */
const SCHEMA = `
CREATE TABLE s.entity (
  seq INTEGER PRIMARY KEY, kind INTEGER, offer INTEGER, others INTEGER, place INTEGER, type_oi TEXT, key TEXT, national_id TEXT,
  name TEXT, folded TEXT, other_names TEXT, champ TEXT, mode TEXT, age_min INTEGER, age_max INTEGER, updated TEXT, updated_ms INTEGER, confidentiality INTEGER, content_hash BLOB, file_id INTEGER, raw_block INTEGER, raw_start INTEGER,
  raw_length INTEGER, contacts INTEGER, telecommunications INTEGER, horaires INTEGER, phones TEXT);
-- What entities share, by number (shared-values.ts): the codes of a list, in two columns of entity, and places.
CREATE TABLE s.code (number INTEGER PRIMARY KEY, facet INTEGER, code TEXT);
CREATE TABLE s.list (list INTEGER, number INTEGER, PRIMARY KEY (list, number)) WITHOUT ROWID;
CREATE TABLE s.place (number INTEGER PRIMARY KEY, commune TEXT, city TEXT, departement TEXT, region TEXT);
INSERT INTO s.place VALUES (0, '', '', '', '');
-- Ways to refer (staged-rows.ts). kind, or else or_kind: where the key is looked for.
CREATE TABLE s.way (way INTEGER PRIMARY KEY, relation INTEGER, kind INTEGER, or_kind INTEGER, path TEXT);
CREATE TABLE s.reference (seq INTEGER, way INTEGER, ord INTEGER, key TEXT, PRIMARY KEY (seq, way, ord)) WITHOUT ROWID;
CREATE TABLE s.identifier (seq INTEGER, value TEXT, PRIMARY KEY (seq, value)) WITHOUT ROWID;
CREATE TABLE s.finding (seq INTEGER, code TEXT, severity INTEGER, path TEXT, value TEXT);
`;

/** Rows to a statement: beyond that, nothing is gained (design performance §2). */
const ROWS = 40;

export interface Staging {
  /** Takes in rows, with the blocks that hold the records they are of: the folded names and the hash of each record are made here. */
  add(batch: Batch): void;
  /** Ends the staging; the tables stay, as schema `s` of the connection. */
  commit(): void;
  /** What was taken in so far. */
  counts(): Counts;
}

/** Kilobytes of pages kept. Few, even to put rows in order: what was just written is near anyway, and larger caches were slower. */
const CACHE_KB = { appending: { main: 4_000, staging: 6_000 }, ordering: { main: 4_000, staging: 4_000 } };

function setCaches(db: WritableDb, use: keyof typeof CACHE_KB): void {
  const { main, staging } = CACHE_KB[use];
  db.pragma(`main.cache_size = -${main}`);
  db.pragma(`s.cache_size = -${staging}`);
}

/** Attaches the staging file to the connection that will make the final tables from it, and takes in batches. */
export function openStaging(db: WritableDb, file: string): Staging {
  return guarded(file, () => {
    attachScratch(db, file, 's');
    setCaches(db, 'appending');
    db.exec(SCHEMA);
    db.exec('BEGIN');
    bulkInsert(db, 's.way', ['relation', 'kind', 'or_kind', 'path'])(
      WAYS.flatMap(({ relation, kind, or_kind, path }) => [relation, kind, or_kind, path]),
    );
    const inserts = tables().map((table) => [table, bulkInsert(db, `s.${table}`, STAGED_TABLES[table])] as const);
    const block = db.prepare('INSERT INTO main.raw_block (id, data) VALUES (?, ?)');
    const tally = createTally();
    return {
      add: ({ rows, blocks }) =>
        guarded(file, () => {
          completeRows(rows.entity, blocks);
          tally.add(rows.entity);
          for (const [table, insert] of inserts) insert(rows[table]);
          for (const { id, text } of blocks) block.run(id, packText(text));
        }),
      commit: () =>
        guarded(file, () => {
          db.exec('COMMIT');
          setCaches(db, 'ordering');
        }),
      counts: () => tally.counts(),
    };
  });
}

const ENTITY_WIDTH = STAGED_TABLES.entity.length;
const NAME = STAGED_TABLES.entity.indexOf('name');
const FOLDED = STAGED_TABLES.entity.indexOf('folded');
const CONTENT_HASH = STAGED_TABLES.entity.indexOf('content_hash');
const RAW_BLOCK = STAGED_TABLES.entity.indexOf('raw_block');

/**
 * Puts into each row the folded name and the hash of the record. The thread that writes has time to make them; those that
 * read have none.
 */
function completeRows(entities: Value[], blocks: Batch['blocks']): void {
  const texts = new Map<Value, Uint8Array>(blocks.map(({ id, text }) => [id, text]));
  for (let row = 0; row < entities.length; row += ENTITY_WIDTH) {
    const block = entities[row + RAW_BLOCK] as number;
    const start = entities[row + RAW_BLOCK + 1] as number;
    const length = entities[row + RAW_BLOCK + 2] as number;
    const text = texts.get(block);
    if (text === undefined) throw new Error(`Raw block ${block} did not come with its rows`);
    entities[row + CONTENT_HASH] = hash16(text.subarray(start, start + length));
    entities[row + FOLDED] = fold(entities[row + NAME] as string);
  }
}

function tables(): readonly StagedTable[] {
  return Object.keys(STAGED_TABLES) as StagedTable[];
}

/** A function that inserts a flat list of values, several rows to a statement. Rows already there are left as they are. */
export function bulkInsert(
  db: WritableDb,
  table: string,
  columns: readonly string[],
): (values: readonly Value[]) => void {
  const row = `(${columns.map(() => '?').join(',')})`;
  const prepare = (rows: number): Statement =>
    db.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(',')}) VALUES ${Array(rows).fill(row).join(',')}`);
  const many = prepare(ROWS);
  const one = prepare(1);
  return (values) => {
    const width = columns.length;
    let start = 0;
    for (; start + ROWS * width <= values.length; start += ROWS * width) {
      many.run(...values.slice(start, start + ROWS * width));
    }
    for (; start < values.length; start += width) one.run(...values.slice(start, start + width));
  };
}
