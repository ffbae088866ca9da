import type { Counts, Profil } from '../../../shared/contract/common.ts';
import { AppError } from '../../../shared/errors.ts';
import { recordReplacement, type ChangeCounts } from './changes.ts';
import { keepCounts } from './counts.ts';
import { sealFileMeanwhile, type GenerationFiles } from './generation.ts';
import { carryHistory, recordLoad } from './history.ts';
import { guarded, openReadable, timed, type WritableDb } from './sqlite.ts';
import { fillAround, fillEntities } from './tables.ts';
import type { Log } from '../ports.ts';

/** One document of a load, as kept. */
export interface LoadedFile {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly checksum: string;
  readonly envelope: string;
  readonly encoding: string;
  readonly facilityNumber: string | null;
  /** The exchange that brought it. */
  readonly exchange?: string | null;
}

/** What a load says of itself. */
export interface LoadFacts {
  readonly source: string;
  readonly generation: string;
  readonly job: string;
  readonly mode: 'replace' | 'merge';
  /** ISO dateTime. */
  readonly at: string;
  readonly origin: string;
  readonly profil: Profil | null;
  readonly files: readonly LoadedFile[];
}

export interface FullLoad {
  readonly files: GenerationFiles;
  readonly facts: LoadFacts;
  readonly counts: Counts;
  /** data.db of the generation to compare with. */
  readonly previous: string | undefined;
  /** Loads whose changes are remembered. */
  readonly loads: number;
  readonly log: Log;
  onPhase(phase: 'link' | 'write' | 'index', rows?: number): void;
  readonly words: WordsMaking;
}

/** The display order, what the rows take from others, then the full text index, being made by another thread. */
export interface WordsMaking {
  /** Settles when ordered.db is there, which needs the staging file only. */
  readonly ordered: Promise<void>;
  /** To be told once the source is linked: all else needs that. */
  goOn(): void;
  /** Settles when derived.db is there. */
  readonly derived: Promise<void>;
  /** Settles when fts.db is there, and sealed. */
  readonly done: Promise<void>;
  /** Settles when it has ended, whatever came of it, and holds no file any more. */
  stop(): Promise<void>;
}

/** Version of the tables of a generation. */
export const DATA_SCHEMA = 1;

/**
 * Turns what was staged, linked and put in order into the tables of a generation, all of it: rows in display order, indexes, words,
 * changes since the previous generation. Words are made meanwhile. Closes `db`; each file is sealed by the thread that made it,
 * and the folder remains to be.
 */
export async function completeFullLoad(db: WritableDb, load: FullLoad): Promise<ChangeCounts | null> {
  const { log, words } = load;
  try {
    words.goOn();
    const changes = await completeData(db, load, words.derived);
    db.close();
    const start = performance.now();
    await sealFileMeanwhile(load.files.data);
    const sealed = performance.now();
    await words.done;
    log.info(`seal: ${Math.round(sealed - start)} ms; words: waited for ${Math.round(performance.now() - sealed)} ms`);
    return changes;
  } finally {
    db.close();
  }
}

async function completeData(db: WritableDb, load: FullLoad, derived: Promise<void>): Promise<ChangeCounts | null> {
  const { facts, files, log } = load;
  const rows = timed(log, 'fill around', () => fillAround(db, load.onPhase));
  await derived;
  timed(log, 'fill entities', () => fillEntities(db, files.scratch.derived, rows, load.onPhase));
  writeFiles(db, facts.files, facts.job);
  const changes = timed(log, 'compare', () => compareWithPrevious(db, load));
  writeMeta(db, facts);
  keepCounts(db, load.counts);
  guarded('data.db', () => {
    for (const schema of ['s', 'linked', 'ordering']) db.exec(`DETACH ${schema}`);
    db.pragma('analysis_limit = 2000');
    db.exec('ANALYZE');
    db.pragma('main.locking_mode = NORMAL');
    db.pragma('main.journal_mode = WAL');
  });
  return changes;
}

/** Null when there is nothing to compare with, or nothing that can be read: a damaged cache must not refuse its own repair. */
function compareWithPrevious(db: WritableDb, load: FullLoad): ChangeCounts | null {
  const { previous, facts, log } = load;
  try {
    if (previous !== undefined) return compare(db, previous, load);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'cache.corrupt') throw error;
    log.warn(`the previous generation of ${facts.source} is damaged: ${error.message}`);
    db.exec('DELETE FROM change; DELETE FROM load');
  }
  recordLoad(db, { seq: 1, ...facts, changes: null });
  return null;
}

function compare(db: WritableDb, previous: string, { facts, loads }: FullLoad): ChangeCounts {
  const older = openReadable(previous);
  try {
    db.exec('BEGIN');
    return guarded('data.db', () => {
      const seq = carryHistory(older, db, loads) + 1;
      const changes = recordReplacement(db, older, seq);
      recordLoad(db, { seq, ...facts, changes });
      return changes;
    });
  } finally {
    // Without a journal nothing can be rolled back: what a damaged file let through is deleted by the caller.
    if (db.inTransaction) db.exec('COMMIT');
    older.close();
  }
}

/** Writes the rows of documents, their numbers behind `offset`. */
export function writeFiles(db: WritableDb, files: readonly LoadedFile[], job: string, offset = 0): void {
  const insert = db.prepare(
    `INSERT INTO main.file (id, name, bytes, sha256, checksum, envelope, encoding, facility_number, job, exchange)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, name, bytes, sha256, checksum, envelope, encoding, facilityNumber, exchange = null } of files) {
    insert.run(id + offset, name, bytes, sha256, checksum, envelope, encoding, facilityNumber, job, exchange);
  }
}

function writeMeta(db: WritableDb, { source, generation, origin, profil, job, at }: LoadFacts): void {
  const insert = db.prepare('INSERT INTO main.meta (key, value) VALUES (?, ?)');
  const values = { source, generation, origin, job, at, profil: profil === null ? '' : String(profil) };
  for (const [key, value] of Object.entries({ ...values, applied_seq: '0', order_stale: '0' })) insert.run(key, value);
  db.pragma(`user_version = ${DATA_SCHEMA}`);
}
