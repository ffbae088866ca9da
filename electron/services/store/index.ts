import type { SourceSummary } from '../../../shared/contract/cache.ts';
import type { Profil } from '../../../shared/contract/common.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { openCatalogue, type Catalogue, type GenerationRow } from './catalogue.ts';
import { createFolders, foldersOf, type Folders } from './folders.ts';
import { folderBytes, generationFiles, generationFolder } from './generation.ts';

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
  /** Changes when any process published, merged or removed something. */
  dataVersion(): number;
  close(): void;
}

export function openStore(ports: Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'log' | 'now'>): Store {
  const folders = foldersOf(ports);
  createFolders(folders);
  const catalogue = openCatalogue(folders.catalogue);
  return {
    sources: (labelOf) => catalogue.current().map((row) => summary(row, catalogue, folders, labelOf)),
    locate(source) {
      const row = catalogue.currentOf(source);
      if (row === undefined) throw unknownSource(source);
      return located(row, folders);
    },
    locateAll: () => catalogue.current().map((row) => located(row, folders)),
    dataVersion: () => catalogue.dataVersion(),
    close: () => catalogue.close(),
  };
}

export function unknownSource(source: string): AppError {
  return new AppError('cache.source-unknown', `The cache holds no source ${source}; see the sources it holds.`, {
    values: { source },
  });
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
