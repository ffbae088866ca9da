import { createHash } from 'node:crypto';
import { stat, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import {
  canHold,
  generateRegion,
  type GeneratedFile,
  type RegionTruth,
} from '../../../shared/domain/synthetic/generate.ts';
import { extractionDay, extractionName, type RegionOptions } from '../../../shared/domain/synthetic/options.ts';
import { dateOf } from '../../../shared/domain/synthetic/days.ts';
import type { Counts } from '../../../shared/domain/synthetic/tally.ts';
import { loadMaterials } from './load-materials.ts';
import { writeNewFile } from './new-file.ts';
import { zipOf, type ZipEntry } from './zip-writer.ts';

/** Greatest XML document of an extraction, in bytes (domain reference ROR §2.7). */
export const MOST_BYTES = 103_000_000;
/** Units whose documents stay well under that size: a unit takes 6 to 10 KB. */
const UNITS_A_FILE = 9_000;
const REPORTED = 4_194_304;

export interface WriteOptions extends RegionOptions {
  /** A file of the project's `resources/` folder. */
  readonly resource: (name: string) => URL;
  /** Replaces an existing file. */
  readonly force?: boolean;
}

export interface WrittenDocument {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface WrittenRegion {
  readonly file: string;
  /** Size of the file itself. */
  readonly bytes: number;
  readonly counts: Counts;
  readonly documents: readonly WrittenDocument[];
  readonly truth: RegionTruth;
}

/** Bytes of XML written so far. */
export type OnWritten = (progress: { readonly bytes: number }) => void;

interface Job {
  readonly options: WriteOptions;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: OnWritten | undefined;
  readonly documents: WrittenDocument[];
  bytes: number;
}

/**
 * Writes a fictional region: one document when `outFile` ends in `.xml`, else an extraction as a ROR publishes it, a `.zip` of
 * documents with their SHA-256 beside them. The file is whole or absent.
 * @throws AppError `input.invalid` for a number or a name that cannot be, `file.exists` without `force`, `cancelled`, and
 * what `loadMaterials` and `writeNewFile` throw.
 */
export async function writeRegion(
  options: WriteOptions,
  outFile: string,
  signal?: AbortSignal,
  onProgress?: OnWritten,
): Promise<WrittenRegion> {
  const isZip = formatOf(outFile) === '.zip';
  checkNumbers(options, isZip);
  const materials = loadMaterials(options.resource, options.region);
  if (!canHold(options, materials))
    throw invalid(`${String(options.units)} units are more than the identifiers of region ${options.region} can name.`);
  const files = isZip ? (options.files ?? Math.ceil(options.units / UNITS_A_FILE)) : 1;
  const region = generateRegion({ ...options, files }, materials);
  const job: Job = { options, signal, onProgress, documents: [], bytes: 0 };
  await writeNewFile(outFile, { force: options.force === true }, async (handle) => {
    const stream = isZip ? archive(job, region.files) : document(job, region.files[0] as GeneratedFile, '');
    await drain(stream, handle, signal);
  });
  const { size } = await stat(outFile);
  const truth = region.truth();
  return { file: outFile, bytes: size, counts: truth.counts, documents: job.documents, truth };
}

function invalid(message: string): AppError {
  return new AppError('input.invalid', message);
}

function formatOf(outFile: string): '.xml' | '.zip' {
  const format = extname(outFile).toLowerCase();
  if (format === '.xml' || format === '.zip') return format;
  throw invalid(`A region is written as .xml or .zip, not as ${outFile}.`);
}

function checkNumbers({ units, files = 1, revision = 0 }: WriteOptions, isZip: boolean): void {
  if (!Number.isInteger(units) || units < 1) throw invalid('The number of units must be a whole number from 1.');
  if (!Number.isInteger(revision) || revision < 0) throw invalid('The revision must be a whole number from 0.');
  if (!Number.isInteger(files) || files < 1) throw invalid('The number of files must be a whole number from 1.');
  if (files > 1 && !isZip) throw invalid('Several documents need an archive: give a name that ends in .zip.');
}

async function drain(
  stream: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  handle: FileHandle,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const chunk of stream) {
    if (signal?.aborted === true) throw cancelled();
    for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten;
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The region was not written: cancelled.');
}

/** The bytes of one document; when they are all out, its name, size and sum join the job. */
function* document(job: Job, file: GeneratedFile, name: string): Generator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  let reported = job.bytes;
  for (const chunk of file.chunks()) {
    if (job.signal?.aborted === true) throw cancelled();
    const encoded = Buffer.from(chunk);
    hash.update(encoded);
    bytes += encoded.length;
    job.bytes += encoded.length;
    if (job.bytes - reported >= REPORTED) {
      reported = job.bytes;
      job.onProgress?.({ bytes: job.bytes });
    }
    yield encoded;
  }
  job.onProgress?.({ bytes: job.bytes });
  job.documents.push({ name, bytes, sha256: hash.digest('hex') });
}

/** An extraction: each `X.xml` with its `X.txt`, which holds the SHA-256 in hexadecimal (domain reference ROR §2.7). */
function archive(job: Job, files: readonly GeneratedFile[]): AsyncIterable<Uint8Array> {
  const { profil = 1, revision = 0, faults = {} } = job.options;
  const base = extractionName(profil, revision);
  const absent = faults['companion-absent'] ?? 0;
  const wrong = absent + (faults['companion-checksum-wrong'] ?? 0);
  const entries = files.flatMap((file, at): ZipEntry[] => {
    const name = files.length === 1 ? base : `${base}_${String(at + 1).padStart(2, '0')}`;
    const xml = { name: `${name}.xml`, content: () => limited(document(job, file, `${name}.xml`), name) };
    if (at < absent) return [xml];
    return [xml, { name: `${name}.txt`, content: () => [companion(job.documents[at], at < wrong)] }];
  });
  return zipOf(entries, new Date(`${dateOf(extractionDay(revision))}T05:00:00Z`));
}

function companion(written: WrittenDocument | undefined, isWrong: boolean): Uint8Array {
  const sum = written?.sha256 ?? '';
  return Buffer.from(isWrong ? sum.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : sum);
}

function* limited(chunks: Iterable<Uint8Array>, name: string): Generator<Uint8Array> {
  let bytes = 0;
  for (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes >= MOST_BYTES)
      throw invalid(`${name}.xml would reach ${String(MOST_BYTES)} bytes: share the region among more files.`);
    yield chunk;
  }
}
