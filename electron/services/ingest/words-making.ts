import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import type { WordsMaking } from '../store/full-load.ts';
import type { GenerationFiles } from '../store/generation.ts';
import { fromPlainError } from '../store/plain-error.ts';
import type { FromWords, IngestRequest, WordsRequest } from './messages.ts';

const HEAP_MB = 96;
const YOUNG_MB = 24;

/** Starts the thread that makes fts.db from the staging file, to which nobody writes any more. */
export function startWords(
  { wordsThread, resources, dataDirectory, now }: IngestRequest,
  { staging, fts }: GenerationFiles,
  onRows: (done: number) => void,
): WordsMaking {
  const workerData: WordsRequest = { staging, fts, tables: { resources, dataDirectory, now } };
  const worker = new Worker(new URL(wordsThread), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const exited = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
  const done = new Promise<void>((resolve, reject) => {
    let failure: unknown = new AppError('internal', 'The thread of the full text index ended without a result.');
    let isWhole = false;
    worker.on('message', (message: FromWords) => {
      if (message.type === 'rows') onRows(message.done);
      else if (message.type === 'end') isWhole = true;
      else failure = fromPlainError(message.error);
    });
    worker.on('error', (error) => (failure = error));
    void exited.then(() => (isWhole ? resolve() : reject(failure as Error)));
  });
  // Who waits for it is told; until then nobody may be listening.
  done.catch(() => undefined);
  return {
    done,
    async stop() {
      void worker.terminate();
      await exited;
    },
  };
}
