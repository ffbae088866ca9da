import type { SourceSummary } from '../../../shared/contract/cache.ts';
import type { Profil } from '../../../shared/contract/common.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { Catalogue, GenerationRow } from './catalogue.ts';
import { createFolders, foldersOf, type Folders } from './folders.ts';
import { folderBytes, generationFiles, generationFolder } from './generation.ts';
import { purgeSource } from './purge.ts';
import { openOrRebuildCatalogue } from './rebuild.ts';
import { repairSources } from './repair.ts';
import { removeLeftovers } from './retention.ts';
import { guarded, openReadable } from './sqlite.ts';
import { loadLabels, tableSource } from '../ingest/tables.ts';

/** The current generation of a source: what a reader opens. */
export interface Located {
  readonly source: string;
  readonly generation: string;
  readonly dataFile: string;
  readonly ftsFile: string;
  readonly importedAt: string;
  readonly profil: Profil | null;
  readonly origin: string;
}

/** The write side of the cache. Readers only take `locate` and `dataVersion` from it, and open the files by themselves. */
export interface Store {
  /** What the cache holds; labels of regions come from `labelOf`, which answers undefined for a source that is none. */
  sources(labelOf?: (source: string) => string | undefined): readonly SourceSummary[];
  /** @throws AppError `cache.source-unknown` */
  locate(source: string): Located;
  /** Every source, in the order of their codes. */
  locateAll(): readonly Located[];
  /**
   * Deletes every copy of a source; gives the bytes freed.
   * @throws AppError `cache.source-unknown`, `cache.busy`
   */
  removeSource(source: string): { readonly source: string; readonly bytes: number };
  /** Whether what a job did is there: the truth that jobs of dead processes are settled by. */
  hasJob(job: string): boolean;
  /** Changes when any process published, merged or removed something. */
  dataVersion(): number;
  close(): void;
}

/**
 * Opens the cache. What a killed process left is put right first: generations that were never published go, merges that were
 * cut between two files are finished.
 * A damaged catalogue is made again from the generations.
 * @throws AppError `cache.newer-version`, `cache.network-folder`, `storage.full`, `storage.failed`
 */
export function openStore(ports: StorePorts): Store {
  const folders = foldersOf(ports);
  createFolders(folders);
  const catalogue = openOrRebuildCatalogue(folders);
  try {
    removeLeftovers(catalogue, folders);
    repairSources(catalogue, folders, () => loadLabels(tableSource(ports)).labelOf);
  } catch (error) {
    catalogue.close();
    throw error;
  }
  const current = (source: string): GenerationRow => {
    const row = catalogue.currentOf(source);
    if (row === undefined) throw unknownSource(source);
    return row;
  };
  return {
    sources: (labelOf) => catalogue.current().map((row) => summary(row, catalogue, folders, labelOf)),
    locate: (source) => located(current(source), folders),
    locateAll: () => catalogue.current().map((row) => located(row, folders)),
    removeSource(source) {
      current(source);
      return { source, bytes: purgeSource(catalogue, folders, source) };
    },
    hasJob: (job) => catalogue.hasJob(job) || catalogue.current().some((row) => hasLoad(located(row, folders), job)),
    dataVersion: () => catalogue.dataVersion(),
    close: () => catalogue.close(),
  };
}

type StorePorts = Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'resource' | 'now'>;

export function unknownSource(source: string): AppError {
  return new AppError('cache.source-unknown', `The cache holds no source ${source}; see the sources it holds.`, {
    values: { source },
  });
}

/** A later job of the same source takes the place of an earlier one in the catalogue; the tables remember both. */
function hasLoad({ dataFile }: Located, job: string): boolean {
  try {
    const db = openReadable(dataFile);
    try {
      return guarded(dataFile, () => db.prepare('SELECT 1 FROM load WHERE job = ?').get(job) !== undefined);
    } finally {
      db.close();
    }
  } catch {
    // Tables that cannot be read hold nothing that a person could be told is there.
    return false;
  }
}

function located(row: GenerationRow, folders: Folders): Located {
  const files = generationFiles(generationFolder(folders.sources, row.source, row.id));
  const { source, id: generation, importedAt, profil, origin } = row;
  return { source, generation, dataFile: files.data, ftsFile: files.fts, importedAt, profil, origin };
}

function summary(
  row: GenerationRow,
  catalogue: Catalogue,
  folders: Folders,
  labelOf: ((source: string) => string | undefined) | undefined,
): SourceSummary {
  const { source, importedAt, origin, profil, counts } = row;
  const generations = catalogue.generations(source).map(({ id, importedAt: at }) => ({
    id,
    at,
    current: id === row.id,
    bytes: folderBytes(generationFolder(folders.sources, source, id)),
  }));
  return { source, label: labelOf?.(source) ?? source, importedAt, origin, profil, counts, generations };
}
