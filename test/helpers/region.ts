import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { startImport, type ImportOptions } from '../../electron/services/ingest/start.ts';
import { diffOf } from '../../electron/services/store/diff.ts';
import { openStore, type Located } from '../../electron/services/store/index.ts';
import type { DiffReport, ImportReport } from '../../shared/contract/cache.ts';
import type { JobProgress } from '../../shared/contract/wire.ts';
import { generateRegion, type RegionTruth } from '../../shared/domain/synthetic/generate.ts';
import type { ChangedEntity } from '../../shared/domain/synthetic/revision.ts';
import type { RegionOptions } from '../../shared/domain/synthetic/options.ts';
import type { TestPorts } from './ports.ts';
import { materialsOf } from './synthetic.ts';

/** A fictional region on disk. */
export interface RegionOnDisk {
  readonly files: readonly string[];
  readonly truth: RegionTruth;
}

/** Writes a fictional region as plain XML documents, one after the other. */
export function writeParts(folder: string, options: RegionOptions): RegionOnDisk {
  mkdirSync(folder, { recursive: true });
  const region = generateRegion(options, materialsOf(options.region));
  const files = region.files.map((file, index) => {
    const path = join(folder, `part-${index + 1}.xml`);
    writeFileSync(path, [...file.chunks()].join(''));
    return path;
  });
  return { files, truth: region.truth() };
}

type Options = Partial<ImportOptions> & Pick<ImportOptions, 'files'>;

/** Imports files under a job of its own. */
export function importFiles(
  ports: TestPorts,
  options: Options,
  onProgress?: (progress: JobProgress) => void,
  signal?: AbortSignal,
): Promise<ImportReport> {
  return startImport(ports, { jobId: randomUUID(), ...options }, onProgress, signal);
}

/** The current generation of a source, or undefined. */
export function locateSource(ports: TestPorts, source: string): Located | undefined {
  const store = openStore(ports);
  try {
    return store.locateAll().find((located) => located.source === source);
  } finally {
    store.close();
  }
}

export function diffSource(ports: TestPorts, source: string, since?: string): DiffReport {
  const store = openStore(ports);
  try {
    return diffOf(source, store.locate(source).dataFile, since);
  } finally {
    store.close();
  }
}

/** How a comparison names an entity of the generator. */
export function identityOf({ nationalId, key }: ChangedEntity): string {
  return nationalId === '' ? `#${key}` : nationalId;
}

/** Whether more than the date of the record changed. */
export function hasNewContent({ fields }: DiffReport['changed'][number]): boolean {
  return fields.some(({ path }) => !path.startsWith('metadonnees.'));
}
