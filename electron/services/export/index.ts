import { stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { Filters } from '../../../shared/domain/search.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { writeNewFile } from '../synthetic/new-file.ts';
import type { Reader } from '../store/read-client.ts';
import type { ExportRow } from './batch.ts';
import type { ExportContent } from './contents.ts';
import { bytesOf, SHAPE_OF } from './formats.ts';
import type { ExportFormat } from './formats.ts';
import { MOST_ROWS } from './xlsx-sheet.ts';

export interface ExportInput {
  readonly format: ExportFormat;
  readonly what?: ExportContent | undefined;
  readonly text?: string | undefined;
  readonly filters?: Filters | undefined;
  /** Contacts above level 1 and professionals' own numbers, left out otherwise. */
  readonly includeRestricted?: boolean | undefined;
  /** Replaces an existing file. */
  readonly force?: boolean | undefined;
  readonly lang?: Lang | undefined;
}

export interface ExportReport {
  readonly rows: number;
  readonly file: string;
  readonly bytes: number;
  /** Rows with coordinates; GeoJSON only. */
  readonly located?: number;
}

/** What is counted while rows go through. */
interface Tally {
  rows: number;
  located: number;
}

/**
 * Writes what a text and filters select to a file: whole, or not there. Rows go from the read worker to the disk in batches, and memory
 * does not depend on their number.
 * @throws AppError `file.exists` without `force`, `file.not-found` when the folder is absent, `input.invalid` for more rows than a sheet
 * holds or a map of findings, `storage.full`, `storage.failed`, `cancelled`, and what the reader throws.
 */
export async function exportTo(
  reader: Pick<Reader, 'rows'>,
  input: ExportInput,
  outFile: string,
  onProgress: (progress: JobProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ExportReport> {
  const { format, what = 'unites' } = input;
  if (format === 'geojson' && what === 'anomalies') throw noPlace();
  const tally: Tally = { rows: 0, located: 0 };
  const options = { force: input.force === true, isPrivate: input.includeRestricted === true };
  await writeNewFile(outFile, options, async (file) => {
    const batches = counted(reader, input, tally, onProgress, signal);
    await drain(bytesOf(format, what, batches, new Date()), file, signal);
  });
  const { size } = await stat(outFile);
  return { rows: tally.rows, file: outFile, bytes: size, ...(format === 'geojson' && { located: tally.located }) };
}

async function* counted(
  reader: Pick<Reader, 'rows'>,
  { format, what = 'unites', text, filters, includeRestricted, lang = 'fr' }: ExportInput,
  tally: Tally,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ExportRow[], void, undefined> {
  for await (const batch of reader.rows({ what, shape: SHAPE_OF[format], text, filters, includeRestricted }, lang)) {
    throwIfCancelled(signal);
    // The total of findings under a filter is an upper bound: they are counted as they come.
    const most = what === 'anomalies' ? tally.rows + batch.rows.length : batch.total;
    if (format === 'xlsx' && most > MOST_ROWS - 1) throw tooManyRows(most);
    yield batch.rows;
    tally.rows += batch.rows.length;
    tally.located += batch.rows.filter(({ position }) => position !== undefined && position !== null).length;
    onProgress({ phase: 'export', rows: { done: tally.rows, total: batch.total } });
  }
}

async function drain(
  bytes: AsyncIterable<Uint8Array>,
  file: FileHandle,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const chunk of bytes) {
    throwIfCancelled(signal);
    for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten;
  }
  throwIfCancelled(signal);
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled', 'The export was cancelled; no file was written.');
}

function tooManyRows(rows: number): AppError {
  return new AppError(
    'input.invalid',
    `${rows} rows are more than a sheet holds (${MOST_ROWS - 1}); filter, or export as csv.`,
    {
      values: { reason: `${rows} > ${MOST_ROWS - 1}`, rows, most: MOST_ROWS - 1 },
      advice: ['--format csv'],
    },
  );
}

function noPlace(): AppError {
  return new AppError('input.invalid', 'Findings have no place on a map; export them as csv, xlsx or jsonl.', {
    values: { reason: 'geojson, anomalies' },
  });
}
