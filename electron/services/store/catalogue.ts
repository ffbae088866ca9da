import type { Counts, Profil } from '../../../shared/contract/common.ts';
import { migrate } from './migrate.ts';
import { CATALOGUE_0001 } from './migrations/catalogue-0001.ts';
import { guarded, immediately, openWritable, type ReadableDb, type WritableDb } from './sqlite.ts';

/** A generation as published: what is true of a source is what its last row says (design architecture §3.10). */
export interface GenerationRow {
  readonly source: string;
  readonly id: string;
  readonly createdAt: string;
  readonly job: string;
  readonly importedAt: string;
  readonly origin: string;
  readonly profil: Profil | null;
  readonly counts: Counts;
  readonly pending: string | null;
}

export interface Catalogue {
  /** The current generation of each source, in the order of their names. */
  current(): readonly GenerationRow[];
  currentOf(source: string): GenerationRow | undefined;
  /** Every kept generation of a source, the current one first. */
  generations(source: string): readonly GenerationRow[];
  publish(row: GenerationRow): void;
  /** Says that a job is about to change a generation's files in place; cleared by `merged`, or by the repair that follows. */
  markPending(id: string, job: string): void;
  clearPending(id: string): void;
  merged(id: string, change: { readonly job: string; readonly importedAt: string; readonly counts: Counts }): void;
  /** Forgets generations whose files are gone or about to go. */
  forget(ids: readonly string[]): void;
  /** Forgets a source, and leaves no trace of it in the file. */
  forgetSource(source: string): void;
  hasJob(job: string): boolean;
  /** Changes when the catalogue was changed, by this connection or by another one, of any process. */
  dataVersion(): number;
  close(): void;
}

interface StoredRow {
  readonly source: string;
  readonly id: string;
  readonly created_at: string;
  readonly job: string;
  readonly imported_at: string;
  readonly origin: string;
  readonly profil: Profil | null;
  readonly counts: string;
  readonly pending: string | null;
}

const COLUMNS = 'source, id, created_at, job, imported_at, origin, profil, counts, pending';
const CURRENT = `SELECT ${COLUMNS} FROM generation WHERE seq IN (SELECT max(seq) FROM generation GROUP BY source)`;

/**
 * Opens the catalogue of the cache, making or migrating it when needed.
 * @throws AppError `cache.corrupt`, `cache.newer-version`, `storage.failed`.
 */
export function openCatalogue(file: string): Catalogue {
  const db = openWritable(file);
  try {
    db.pragma('secure_delete = ON');
    migrate(db, [CATALOGUE_0001]);
  } catch (error) {
    db.close();
    throw error;
  }
  let ownChanges = 0;
  const change = (work: () => void): void => {
    immediately(db, work);
    ownChanges += 1;
  };
  return {
    ...readings(db),
    ...writings(db, change),
    // SQLite's own number ignores what this connection does. Both only grow, so their sum is new at each change.
    dataVersion: () => ownChanges + guarded(db.name, () => Number(db.pragma('data_version', { simple: true }))),
    close: () => void db.close(),
  };
}

type Readings = Pick<Catalogue, 'current' | 'currentOf' | 'generations' | 'hasJob'>;

function readings(db: ReadableDb): Readings {
  const current = db.prepare<[], StoredRow>(`${CURRENT} ORDER BY source`);
  const generations = db.prepare<[string], StoredRow>(
    `SELECT ${COLUMNS} FROM generation WHERE source = ? ORDER BY seq DESC`,
  );
  const job = db.prepare<[string]>('SELECT 1 FROM generation WHERE job = ?').pluck();
  const list = (source: string): readonly GenerationRow[] =>
    guarded(db.name, () => generations.all(source).map(fromStored));
  return {
    current: () => guarded(db.name, () => current.all().map(fromStored)),
    currentOf: (source) => list(source)[0],
    generations: list,
    hasJob: (id) => guarded(db.name, () => job.get(id) !== undefined),
  };
}

type Writings = Omit<Catalogue, keyof Readings | 'dataVersion' | 'close'>;

function writings(db: WritableDb, change: (work: () => void) => void): Writings {
  const run = (sql: string, ...values: readonly unknown[]): void => change(() => void db.prepare(sql).run(...values));
  return {
    publish: (row) => {
      const { source, id, createdAt, job, importedAt, origin, profil, counts, pending } = row;
      const values = [source, id, createdAt, job, importedAt, origin, profil, JSON.stringify(counts), pending];
      run(`INSERT INTO generation (${COLUMNS}) VALUES (${values.map(() => '?').join(', ')})`, ...values);
    },
    markPending: (id, job) => run('UPDATE generation SET pending = ? WHERE id = ?', job, id),
    clearPending: (id) => run('UPDATE generation SET pending = NULL WHERE id = ?', id),
    merged: (id, { job, importedAt, counts }) =>
      run(
        'UPDATE generation SET job = ?, imported_at = ?, counts = ?, pending = NULL WHERE id = ?',
        job,
        importedAt,
        JSON.stringify(counts),
        id,
      ),
    forget: (ids) => run('DELETE FROM generation WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)),
    forgetSource: (source) => {
      run('DELETE FROM generation WHERE source = ?', source);
      guarded(db.name, () => db.exec('VACUUM'));
      // What was deleted is still in the log until it is cut off.
      guarded(db.name, () => db.pragma('wal_checkpoint(TRUNCATE)'));
    },
  };
}

function fromStored(row: StoredRow): GenerationRow {
  const { source, id, created_at: createdAt, job, imported_at: importedAt, origin, profil, pending } = row;
  return {
    source,
    id,
    createdAt,
    job,
    importedAt,
    origin,
    profil,
    counts: JSON.parse(row.counts) as Counts,
    pending,
  };
}
