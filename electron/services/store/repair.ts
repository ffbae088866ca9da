import { AppError } from '../../../shared/errors.ts';
import type { Catalogue, GenerationRow } from './catalogue.ts';
import { keptCountsOf } from './counts.ts';
import type { Folders } from './folders.ts';
import { generationFiles, generationFolder } from './generation.ts';
import { tryLockSource } from './locks.ts';
import { openReadable } from './sqlite.ts';
import { catchUpWords } from './words-update.ts';
import type { LabelOf } from './words.ts';

/**
 * Finishes merges that a kill cut between their commits: the words catch up with the tables, and the catalogue says what the
 * tables hold. A source that another process is writing is left to it.
 */
export function repairSources(catalogue: Catalogue, folders: Folders, labelOf: () => LabelOf): void {
  for (const row of catalogue.current()) {
    if (row.pending === null) continue;
    const lock = tryLockSource(folders.locks, row.source);
    if (lock === undefined) continue;
    try {
      const again = catalogue.currentOf(row.source);
      if (again !== undefined && again.pending !== null) repairSource(catalogue, folders, again, labelOf());
    } catch (error) {
      // One damaged source must not close the others; whoever reads it is told.
      if (!(error instanceof AppError)) throw error;
    } finally {
      lock.release();
    }
  }
}

/** The same for one source whose lock is held. */
export function repairSource(catalogue: Catalogue, folders: Folders, row: GenerationRow, labelOf: LabelOf): void {
  if (row.pending === null) return;
  const files = generationFiles(generationFolder(folders.sources, row.source, row.id));
  catchUpWords(files, labelOf);
  const db = openReadable(files.data);
  try {
    const last = db
      .prepare<[], { job: string; at: string }>('SELECT job, at FROM load ORDER BY seq DESC LIMIT 1')
      .get();
    // The tables do not have the merge: it was cut before its commit, and nothing of it is there.
    if (last === undefined || last.job !== row.pending) catalogue.clearPending(row.id);
    else catalogue.merged(row.id, { job: last.job, importedAt: last.at, counts: keptCountsOf(db) });
  } finally {
    db.close();
  }
}
