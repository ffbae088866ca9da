import { bulkInsert } from './staging.ts';
import { FTS_TABLES } from './migrations/data-0001.ts';
import { guarded, openUnderConstruction, type ReadableDb, type WritableDb } from './sqlite.ts';
import { allWords, WORD_COLUMNS, type LabelOf, type WordLists } from './words.ts';

const CACHE_KB = 4_000;
/** Bytes of words kept before they are written as one segment. */
const HASH_BYTES = 4 * 1024 * 1024;
const ROWS_AT_ONCE = 400;

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
      const insert = bulkInsert(db, 'words', ['rowid', ...WORD_COLUMNS]);
      let values: (string | number)[] = [];
      let done = 0;
      const flush = (): void => {
        insert(values);
        done += values.length / (WORD_COLUMNS.length + 1);
        values = [];
        onRows(done);
      };
      for (const row of allWords(data, labelOf, lists)) {
        values.push(...row);
        if (values.length >= ROWS_AT_ONCE * row.length) flush();
      }
      flush();
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

/** Options of fts5 take whole numbers only, and a bound JavaScript number is none. */
function configure(db: WritableDb, option: 'automerge' | 'hashsize', value: number): void {
  db.exec(`INSERT INTO words (words, rank) VALUES ('${option}', ${value})`);
}
