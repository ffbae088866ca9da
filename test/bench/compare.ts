import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { readRawEntity } from '../../electron/services/ingest/raw-record.ts';
import { ROW_STEP } from '../../electron/services/store/migrations/data-0001.ts';
import { createRawReader } from '../../electron/services/store/raw-blocks.ts';
import { kindName, type RawColumns } from '../../electron/services/store/raw-read.ts';
import { openReadable, type ReadableDb } from '../../electron/services/store/sqlite.ts';
import { contentText } from '../../shared/domain/ror/flatten.ts';

interface Compared {
  /** Order of the rows: that of the primary key, so that nothing is sorted. */
  readonly key: string;
  /** Columns that two programs may fill in their own way. */
  readonly but?: readonly string[];
}

/** Ids are display order: they are compared with the rest. */
const TABLES: Readonly<Record<string, Compared>> = {
  file: { key: 'id', but: ['job'] },
  // The same record written by another serialiser has other bytes: these columns are compared by what they lead to.
  entity: { key: 'id', but: ['content_hash', 'raw_block', 'raw_start', 'raw_length'] },
  entity_code: { key: 'facet, code, id' },
  identifier: { key: 'value, id' },
  link: { key: 'from_id, relation, to_id' },
  finding: { key: 'id' },
  summary: { key: 'facet, kind, type_oi, code' },
  cube: { key: 'departement, facet, kind, type_oi, code' },
  touched: { key: 'seq, id' },
  load: { key: 'seq', but: ['job', 'at'] },
  change: { key: 'load_seq, kind, identity' },
};

/** Facts of a load, which differ; what is compared by the records that it holds. */
const NOT_COMPARED = ['meta', 'raw_block'];

const QUESTIONS = [
  ...['cardiologie', 'car*', 'urgences', 'consultation*', 'name: hop*', 'above: hop*', 'place: paris', 'place: seine*'],
  ...['offer: chirurgie', 'offer: hospitalisation*', 'identifiers: 11*', 'identifiers: 1*', 'phones: 01*', 's*'],
  ...['name: de', 'medecine paris', 'fictif', 'saint* NOT paris'],
] as const;

/** Records whose texts are read back from both. */
const SAMPLED = 200;

type Row = readonly unknown[];

/** Where the two programs left their tables: folders that hold data.db and fts.db. */
export interface Sides {
  readonly cercle: string;
  readonly python: string;
}

/** The folder of the generation of the one source of a data folder. */
export function generationOf(data: string): string {
  const source = join(data, 'cache', 'sources', 'BENCH');
  const generations = readdirSync(source);
  if (generations.length !== 1) throw new Error(`${generations.length} generations instead of one`);
  return join(source, generations[0] ?? '');
}

/**
 * Throws at the first difference between what the two programs made of one file: every row of every table, findings included;
 * the text of sampled records, read back from the compressed blocks; what full text finds. Gives a sentence that says what was
 * compared.
 */
export function compareSides({ cercle, python }: Sides): string {
  const rows = both(cercle, python, 'data.db', (ours, theirs) => {
    sameSchema(ours, theirs);
    const counts = Object.entries(TABLES).map(([table, how]) => sameRows(ours, theirs, table, how));
    sameTexts(ours, theirs);
    return counts.reduce((sum, count) => sum + count, 0);
  });
  both(cercle, python, 'fts.db', sameHits);
  const tables = Object.keys(TABLES).length;
  return `both programs compared: ${rows} rows of ${tables} tables are the same, column by column, and so are the hits of ${QUESTIONS.length} full text questions and the content of ${SAMPLED} sampled records`;
}

function both<T>(ours: string, theirs: string, file: string, work: (a: ReadableDb, b: ReadableDb) => T): T {
  const a = openReadable(join(ours, file));
  try {
    const b = openReadable(join(theirs, file));
    try {
      return work(a, b);
    } finally {
      b.close();
    }
  } finally {
    a.close();
  }
}

function different(what: string, ours: unknown, theirs: unknown): Error {
  const text = (value: unknown): string => JSON.stringify(value)?.slice(0, 500) ?? 'nothing';
  return new Error(`${what} differs: ${text(ours)} by Cercle, ${text(theirs)} by Python; nothing is measured`);
}

function sameSchema(ours: ReadableDb, theirs: ReadableDb): void {
  const sql = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name";
  const [a, b] = [ours, theirs].map((db) => JSON.stringify(db.prepare(sql).raw().all()));
  if (a !== b) throw different('the schema', a, b);
  const names = ours.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  for (const name of names.pluck().all()) {
    if (!(name in TABLES) && !NOT_COMPARED.includes(name)) throw new Error(`nothing says how ${name} is compared`);
  }
}

/** Goes through both side by side, whatever their size. */
function sameRows(ours: ReadableDb, theirs: ReadableDb, table: string, { key, but = [] }: Compared): number {
  const columns = ours
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((name) => !but.includes(name));
  const sql = `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${key}`;
  const others = theirs.prepare<[], Row>(sql).raw().iterate();
  let count = 0;
  try {
    for (const row of ours.prepare<[], Row>(sql).raw().iterate()) {
      const other = others.next();
      if (other.done === true) throw different(`row ${count + 1} of ${table}`, row, undefined);
      const at = row.findIndex((value, column) => !isSame(value, other.value[column]));
      if (at >= 0) throw different(`${columns[at] ?? ''} of row ${count + 1} of ${table}`, row, other.value);
      count += 1;
    }
    const more = others.next();
    if (more.done !== true) throw different(`row ${count + 1} of ${table}`, undefined, more.value);
  } finally {
    others.return?.();
  }
  return count;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b));
}

/** Records spread over the whole list; what Cercle reads in the text that each program kept must be the same content. */
function sameTexts(ours: ReadableDb, theirs: ReadableDb): void {
  const find = 'SELECT key, kind, raw_block, raw_start, raw_length FROM entity WHERE id = ?';
  const total = Number(ours.prepare('SELECT count(*) FROM entity').pluck().get());
  const raw = createRawReader(ours);
  const block = theirs.prepare<[number], Uint8Array>('SELECT data FROM raw_block WHERE id = ?').pluck();
  for (let sample = 0; sample < SAMPLED; sample += 1) {
    const id = ROW_STEP * (1 + Math.floor((sample * total) / SAMPLED));
    const [our, their] = [ours, theirs].map((db) => db.prepare(find).get(id) as RawColumns & { readonly key: string });
    if (our === undefined || their === undefined) throw different(`entity ${id}`, our, their);
    const a = raw.read({ block: our.raw_block, start: our.raw_start, length: our.raw_length });
    const text = inflateSync(block.get(their.raw_block) ?? new Uint8Array()).toString('utf8');
    const b = text.slice(their.raw_start, their.raw_start + their.raw_length);
    const [x, y] = [a, b].map((xml) => contentText(readRawEntity(xml, kindName(our.kind))));
    if (x !== y) throw different(`the content of ${our.key}`, x, y);
  }
}

function sameHits(ours: ReadableDb, theirs: ReadableDb): void {
  const sql = 'SELECT count(*), sum(rowid), min(rowid), max(rowid) FROM words WHERE words MATCH ?';
  for (const question of QUESTIONS) {
    const [a, b] = [ours, theirs].map((db) => JSON.stringify(db.prepare(sql).raw().get(question)));
    if (a !== b) throw different(`hits of ${question}`, a, b);
  }
}
