import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Profil } from '../../../shared/contract/common.ts';
import type { ConformityReport } from '../../../shared/contract/quality.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { CsdDocument, ReadLimits } from '../../../shared/domain/csd/model.ts';
import { createConformityRun, type ConformityRun } from '../../../shared/domain/ror/conformity/run.ts';
import type { Nomenclature } from '../../../shared/domain/ror/nomenclature.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { openFile } from '../ingest/archive-file.ts';
import type { ExtractionArchive, ExtractionFile } from '../ingest/archive.ts';
import { extractionNameOf, profilOfNames } from '../ingest/extraction-name.ts';
import { readCsd } from '../ingest/reader.ts';

export interface CheckOptions {
  readonly nomenclature: Nomenclature;
  readonly now: Date;
  /** Language of labels and reasons. */
  readonly lang: Lang;
  /** Absent: that of the file's name, or of the source's load. */
  readonly profil?: Profil;
  readonly limits?: Partial<ReadLimits>;
}

export type OnProgress = (progress: JobProgress) => void;

/** Records between two progress reports, each of which lets other work and a cancellation in. */
const STEP = 250;

export function cancelled(): AppError {
  return new AppError('cancelled', 'The check was cancelled.');
}

/** Starts a run on a target for a profile. */
export function startRun(target: string, profil: Profil | null, options: CheckOptions): ConformityRun {
  const { nomenclature, now, lang } = options;
  return createConformityRun({ target, profil, nomenclature, now, lang, asOf: now.toISOString().slice(0, 10) });
}

/** Tells how far a check is, and stops it when asked to. */
export function createStep(
  onProgress: OnProgress | undefined,
  signal: AbortSignal | undefined,
): (entities: number, progress: Omit<JobProgress, 'phase' | 'entities'>) => Promise<void> {
  return async (entities, progress) => {
    if (signal?.aborted === true) throw cancelled();
    if (entities % STEP !== 0) return;
    onProgress?.({ phase: 'check', entities, ...progress });
    await setImmediate();
  };
}

interface FileCheck {
  readonly archive: ExtractionArchive;
  readonly options: CheckOptions;
  readonly run: ConformityRun;
  readonly step: ReturnType<typeof createStep>;
  readonly total: { readonly files: number; readonly bytes: number };
  done: { files: number; bytes: number };
  entities: number;
}

async function* counted(body: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    onBytes(chunk.byteLength);
    yield chunk;
  }
}

function progressOf({ done, total }: FileCheck): Pick<JobProgress, 'files' | 'bytes'> {
  return {
    files: { done: done.files, total: total.files },
    bytes: { done: done.bytes, total: total.bytes },
  };
}

/** Reads the records of a document into the run; undefined when it ends with an error beside them (RG_ALIM_023). */
async function readDocument(check: FileCheck, file: ExtractionFile): Promise<CsdDocument | undefined> {
  const { archive, options, run } = check;
  const before = check.entities;
  let facts: CsdDocument | undefined;
  const body = counted(archive.read(file.name), (bytes) => (check.done.bytes += bytes));
  const limits = options.limits === undefined ? {} : { limits: options.limits };
  try {
    for await (const record of readCsd(body, { ...limits, onDocument: (found) => (facts = found) })) {
      const { entities, findings } = normalise(record);
      for (const entity of entities) run.entity(record, entity, findings);
      check.entities += 1;
      await check.step(check.entities, progressOf(check));
    }
  } catch (error) {
    const isBeside = error instanceof AppError && error.code === 'csd.error-answer' && check.entities > before;
    if (!isBeside) throw error;
  }
  return facts;
}

async function checkDocument(check: FileCheck, file: ExtractionFile): Promise<void> {
  const { archive, run } = check;
  const facts = await readDocument(check, file);
  const sum = archive.checksumOf(file.name);
  // A lone document owes nobody a companion; one that it has is checked.
  const isExpected = archive.kind === 'zip' || sum?.expected !== undefined;
  run.document({
    name: file.name,
    bytes: facts?.bytes ?? file.size,
    checksum: isExpected ? sum?.checksum : undefined,
    facilityNumber: facts?.facilityNumber,
    isAnswer: facts === undefined || facts.envelope === 'careServicesResponse',
    hasErrorToo: facts === undefined,
  });
  check.done.files += 1;
}

/**
 * Checks a file, an XML document or an extraction, against every rule: the rehearsal of PLATINES. Nothing is stored, and a sum
 * that differs is a failed rule here.
 *
 * Throws what refuses a document or an archive (`xml.…`, `csd.…`, `archive.…`, `file.…`), and `cancelled`.
 */
export async function checkFile(
  path: string,
  options: CheckOptions,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<ConformityReport> {
  const name = basename(path);
  const extraction = extractionNameOf(path);
  const archive = await openFile(path);
  const names = archive.files.map((file) => file.name);
  const profil = options.profil ?? ((profilOfNames([name], names) ?? null) as Profil | null);
  const run = startRun(name, profil, options);
  try {
    if (archive.kind === 'zip') run.archive({ name, extraction });
    const bytes = archive.files.reduce((sum, { size }) => sum + size, 0);
    const check: FileCheck = {
      archive,
      options,
      run,
      step: createStep(onProgress, signal),
      total: { files: archive.files.length, bytes },
      done: { files: 0, bytes: 0 },
      entities: 0,
    };
    for (const file of archive.files) await checkDocument(check, file);
    return run.finish();
  } finally {
    await archive.close();
  }
}
