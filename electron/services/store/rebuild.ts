import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Profil } from '../../../shared/contract/common.ts';
import { AppError } from '../../../shared/errors.ts';
import { openCatalogue, type Catalogue, type GenerationRow } from './catalogue.ts';
import { countsOf } from './counts.ts';
import type { Folders } from './folders.ts';
import { generationFiles, generationFolder, removeWithCompanions } from './generation.ts';
import { guarded, openReadable } from './sqlite.ts';

/**
 * Opens the catalogue; one that is damaged or missing is made again from the generations
 * themselves, which say what they are. They are whole: only sealed ones are in their place.
 */
export function openOrRebuildCatalogue(folders: Folders): Catalogue {
  const size = statSync(folders.catalogue, { throwIfNoEntry: false })?.size ?? 0;
  try {
    const catalogue = openCatalogue(folders.catalogue);
    return size === 0 ? filled(catalogue, folders) : catalogue;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'cache.corrupt') throw error;
  }
  removeWithCompanions(folders.catalogue);
  return filled(openCatalogue(folders.catalogue), folders);
}

function filled(catalogue: Catalogue, folders: Folders): Catalogue {
  for (const row of foundGenerations(folders)) catalogue.publish(row);
  return catalogue;
}

/** The generations in their place that can be read, the oldest first. */
function foundGenerations(folders: Folders): readonly GenerationRow[] {
  const found: GenerationRow[] = [];
  for (const source of list(folders.sources)) {
    for (const id of list(join(folders.sources, source))) {
      const row = describe(generationFiles(generationFolder(folders.sources, source, id)).data, source, id);
      if (row !== undefined) found.push(row);
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function describe(file: string, source: string, id: string): GenerationRow | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const db = openReadable(file);
    try {
      return guarded(file, () => {
        const meta = new Map(db.prepare<[], [string, string]>('SELECT key, value FROM meta').raw().all());
        const last = db.prepare<[], { job: string; at: string }>('SELECT job, at FROM load ORDER BY seq DESC').get();
        const profil = meta.get('profil') ?? '';
        return {
          source,
          id,
          createdAt: meta.get('at') ?? '',
          job: last?.job ?? meta.get('job') ?? '',
          importedAt: last?.at ?? meta.get('at') ?? '',
          origin: meta.get('origin') ?? '',
          profil: profil === '' ? null : (Number(profil) as Profil),
          counts: countsOf(db),
          // A merge may have been cut between its two files: the repair that follows looks.
          pending: last?.job ?? null,
        };
      });
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

function list(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
