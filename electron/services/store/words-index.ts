import type { Statement } from 'better-sqlite3';
import { FTS_TABLES } from './migrations/data-0001.ts';
import { guarded, openUnderConstruction, type ReadableDb, type WritableDb } from './sqlite.ts';
import { allWords, WORD_COLUMNS, type LabelOf, type WordLists } from './words.ts';

const CACHE_KB = 4_000;
/** Bytes of words kept before they are written as one segment. */
const HASH_BYTES = 4 * 1024 * 1024;
/** Rows between two words of progress. */
const TELL_EACH = 400;

export interface WordsOptions {
  readonly labelOf: LabelOf;
  /** Where in `data` the words come from. */
  readonly lists: WordLists;
  onRows(done: number): void;
}

/**
 * Makes the full text index of a generation, in a file of its own. Segments are merged once, at the end: merging as it goes
 * cost four times as much (design performance §2).
 */
export function buildWords(data: ReadableDb, file: string, { labelOf, lists, onRows }: WordsOptions): void {
  const db = openUnderConstruction(file, CACHE_KB);
  try {
    guarded(file, () => {
      db.exec(FTS_TABLES);
      configure(db, 'automerge', 0);
      configure(db, 'hashsize', HASH_BYTES);
      db.exec('BEGIN');
      const insert = rowInsert(db);
      let done = 0;
      for (const row of allWords(data, labelOf, lists)) {
        insert.run(...row);
        done += 1;
        if (done % TELL_EACH === 0) onRows(done);
      }
      onRows(done);
      db.exec("INSERT INTO words (words) VALUES ('optimize')");
      configure(db, 'automerge', 8);
      db.exec("INSERT INTO meta (key, value) VALUES ('applied_seq', '0')");
      db.exec('COMMIT');
      db.pragma('journal_mode = WAL');
    });
  } finally {
    db.close();
  }
}

/** One row to a statement: fts5 writes out what it holds before every statement of several rows, lest that be taken back. */
function rowInsert(db: WritableDb): Statement<(string | number)[]> {
  const columns = ['rowid', ...WORD_COLUMNS];
  return db.prepare(`INSERT INTO words (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
}

/** Options of fts5 take whole numbers only, and a bound JavaScript number is none. */
function configure(db: WritableDb, option: 'automerge' | 'hashsize', value: number): void {
  db.exec(`INSERT INTO words (words, rank) VALUES ('${option}', ${value})`);
}
