import { Worker } from 'node:worker_threads';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Staging } from '../store/staging.ts';
import type { FromParse, IngestRequest, ParseRequest, ParseSummary, ToParse } from './messages.ts';
import { fromPlainError } from '../store/plain-error.ts';

/** The parse thread keeps little: a piece of the input, the tables of labels, a few batches. */
const HEAP_MB = 160;

/** Runs the parse thread over the files and stages what it sends. Gives what the input turned out to be. */
export function readInput(
  request: IngestRequest,
  staging: Staging,
  onProgress: (progress: JobProgress) => void,
): Promise<ParseSummary> {
  const { files, profil, exchanges, dataDirectory, resources, now } = request;
  const workerData: ParseRequest = { files, profil, exchanges, dataDirectory, resources, now };
  const worker = new Worker(new URL(request.parseThread), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 48 },
  });
  return new Promise((resolve, reject) => {
    let summary: ParseSummary | undefined;
    const stop = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)));
      void worker.terminate();
    };
    worker.on('message', (message: FromParse) => {
      try {
        if (message.type === 'end') summary = message.summary;
        else if (message.type === 'failed') stop(fromPlainError(message.error));
        else takeBatch(message);
      } catch (error) {
        stop(error);
      }
    });
    const takeBatch = ({ batch, progress }: Extract<FromParse, { type: 'batch' }>): void => {
      staging.add(batch);
      worker.postMessage({ type: 'taken' } satisfies ToParse);
      onProgress({ phase: 'read', ...progress });
    };
    worker.on('error', (error) => reject(outOfMemory(error)));
    worker.on('exit', () => {
      if (summary === undefined) reject(new AppError('internal', 'The parse thread ended without a result.'));
      else resolve(summary);
    });
  });
}

function outOfMemory(error: Error): Error {
  if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new AppError('internal', 'Reading took more memory than the import is allowed.', { cause: error });
}
