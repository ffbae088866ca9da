import type { GenerationFiles } from './generation.ts';
import { immediately, openReadable, openWritable, type ReadableDb, type WritableDb } from './sqlite.ts';
import { INSERT_WORDS_ROW } from './words-index.ts';
import { wordsOfOne, type LabelOf } from './words.ts';

/** Number of the last merge that a file has. */
export function appliedSeq(db: ReadableDb): number {
  return Number(db.prepare<[], string>("SELECT value FROM meta WHERE key = 'applied_seq'").pluck().get() ?? '0');
}

/**
 * Brings the words of a generation level with its tables: SQLite does not commit two files at once, so data.db goes first and
 * leaves the list of its rows that fts.db does not have yet (design architecture §3.5). Does nothing when they are level.
 */
export function catchUpWords(files: GenerationFiles, labelOf: LabelOf): void {
  const data = openReadable(files.data);
  try {
    const target = appliedSeq(data);
    const fts = openWritable(files.fts);
    try {
      const from = appliedSeq(fts);
      if (from < target) immediately(fts, () => rewrite(data, fts, from, target, labelOf));
    } finally {
      fts.close();
    }
  } finally {
    data.close();
  }
  forgetTouched(files);
}

function rewrite(data: ReadableDb, fts: WritableDb, from: number, to: number, labelOf: LabelOf): void {
  const touched = data
    .prepare<[number, number], number>('SELECT DISTINCT id FROM touched WHERE seq > ? AND seq <= ?')
    .pluck();
  const forget = fts.prepare('DELETE FROM words WHERE rowid = ?');
  const insert = fts.prepare(INSERT_WORDS_ROW);
  const words = wordsOfOne(data, labelOf);
  for (const id of touched.all(from, to)) {
    forget.run(id);
    const row = words(id);
    if (row !== undefined) insert.run(...row);
  }
  fts.prepare("UPDATE meta SET value = ? WHERE key = 'applied_seq'").run(String(to));
}

/** Both files are level: the list has served. */
function forgetTouched({ data }: GenerationFiles): void {
  const db = openWritable(data);
  try {
    immediately(db, () => db.exec('DELETE FROM touched'));
  } finally {
    db.close();
  }
}
