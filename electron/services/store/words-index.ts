import { FTS_TABLES } from './migrations/data-0001.ts';
import { guarded, openUnderConstruction, type WritableDb } from './sqlite.ts';
import { WORD_COLUMNS } from './words-text.ts';

const CACHE_KB = 4_000;
/** Bytes of words kept before they are written as one segment. */
const HASH_BYTES = 4 * 1024 * 1024;
/** So many segments fts5 merges whatever automerge says: by itself, and at most. */
const CRISIS = { usual: 16, most: 1_999 };

/**
 * Puts words into an index that is being made, in ascending order of ids. As much as possible to a statement or one row, never
 * some rows: fts5 writes out what it holds before every statement of several rows, lest that be taken back.
 * @param onRows how many rows were put in so far.
 */
export type FillWords = (fts: WritableDb, onRows: (done: number) => void) => void;

/** What comes before the values or the query of a row: the id, then a text for each column. */
export const INSERT_WORDS = `INSERT INTO main.words (rowid, ${WORD_COLUMNS.join(', ')})`;
export const INSERT_WORDS_ROW = `${INSERT_WORDS} VALUES (?, ${WORD_COLUMNS.map(() => '?').join(', ')})`;

/**
 * Makes the full text index of a generation, in a file of its own. Segments are merged once, at the end: merging as it goes
 * cost four times as much (design performance §2).
 */
export function buildWords(file: string, fill: FillWords, onRows: (done: number) => void = () => undefined): void {
  const db = openUnderConstruction(file, CACHE_KB);
  try {
    guarded(file, () => {
      db.exec(FTS_TABLES);
      configure(db, 'automerge', 0);
      configure(db, 'crisismerge', CRISIS.most);
      configure(db, 'hashsize', HASH_BYTES);
      db.exec('BEGIN');
      fill(db, onRows);
      db.exec("INSERT INTO words (words) VALUES ('optimize')");
      configure(db, 'automerge', 8);
      configure(db, 'crisismerge', CRISIS.usual);
      db.exec("INSERT INTO meta (key, value) VALUES ('applied_seq', '0')");
      db.exec('COMMIT');
      db.pragma('main.journal_mode = WAL');
    });
  } finally {
    db.close();
  }
}

/** Options of fts5 take whole numbers only, and a bound JavaScript number is none. */
function configure(db: WritableDb, option: 'automerge' | 'crisismerge' | 'hashsize', value: number): void {
  db.exec(`INSERT INTO words (words, rank) VALUES ('${option}', ${value})`);
}
