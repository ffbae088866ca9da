import type { Located } from './index.ts';
import { createRawReader } from './raw-blocks.ts';
import type { RawPlace } from './raw-packer.ts';
import { createPostings } from './search-postings.ts';
import type { Postings } from './search-postings.ts';
import { openReadable } from './sqlite.ts';
import type { ReadableDb } from './sqlite.ts';

export type Value = string | number | Buffer | null;

/** The open files of one source. Statements are prepared once. */
export interface SourceHandle {
  readonly source: string;
  readonly generation: string;
  readonly importedAt: string;
  readonly profil: Located['profil'];
  /** Names this state of the data: it changes with every load, so that what was kept of an older state is never used. */
  readonly stamp: string;
  /** The rows of a query on data.db. */
  all<Row>(sql: string, ...parameters: readonly Value[]): Row[];
  get<Row>(sql: string, ...parameters: readonly Value[]): Row | undefined;
  /** The first column of every row. */
  column<T>(sql: string, ...parameters: readonly Value[]): T[];
  /** Ids of the entities that an fts5 expression finds, in display order. */
  match(expression: string): number[];
  /** Entities by the beginnings of their words, read from the pages of the index. */
  readonly postings: Postings;
  /** The greatest rowid, 0 when there is no row. */
  lastRow(): number;
  /** The record as it was received. @throws AppError `cache.corrupt` */
  raw(place: RawPlace): string;
}

/** A source opened, with what only its keeper may do. */
export interface OpenSource {
  location: Located;
  readonly handle: SourceHandle;
  begin(): void;
  end(): void;
  close(): void;
}

const LAST = 'SELECT coalesce(max(id), 0) FROM entity';

let opened = 0;

/** @throws AppError `cache.corrupt`, `storage.failed` */
export function openSource(located: Located): OpenSource {
  const data = openReadable(located.dataFile);
  const fts = openOther(located.ftsFile, data);
  opened += 1;
  const opening = opened;
  let version = '';
  const statements = queries(data, fts);
  // Blocks unpacked before a load may have been written anew by it, and so may pages of words.
  const open = () => ({ raw: createRawReader(data), postings: createPostings(fts, statements.lastRow) });
  let kept = open();
  const source: OpenSource = {
    location: located,
    handle: {
      source: located.source,
      generation: located.generation,
      get importedAt() {
        return source.location.importedAt;
      },
      get profil() {
        return source.location.profil;
      },
      get stamp() {
        return `${opening}.${version}|`;
      },
      get postings() {
        return kept.postings;
      },
      ...statements,
      raw: (place) => kept.raw.read(place),
    },
    begin: () => {
      const now = beginReading(data, fts);
      if (now !== version) kept = open();
      version = now;
    },
    end: () => [fts, data].forEach((db) => db.exec('COMMIT')),
    close: () => [fts, data].forEach((db) => db.close()),
  };
  return source;
}

/** Begins a reading of both files, and tells their version: it changes with every load. */
function beginReading(data: ReadableDb, fts: ReadableDb): string {
  data.exec('BEGIN');
  fts.exec('BEGIN');
  return [data, fts].map((db) => String(db.pragma('data_version', { simple: true }))).join('.');
}

type Queries = Pick<SourceHandle, 'all' | 'get' | 'column' | 'match' | 'lastRow'>;

function queries(data: ReadableDb, fts: ReadableDb): Queries {
  const statement = preparing(data);
  const match = fts.prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ?').pluck();
  const lastRow = (): number => statement(LAST, 'pluck').get() as number;
  return {
    all: <Row>(sql: string, ...parameters: readonly Value[]) => statement(sql).all(...parameters) as Row[],
    get: <Row>(sql: string, ...parameters: readonly Value[]) => statement(sql).get(...parameters) as Row | undefined,
    column: <T>(sql: string, ...parameters: readonly Value[]) => statement(sql, 'pluck').all(...parameters) as T[],
    match: (expression) => match.all(expression) as number[],
    lastRow,
  };
}

function openOther(file: string, first: ReadableDb): ReadableDb {
  try {
    return openReadable(file);
  } catch (error) {
    first.close();
    throw error;
  }
}

/** A statement that takes any number of values. */
type Prepared = ReturnType<typeof prepareAny>;

function prepareAny(db: ReadableDb, sql: string) {
  return db.prepare<Value[]>(sql);
}

type Shape = 'row' | 'pluck';

function preparing(db: ReadableDb): (sql: string, shape?: Shape) => Prepared {
  const prepared = new Map<string, Prepared>();
  return (sql, shape = 'row') => {
    const key = `${shape} ${sql}`;
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const statement = prepareAny(db, sql);
    if (shape === 'pluck') statement.pluck();
    prepared.set(key, statement);
    return statement;
  };
}
