import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import { emptyRows } from '../store/batch.ts';
import { stageFinding } from '../store/staged-rows.ts';
import type { Staging } from '../store/staging.ts';
import { documentFindings } from './document-findings.ts';
import type { IngestRequest, ParsedBatch, ParseSummary } from './messages.ts';
import { release, unpackRows } from './packed-rows.ts';
import { startParsing, type ParseWorker } from './parse-worker.ts';
import { joinSummaries } from './share-summaries.ts';
import { sharesOf, type Share } from './shares.ts';

/** The share of a thread that reads an input by itself. */
const WHOLE: Share = { index: 0, of: 1 };

/**
 * Runs the parse threads over the files and stages what they send, in the order of the input whatever thread is ahead. Gives
 * what the input turned out to be. The first thread that fails ends them all; what refuses the input is then what one thread
 * has to say that reads all of it.
 */
export async function readInput(
  request: IngestRequest,
  staging: Staging,
  onProgress: (progress: JobProgress) => void,
): Promise<ParseSummary> {
  const inOrder = createSequence((batch) => {
    staging.add({ rows: unpackRows(batch.rows), blocks: batch.blocks });
    release([batch.rows, ...batch.blocks.map(({ text }) => text)]);
    onProgress({ phase: 'read', ...batch.progress });
  });
  const workers: ParseWorker[] = [];
  for (const share of sharesOf(request.files, request.threads)) {
    const take = (batch: ParsedBatch): void => inOrder(batch, () => workers[share.index]?.taken());
    workers.push(startParsing(request, share, take));
  }
  try {
    const summary = joinSummaries(await Promise.all(workers.map(({ ended }) => ended)));
    const rows = emptyRows();
    for (const finding of documentFindings(request, summary)) stageFinding(rows, null, finding);
    staging.add({ rows, blocks: [] });
    return summary;
  } catch (error) {
    for (const worker of workers) worker.stop();
    throw workers.length > 1 && isOfInput(error) ? await refusalOf(request, error) : error;
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

/** Hands on what comes by its number, from 0 on; what is early waits. `taken` is called as soon as it was handed on. */
function createSequence(hand: (batch: ParsedBatch) => void): (batch: ParsedBatch, taken: () => void) => void {
  const early = new Map<number, () => void>();
  let next = 0;
  return (batch, taken) => {
    early.set(batch.number, () => {
      hand(batch);
      taken();
    });
    for (let ready = early.get(next); ready !== undefined; ready = early.get(next)) {
      early.delete(next);
      next += 1;
      ready();
    }
  };
}
