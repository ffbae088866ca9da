import type { Counts } from '../../../shared/contract/common.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Log } from '../ports.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { ChangeCounts } from '../store/changes.ts';
import { weigh } from '../store/counts.ts';
import type { Folders } from '../store/folders.ts';
import { completeFullLoad, type LoadFacts, type WordsMaking } from '../store/full-load.ts';
import {
  generationFiles,
  generationFolder,
  placeGeneration,
  sealFolder,
  type GenerationFiles,
} from '../store/generation.ts';
import type { Lock } from '../store/locks.ts';
import { applyRetention } from '../store/retention.ts';
import { retentionOf } from '../store/retention-choice.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { IngestRequest } from './messages.ts';
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
  words: WordsMaking,
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
    words,
  });
  run.onProgress({ phase: 'publish' });
  sealFolder(files);
  placeGeneration(files, generationFolder(folders.sources, source, generation));
  const row = { source, id: generation, createdAt: at, job, importedAt: at, origin, profil, counts, pending: null };
  catalogue.publish(row);
  applyRetention(catalogue, folders, source, retentionOf(request.retentions, source).generations);
  return changes;
}

/** Starts what makes the display order and the full text index of what was staged, of which there is so much. */
export function startWordsOf({ request, files, onProgress }: Run, counts: Counts): WordsMaking {
  return startWords(request, { ...files, entities: entitiesOf(counts) }, (done) => {
    onProgress({ phase: 'index', rows: { done } });
  });
}

function entitiesOf(counts: Counts): number {
  const { entiteJuridique, entiteGeographique, organisationInterne, activiteOperationnelle } = counts;
  const structures = entiteJuridique + entiteGeographique + organisationInterne;
  return structures + activiteOperationnelle + counts.equipementSpecifique + counts.professionnel;
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
