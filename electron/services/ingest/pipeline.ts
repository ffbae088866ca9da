import { join } from 'node:path';
import type { ImportReport } from '../../../shared/contract/cache.ts';
import type { Counts } from '../../../shared/contract/common.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { Log } from '../ports.ts';
import { anomaliesOf } from '../store/counts.ts';
import { createFolders, createPrivateFolder, foldersOf } from '../store/folders.ts';
import { findDoubles } from '../store/doubles.ts';
import type { LoadFacts, WordsMaking } from '../store/full-load.ts';
import { generationFiles, newGenerationId, removeFolder } from '../store/generation.ts';
import { indexKeys, linkStaging } from '../store/link.ts';
import { lockOwner, lockSource } from '../store/locks.ts';
import { TABLES } from '../store/migrations/data-0001.ts';
import { openOrRebuildCatalogue } from '../store/rebuild.ts';
import { stagingOwner } from '../store/retention.ts';
import { attachMade, attachScratch } from '../store/scratch.ts';
import { openUnderConstruction, timed, type WritableDb } from '../store/sqlite.ts';
import { openStaging } from '../store/staging.ts';
import type { IngestRequest, ParseSummary } from './messages.ts';
import { withNeededSpace } from './needed-space.ts';
import { modeOf } from './mode.ts';
import { readInput } from './read-input.ts';
import { startReading, type Reading } from './reading.ts';
import { publishFull, refuseLoss, startWordsOf, type Run } from './run.ts';
import { checkedSource, sourceOf } from './source-name.ts';

/** Until the staging decides (store/staging). */
const CACHE_KB = 4_000;

/**
 * Imports files into the cache, from the first byte to the published generation. Nothing is visible before the last step,
 * and whatever fails or is refused leaves the cache as it was. `reading` may have begun before.
 */
export async function runIngest(
  request: IngestRequest,
  onProgress: (progress: JobProgress) => void,
  log: Log,
  reading: Reading = startReading(request),
): Promise<ImportReport> {
  try {
    return await ingest(request, onProgress, log, reading);
  } finally {
    reading.stop();
  }
}

async function ingest(
  request: IngestRequest,
  onProgress: (progress: JobProgress) => void,
  log: Log,
  reading: Reading,
): Promise<ImportReport> {
  const start = performance.now();
  if (request.source !== undefined) checkedSource(request.source);
  const folders = foldersOf(request);
  createFolders(folders);
  const catalogue = openOrRebuildCatalogue(folders);
  const files = generationFiles(join(folders.staging, request.jobId));
  const run: Run = { request, folders, catalogue, files, locks: [], log, onProgress };
  try {
    run.locks.push(lockOwner(folders.locks, stagingOwner(request.jobId)));
    if (request.source !== undefined && request.checkOnly !== true) {
      run.locks.push(lockSource(folders.locks, request.source));
    }
    createPrivateFolder(files.folder);
    const report = await importInto(run, reading);
    return { ...report, durationMs: Math.round(performance.now() - start) };
  } catch (error) {
    throw withNeededSpace(error, request.files, folders.cache);
  } finally {
    removeFolder(files.folder);
    for (const lock of run.locks.reverse()) lock.release();
    catalogue.close();
  }
}

type Outcome = Omit<ImportReport, 'durationMs'>;

async function importInto(run: Run, reading: Reading): Promise<Outcome> {
  const { request, files } = run;
  const db = openUnderConstruction(files.data, CACHE_KB);
  try {
    db.exec(TABLES);
    const staging = openStaging(db, files.scratch.staging);
    const summary = await readInput(request, reading, staging, run.onProgress);
    staging.commit();
    return await finish(run, db, summary, staging.counts());
  } finally {
    db.close();
  }
}

async function finish(run: Run, db: WritableDb, summary: ParseSummary, counts: Counts): Promise<Outcome> {
  const { request, folders, catalogue } = run;
  const source = sourceOf(request.source, request.files, summary.regions);
  const mode = modeOf(request.mode, summary);
  const isChecked = request.checkOnly === true;
  if (request.source === undefined && !isChecked) run.locks.push(lockSource(folders.locks, source));
  const current = catalogue.currentOf(source);
  if (mode === 'replace' && current !== undefined && request.force !== true) {
    refuseLoss(source, current.counts, counts);
  }
  const facts = factsOf(run, source, mode, summary);
  const outcome =
    mode === 'merge' && current !== undefined && !isChecked
      ? await merge(run, db, facts, current.id)
      : await load(run, db, facts, counts);
  const files = summary.files.map(({ name, bytes, sha256, checksum }) => ({ name, bytes, sha256, checksum }));
  return { source, mode, checkOnly: isChecked, profil: summary.profil, files, counts, ...outcome };
}

type Published = Pick<ImportReport, 'anomalies' | 'changes'>;

async function merge(run: Run, db: WritableDb, facts: LoadFacts, generation: string): Promise<Published> {
  db.close();
  const { publishMerge } = await import('./publish-merge.ts');
  const { anomalies, changes } = publishMerge(run, facts, generation);
  return { anomalies, changes };
}

async function load(run: Run, db: WritableDb, facts: LoadFacts, counts: Counts): Promise<Published> {
  const { request, files, log } = run;
  run.onProgress({ phase: 'link' });
  indexKeys(db);
  const words = request.checkOnly === true ? undefined : startWordsOf(run, counts);
  try {
    timed(log, 'link', () => linkStaging(db, files.scratch.linked));
    await attachOrdered(run, db, words);
    const anomalies = anomaliesOf(db);
    return { anomalies, changes: words === undefined ? null : await publishFull(run, db, facts, counts, words) };
  } finally {
    await words?.stop();
  }
}

/** Waits for what was made while links were; of a load that is only checked, that is what is there twice. */
async function attachOrdered({ files, log }: Run, db: WritableDb, words: WordsMaking | undefined): Promise<void> {
  const { ordered } = files.scratch;
  if (words === undefined) {
    attachScratch(db, ordered, 'ordering');
    return findDoubles(db, 'ordering');
  }
  const linked = performance.now();
  await words.ordered;
  log.info(`order: waited for ${Math.round(performance.now() - linked)} ms`);
  attachMade(db, ordered, 'ordering');
}

function factsOf({ request }: Run, source: string, mode: LoadFacts['mode'], summary: ParseSummary): LoadFacts {
  return {
    source,
    generation: newGenerationId(new Date(request.now), request.jobId),
    job: request.jobId,
    mode,
    at: request.now,
    origin: summary.files.map(({ name }) => name).join(', '),
    profil: summary.profil,
    files: summary.files,
  };
}
