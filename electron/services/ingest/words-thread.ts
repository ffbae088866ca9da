import { parentPort } from 'node:worker_threads';
import { toPlainError } from '../store/plain-error.ts';
import { makeWords } from './make-words.ts';
import { FAULT, type FromWords, type WordsRequest } from './messages.ts';

/** Makes the full text index of a large load. */
function make(request: WordsRequest): void {
  const post = (message: FromWords): void => parentPort?.postMessage(message);
  try {
    makeWords(request, {
      onDerived: () => post({ type: 'derived' }),
      onRows: (done) => post({ type: 'rows', done }),
    });
    post({ type: 'end' });
  } catch (error) {
    post({ type: 'failed', error: toPlainError(error, FAULT) });
  }
}

parentPort?.once('message', make);
