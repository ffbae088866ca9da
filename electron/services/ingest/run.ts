import { join } from 'node:path';
import type { Counts } from '../../../shared/contract/common.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Log } from '../ports.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { ChangeCounts } from '../store/changes.ts';
import { weigh } from '../store/counts.ts';
import type { Folders } from '../store/folders.ts';
import { completeFullLoad, type LoadFacts } from '../store/full-load.ts';
import {
  generationFiles,
  generationFolder,
  placeGeneration,
  removeFolder,
  sealFolder,
  sealGeneration,
  type GenerationFiles,
} from '../store/generation.ts';
import type { Lock } from '../store/locks.ts';
import { mergeInto, type Merged } from '../store/merge.ts';
import { renumber } from '../store/renumber.ts';
import { repairSource } from '../store/repair.ts';
import { applyRetention } from '../store/retention.ts';
import { retentionOf } from '../store/retention-choice.ts';
import { timed, type WritableDb } from '../store/sqlite.ts';
import type { LabelOf } from '../store/words.ts';
import { catchUpWords } from '../store/words-update.ts';
import type { IngestRequest } from './messages.ts';
import { createComparing } from './comparing.ts';
import { loadLabels } from './tables.ts';
import { startWords } from './words-making.ts';

/** What the steps of one import share. */
export interface Run {
  readonly request: IngestRequest;
  readonly folders: Folders;
  readonly catalogue: Catalogue;
  /** Where the load in progress is. */
  readonly files: GenerationFiles;
  readonly locks: Lock[];
  readonly log: Log;
  onProgress(progress: JobProgress): void;
}

/** Makes a generation of what was staged and linked, and publishes it. Closes `db`. Null for a first load. */
export async function publishFull(
  run: Run,
  db: WritableDb,
  facts: LoadFacts,
  counts: Counts,
): Promise<ChangeCounts | null> {
  const { request, folders, catalogue, files, log } = run;
  const { source, generation, job, at, origin, profil } = facts;
  const current = catalogue.currentOf(source);
  const changes = await completeFullLoad(db, {
    files,
    facts,
    counts,
    previous: current && generationFiles(generationFolder(folders.sources, source, current.id)).data,
    loads: retentionOf(request.retentions, source).loads,
    log,
    onPhase: (phase, done) => run.onProgress({ phase, ...(done !== undefined && { rows: { done } }) }),
    startWords: () =>
      startWords(request, { ...files, entities: entitiesOf(counts) }, (done) => {
        run.onProgress({ phase: 'index', rows: { done } });
      }),
  });
  run.onProgress({ phase: 'publish' });
  sealFolder(files);
  placeGeneration(files, generationFolder(folders.sources, source, generation));
  const row = { source, id: generation, createdAt: at, job, importedAt: at, origin, profil, counts, pending: null };
  catalogue.publish(row);
  applyRetention(catalogue, folders, source, retentionOf(request.retentions, source).generations);
  return changes;
}

function entitiesOf(counts: Counts): number {
  const { entiteJuridique, entiteGeographique, organisationInterne, activiteOperationnelle } = counts;
  const structures = entiteJuridique + entiteGeographique + organisationInterne;
  return structures + activiteOperationnelle + counts.equipementSpecifique + counts.professionnel;
}

/** Puts what was staged into the current generation. The connection that staged it must be closed. */
export function publishMerge(run: Run, facts: LoadFacts, generation: string): Merged {
  const { request, folders, catalogue, files, log } = run;
  const { labelOf, geography } = loadLabels(request);
  const current = generationFiles(generationFolder(folders.sources, facts.source, generation));
  const row = catalogue.currentOf(facts.source);
  // What an earlier merge left half done comes first, or its list of rows would be taken for this one's.
  if (row !== undefined) repairSource(catalogue, folders, row, labelOf);
  catalogue.markPending(generation, facts.job);
  run.onProgress({ phase: 'write' });
  const { loads } = retentionOf(request.retentions, facts.source);
  const hasWholeEstablishments = request.hasWholeEstablishments === true;
  const comparing = createComparing(request, { older: current.data, newer: files.data }, log);
  const merge = { current, staged: files, facts, loads, geography, hasWholeEstablishments, comparing };
  const merged = timed(log, 'merge', () => {
    try {
      return mergeInto(merge);
    } finally {
      comparing.stop();
    }
  });
  run.onProgress({ phase: 'index' });
  timed(log, 'words', () => catchUpWords(current, labelOf));
  run.onProgress({ phase: 'publish' });
  catalogue.merged(generation, { job: facts.job, importedAt: facts.at, counts: merged.counts });
  if (merged.isOrderStale) publishRenumbered(run, facts, current, labelOf);
  return merged;
}

/** The merge is there already; what follows only puts its rows where they belong, and may be cut without harm. */
function publishRenumbered(run: Run, facts: LoadFacts, current: GenerationFiles, labelOf: LabelOf): void {
  const { folders, catalogue, log, files } = run;
  const { source, generation: id } = facts;
  const row = catalogue.currentOf(source);
  if (row === undefined) return;
  const target = generationFiles(join(files.folder, 'renumbered'));
  timed(log, 'renumber', () => renumber(current, target, id, labelOf));
  sealGeneration(target);
  placeGeneration(target, generationFolder(folders.sources, source, id));
  catalogue.publish({ ...row, id, pending: null });
  catalogue.forget([row.id]);
  removeFolder(current.folder);
}

/** A file cut before it was made, or of another perimeter, must not take the place of a good one unseen. */
export function refuseLoss(source: string, before: Counts, after: Counts): void {
  const { held, found } = weigh(before, after);
  if (held === 0 || found * 2 >= held) return;
  throw new AppError(
    'cache.replace-loses',
    `The files hold ${found} units where ${source} has ${held}: replacing would lose too much; nothing was changed.`,
    { values: { source, held, found }, advice: ['Check that every file of the extraction is there, or use --force.'] },
  );
}
