import { join } from 'node:path';
import type { LoadFacts } from '../store/full-load.ts';
import {
  generationFiles,
  generationFolder,
  placeGeneration,
  removeFolder,
  sealGeneration,
  type GenerationFiles,
} from '../store/generation.ts';
import { mergeInto, type Merged } from '../store/merge.ts';
import { renumber } from '../store/renumber.ts';
import { repairSource } from '../store/repair.ts';
import { retentionOf } from '../store/retention-choice.ts';
import { timed } from '../store/sqlite.ts';
import type { LabelOf } from '../store/words.ts';
import { catchUpWords } from '../store/words-update.ts';
import { createComparing } from './comparing.ts';
import type { Run } from './run.ts';
import { loadLabels } from './tables.ts';

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
