import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportReport } from '../../../shared/contract/cache.ts';
import type { RegionOptions } from '../../../shared/domain/synthetic/options.ts';
import { startImport } from '../ingest/start.ts';
import type { JobControl } from '../jobs/runner.ts';
import type { Ports } from '../ports.ts';
import { createFolders, createPrivateFolder, foldersOf } from '../store/folders.ts';
import type { Retentions } from '../store/retention-choice.ts';
import { writeRegion } from './write.ts';

/** The source that the example is imported as. */
export const EXAMPLE_SOURCE = 'EXEMPLE';
/** Always the same example, so that a guide can speak of what it shows. */
const SEED = 1;
/** The profile that hides least (domain reference ROR §5), so that every part of a record is there to see. */
const PROFIL = 1;
/** What every ROR has some of: without it, the pages on quality would have nothing to show. */
const FAULTS: NonNullable<RegionOptions['faults']> = {
  'activity-unknown-code': 2,
  'champ-missing': 3,
  'commune-unknown': 2,
  'contact-name-and-nature': 3,
  'date-impossible': 2,
  'finess-key-wrong': 2,
  'hour-impossible': 4,
  'identifier-missing': 2,
  'siret-key-wrong': 1,
  'situation-missing': 3,
  'unit-parent-dangling': 2,
};

export interface ExampleOptions {
  readonly units: number;
  readonly region: string;
  readonly retentions: Retentions;
}

/**
 * Makes a fictional region and imports it as EXEMPLE, in the place of the one before. Its file goes as soon as it is imported, and with
 * whatever stops the import.
 * @throws AppError what `writeRegion` and `startImport` throw.
 */
export async function importExample(
  ports: Ports,
  { units, region, retentions }: ExampleOptions,
  { id: jobId, progress, signal }: JobControl,
): Promise<ImportReport> {
  const folders = foldersOf(ports);
  createFolders(folders);
  const folder = join(folders.spool, `exemple-${jobId}`);
  createPrivateFolder(folder);
  try {
    const file = join(folder, 'exemple.zip');
    const resource = (name: string): URL => ports.resource(name);
    await writeRegion(
      { units, region, seed: SEED, profil: PROFIL, faults: FAULTS, resource },
      file,
      signal,
      ({ bytes }) => progress({ phase: 'generate', bytes: { done: bytes } }),
    );
    const chosen = { source: EXAMPLE_SOURCE, mode: 'replace', profil: PROFIL, force: true } as const;
    return await startImport(ports, { ...chosen, files: [file], jobId, retentions }, progress, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
