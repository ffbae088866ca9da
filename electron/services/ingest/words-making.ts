import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import type { WordsMaking } from '../store/full-load.ts';
import { fromPlainError } from '../store/plain-error.ts';
import { makeWords } from './make-words.ts';
import type { FromWords, IngestRequest, WordsRequest } from './messages.ts';

const HEAP_MB = 96;
const YOUNG_MB = 12;
/** Below so many entities a thread takes longer to start than the words to make. */
const WORTH_A_THREAD = 5_000;

/** What the words are made of, and how much of it there is. */
export interface WordsSource {
  /** The staging file, to which nobody writes any more. */
  readonly staging: string;
  readonly derived: string;
  readonly fts: string;
  readonly entities: number;
}

/** Makes derived.db and fts.db from the staging file, when told: at once if that is little, else in a thread of its own. */
export function startWords(
  { wordsThread, resources, dataDirectory, now, threads }: IngestRequest,
  { staging, derived, fts, entities }: WordsSource,
  onRows: (done: number) => void,
): WordsMaking {
  const isApart = threads === undefined ? entities >= WORTH_A_THREAD : threads > 1;
  const request: WordsRequest = { staging, derived, fts, tables: { resources, dataDirectory, now } };
  if (isApart) return startThread(new URL(wordsThread), request, onRows);
  return {
    begin: () => makeWords(request, { onDerived: () => undefined, onRows }),
    derived: Promise.resolve(),
    done: Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

function startThread(entry: URL, request: WordsRequest, onRows: (done: number) => void): WordsMaking {
  const worker = new Worker(entry, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const exited = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
  const done = new Promise<void>((resolve, reject) => {
    let failure: unknown = new AppError('internal', 'The thread of the full text index ended without a result.');
    let isWhole = false;
    worker.on('message', (message: FromWords) => {
      if (message.type === 'rows') onRows(message.done);
      else if (message.type === 'end') isWhole = true;
      else if (message.type === 'failed') failure = fromPlainError(message.error);
    });
    worker.on('error', (error) => (failure = error));
    void exited.then(() => (isWhole ? resolve() : reject(failure as Error)));
  });
  const derived = new Promise<void>((resolve, reject) => {
    worker.on('message', ({ type }: FromWords) => {
      if (type === 'derived') resolve();
    });
    done.catch(reject);
  });
  // Who waits for them is told; until then nobody may be listening.
  for (const promise of [derived, done]) promise.catch(() => undefined);
  return {
    begin: () => worker.postMessage(request),
    derived,
    done,
    async stop() {
      void worker.terminate();
      await exited;
    },
  };
}
