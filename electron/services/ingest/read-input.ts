import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import { emptyRows } from '../store/batch.ts';
import { stageFinding } from '../store/staged-rows.ts';
import type { Staging } from '../store/staging.ts';
import { documentFindings } from './document-findings.ts';
import type { IngestRequest, ParseSummary } from './messages.ts';
import { release, unpackRows } from './packed-rows.ts';
import { startParsing } from './parse-worker.ts';
import type { Reading } from './reading.ts';
import { joinSummaries } from './share-summaries.ts';
import type { Share } from './shares.ts';

/** The share of a thread that reads an input by itself. */
const WHOLE: Share = { index: 0, of: 1 };

/**
 * Stages what the parse threads send, and gives what the input turned out to be. What refuses the input is what one thread has to
 * say that reads all of it.
 */
export async function readInput(
  request: IngestRequest,
  reading: Reading,
  staging: Staging,
  onProgress: (progress: JobProgress) => void,
): Promise<ParseSummary> {
  try {
    const ended = reading.into((batch) => {
      staging.add({ rows: unpackRows(batch.rows), blocks: batch.blocks });
      release([batch.rows, ...batch.blocks.map(({ text }) => text)]);
      onProgress({ phase: 'read', ...batch.progress });
    });
    const summary = joinSummaries(await ended);
    const rows = emptyRows();
    for (const finding of documentFindings(request, summary)) stageFinding(rows, null, finding);
    staging.add({ rows, blocks: [] });
    return summary;
  } catch (error) {
    reading.stop();
    throw reading.threads > 1 && isOfInput(error) ? await refusalOf(request, error) : error;
  }
}

/** The input is at fault, not the machine nor the cache. */
function isOfInput(error: unknown): boolean {
  return error instanceof AppError && /^(?:archive|csd|file|xml)\./.test(error.code);
}

/** What one thread says of an input that several have refused: `error` when it finds no fault. Nothing of it is staged. */
async function refusalOf(request: IngestRequest, error: unknown): Promise<unknown> {
  const worker = startParsing(request, WHOLE, ({ rows, blocks }) => {
    release([rows, ...blocks.map(({ text }) => text)]);
    worker.taken();
  });
  return worker.ended.then(
    () => error,
    (refusal: unknown) => refusal,
  );
}
