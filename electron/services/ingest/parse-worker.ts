import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { fromPlainError } from '../store/plain-error.ts';
import type { FromParse, IngestRequest, ParsedBatch, ParseRequest, ParseSummary, ToParse } from './messages.ts';
import { createPieceRing, createRingSum } from './piece-ring.ts';
import type { Share } from './shares.ts';

/**
 * A parse thread keeps some 20 MB: a piece of the input, the tables of labels, a few batches. The engine lets a heap grow by less the
 * less it may become.
 */
const HEAP_MB = 512;
/** Room for what a few pieces of the input are made into; it counts in what starts a pass through the heap, and half of it starts many. */
const YOUNG_MB = 48;

/** A parse thread seen from the process that stages its rows. */
export interface ParseWorker {
  /** What the input turned out to be, once the thread has ended. */
  readonly ended: Promise<ParseSummary>;
  /** Lets it send one more batch. */
  taken(): void;
  stop(): void;
}

/** A thread that has loaded what it needs, or does, and waits to be told what to read. */
export interface WaitingThread {
  readonly entry: string;
  readonly worker: Worker;
}

export function startWaiting(entry: URL): WaitingThread {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB };
  return { entry: entry.href, worker: new Worker(entry, { resourceLimits }) };
}

/**
 * Starts a parse thread on its share of the files; `onBatch` gets what it makes of them, in the order of their numbers.
 * @param waiting is used when it is of the entry that is asked for.
 */
export function startParsing(
  request: IngestRequest,
  share: Share,
  onBatch: (batch: ParsedBatch) => void,
  waiting?: WaitingThread,
): ParseWorker {
  const { files, profil, exchanges, dataDirectory, resources, now } = request;
  // Of several threads each sums by itself: this one would have to do it for all.
  const ring = share.of === 1 ? createPieceRing() : undefined;
  const sum = ring === undefined ? undefined : createRingSum(ring);
  const wanted: ParseRequest = { files, profil, exchanges, dataDirectory, resources, now, share, ring };
  const isThere = waiting?.entry === request.parseThread;
  const { worker } = isThere ? waiting : startWaiting(new URL(request.parseThread));
  const stop = (): void => void worker.terminate();
  const say = (message: ToParse): void => worker.postMessage(message);
  say({ type: 'start', request: wanted });
  const ended = new Promise<ParseSummary>((resolve, reject) => {
    let summary: ParseSummary | undefined;
    const fail = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)));
      stop();
    };
    worker.on('message', (message: FromParse) => {
      try {
        if (message.type === 'batch') onBatch(message.batch);
        else if (message.type === 'pieces') sum?.sum();
        else if (message.type === 'file') say({ type: 'sum', sha256: sum?.digest() ?? '' });
        else if (message.type === 'end') summary = message.summary;
        else fail(fromPlainError(message.error));
      } catch (error) {
        fail(error);
      }
    });
    worker.on('error', (error) => reject(outOfMemory(error)));
    worker.on('exit', () => {
      if (summary === undefined) reject(new AppError('internal', 'The parse thread ended without a result.'));
      else resolve(summary);
    });
  });
  return { ended, taken: () => say({ type: 'taken' }), stop };
}

function outOfMemory(error: Error): Error {
  if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new AppError('internal', 'Reading took more memory than the import is allowed.', { cause: error });
}
