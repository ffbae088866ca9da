import { join } from 'node:path';
import type { ImportReport } from '../../../shared/contract/cache.ts';
import type { Counts } from '../../../shared/contract/common.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Log } from '../ports.ts';
import { openCatalogue, type Catalogue } from '../store/catalogue.ts';
import type { ChangeCounts } from '../store/changes.ts';
import { anomaliesOf, countsOf, weigh } from '../store/counts.ts';
import { createFolders, createPrivateFolder, foldersOf, type Folders } from '../store/folders.ts';
import { completeFullLoad, type LoadFacts } from '../store/full-load.ts';
import {
  generationFiles,
  generationFolder,
  newGenerationId,
  placeGeneration,
  removeFolder,
  sealGeneration,
  type GenerationFiles,
} from '../store/generation.ts';
import { linkStaging } from '../store/link.ts';
import { lockOwner, lockSource, type Lock } from '../store/locks.ts';
import { TABLES } from '../store/migrations/data-0001.ts';
import { applyRetention, stagingOwner } from '../store/retention.ts';
import { openUnderConstruction, timed, type WritableDb } from '../store/sqlite.ts';
import { openStaging } from '../store/staging.ts';
import { loadLabels } from './labels.ts';
import type { IngestRequest, ParseSummary } from './messages.ts';
import { modeOf } from './mode.ts';
import { readInput } from './read-input.ts';
import { checkedSource, sourceOf } from './source-name.ts';

const CACHE_KB = 48_000;

/** What the steps of one import share. */
interface Run {
  readonly request: IngestRequest;
  readonly folders: Folders;
  readonly catalogue: Catalogue;
  readonly files: GenerationFiles;
  readonly locks: Lock[];
  readonly log: Log;
  onProgress(progress: JobProgress): void;
}

/**
 * Imports files into the cache, from the first byte to the published generation. Nothing is visible before the last step,
 * and whatever fails or is refused leaves the cache as it was.
 */
export async function runIngest(
  request: IngestRequest,
  onProgress: (progress: JobProgress) => void,
  log: Log,
): Promise<ImportReport> {
  const start = performance.now();
  if (request.source !== undefined) checkedSource(request.source);
  const folders = foldersOf(request);
  createFolders(folders);
  const catalogue = openCatalogue(folders.catalogue);
  const files = generationFiles(join(folders.staging, request.jobId));
  const run: Run = { request, folders, catalogue, files, locks: [], log, onProgress };
  try {
    run.locks.push(lockOwner(folders.locks, stagingOwner(request.jobId)));
    if (request.source !== undefined && request.checkOnly !== true) {
      run.locks.push(lockSource(folders.locks, request.source));
    }
    createPrivateFolder(files.folder);
    const report = await importInto(run);
    return { ...report, durationMs: Math.round(performance.now() - start) };
  } finally {
    removeFolder(files.folder);
    for (const lock of run.locks.reverse()) lock.release();
    catalogue.close();
  }
}

type Outcome = Omit<ImportReport, 'durationMs'>;

async function importInto(run: Run): Promise<Outcome> {
  const { request, files } = run;
  const db = openUnderConstruction(files.data, CACHE_KB);
  try {
    db.exec(TABLES);
    const staging = openStaging(db, files.staging);
    const summary = await readInput(request, staging, run.onProgress);
    staging.commit();
    return finish(run, db, summary);
  } finally {
    db.close();
  }
}

function finish(run: Run, db: WritableDb, summary: ParseSummary): Outcome {
  const { request, folders, catalogue, log } = run;
  const source = sourceOf(request.source, request.files, summary.regions);
  const mode = modeOf(request.mode, summary);
  if (request.source === undefined && request.checkOnly !== true) run.locks.push(lockSource(folders.locks, source));
  const counts = countsOf(db, 's');
  const current = catalogue.currentOf(source);
  if (mode === 'replace' && current !== undefined) refuseLoss(source, current.counts, counts, request.force === true);
  run.onProgress({ phase: 'link' });
  timed(log, 'link', () => linkStaging(db));
  const anomalies = anomaliesOf(db, 's');
  const facts = factsOf(run, source, mode, summary);
  const changes = request.checkOnly === true ? null : publishFull(run, db, facts, counts);
  const files = summary.files.map(({ name, bytes, sha256, checksum }) => ({ name, bytes, sha256, checksum }));
  return { source, mode, profil: summary.profil, files, counts, anomalies, changes };
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

function publishFull(run: Run, db: WritableDb, facts: LoadFacts, counts: Counts): ChangeCounts | null {
  const { request, folders, catalogue, files, log } = run;
  const { source, generation, job, at, origin, profil } = facts;
  const current = catalogue.currentOf(source);
  const previous =
    current === undefined ? undefined : generationFiles(generationFolder(folders.sources, source, current.id)).data;
  const changes = completeFullLoad(db, {
    files,
    facts,
    counts,
    previous,
    loads: request.retention.loads,
    labelOf: loadLabels(request),
    log,
    onPhase: (phase) => run.onProgress({ phase }),
    onRows: (done) => run.onProgress({ phase: 'index', rows: { done } }),
  });
  run.onProgress({ phase: 'publish' });
  timed(log, 'seal', () => sealGeneration(files));
  placeGeneration(files, generationFolder(folders.sources, source, generation));
  catalogue.publish({
    source,
    id: generation,
    createdAt: at,
    job,
    importedAt: at,
    origin,
    profil,
    counts,
    pending: null,
  });
  applyRetention(catalogue, folders, source, request.retention.generations);
  return changes;
}

/** A file cut before it was made, or of another perimeter, must not take the place of a good one unseen. */
function refuseLoss(source: string, before: Counts, after: Counts, isForced: boolean): void {
  const { held, found } = weigh(before, after);
  if (isForced || held === 0 || found * 2 >= held) return;
  throw new AppError(
    'cache.replace-loses',
    `The files hold ${found} units where ${source} has ${held}: replacing would lose too much; nothing was changed.`,
    { values: { source, held, found }, advice: ['Check that every file of the extraction is there, or use --force.'] },
  );
}
