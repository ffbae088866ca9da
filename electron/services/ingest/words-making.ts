import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import type { WordsMaking } from '../store/full-load.ts';
import type { ScratchFiles } from '../store/scratch.ts';
import { fromPlainError } from '../store/plain-error.ts';
import { makeOrder, makeWords } from './make-words.ts';
import type { FromWords, IngestRequest, ToWords, WordsRequest } from './messages.ts';

const HEAP_MB = 96;
const YOUNG_MB = 12;
/** Below so many entities a thread takes longer to start than the words to make. */
const WORTH_A_THREAD = 5_000;

/** What the words are made of, and how much of it there is. */
export interface WordsSource {
  readonly scratch: ScratchFiles;
  readonly fts: string;
  readonly entities: number;
}

/**
 * Makes ordered.db of a staging file to which nobody writes any more, and when told derived.db and fts.db: at once if that is
 * little, else in a thread of its own.
 */
export function startWords(
  { wordsThread, resources, dataDirectory, now, threads }: IngestRequest,
  { scratch, fts, entities }: WordsSource,
  onRows: (done: number) => void,
): WordsMaking {
  const isApart = threads === undefined ? entities >= WORTH_A_THREAD : threads > 1;
  const request: WordsRequest = { scratch, fts, tables: { resources, dataDirectory, now } };
  if (isApart) return startThread(new URL(wordsThread), request, onRows);
  makeOrder(request);
  return {
    ordered: Promise.resolve(),
    goOn: () => makeWords(request, { onDerived: () => undefined, onRows }),
    derived: Promise.resolve(),
    done: Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

function startThread(entry: URL, workerData: WordsRequest, onRows: (done: number) => void): WordsMaking {
  const worker = new Worker(entry, {
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
      else if (message.type === 'failed') failure = fromPlainError(message.error);
    });
    worker.on('error', (error) => (failure = error));
    void exited.then(() => (isWhole ? resolve() : reject(failure as Error)));
  });
  const told = (step: FromWords['type']): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.on('message', ({ type }: FromWords) => {
        if (type === step) resolve();
      });
      done.catch(reject);
    });
  const [ordered, derived] = [told('ordered'), told('derived')];
  // Who waits for them is told; until then nobody may be listening.
  for (const promise of [ordered, derived, done]) promise.catch(() => undefined);
  return {
    ordered,
    goOn: () => worker.postMessage({ type: 'linked' } satisfies ToWords),
    derived,
    done,
    async stop() {
      void worker.terminate();
      await exited;
    },
  };
}
