import { parentPort, workerData } from 'node:worker_threads';
import { toPlainError } from '../store/plain-error.ts';
import { makeOrder, makeWords } from './make-words.ts';
import { FAULT, type FromWords, type ToWords, type WordsRequest } from './messages.ts';

function post(message: FromWords): void {
  parentPort?.postMessage(message);
}

/** Tells what a step came to; false when it failed. */
function told(last: FromWords, step: () => void): boolean {
  try {
    step();
    post(last);
    return true;
  } catch (error) {
    post({ type: 'failed', error: toPlainError(error, FAULT) });
    return false;
  }
}

/** Entry of the thread that makes the full text index of a large load: what needs no links first, the rest when they are known. */
function main(request: WordsRequest): void {
  if (!told({ type: 'ordered' }, () => makeOrder(request))) return;
  const listener = {
    onDerived: () => post({ type: 'derived' }),
    onRows: (done: number) => post({ type: 'rows', done }),
  };
  parentPort?.once('message', ({ type }: ToWords) => {
    if (type === 'linked') told({ type: 'end' }, () => makeWords(request, listener));
  });
}

main(workerData as WordsRequest);
