import { parentPort, workerData } from 'node:worker_threads';
import { toPlainError } from '../store/plain-error.ts';
import { openReadable } from '../store/sqlite.ts';
import { buildWords } from '../store/words-index.ts';
import { WORDS_OF_STAGING } from '../store/words-staged.ts';
import { FAULT, type FromWords, type WordsRequest } from './messages.ts';
import { loadLabels } from './tables.ts';

/** Entry of the thread that makes the full text index of a load from its staging file. */
function main({ staging, fts, tables }: WordsRequest): void {
  const post = (message: FromWords): void => parentPort?.postMessage(message);
  try {
    const { labelOf } = loadLabels(tables);
    const data = openReadable(staging);
    try {
      buildWords(data, fts, { labelOf, lists: WORDS_OF_STAGING, onRows: (done) => post({ type: 'rows', done }) });
    } finally {
      data.close();
    }
    post({ type: 'end' });
  } catch (error) {
    post({ type: 'failed', error: toPlainError(error, FAULT) });
  }
}

main(workerData as WordsRequest);
