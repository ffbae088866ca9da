import { parentPort, workerData } from 'node:worker_threads';
import { createReader } from './reader.ts';
import type { ReaderOptions } from './reader.ts';
import type { FromReadWorker, ToReadWorker } from './read-messages.ts';
import { toPlainError } from './plain-error.ts';

/** The thread that reads the cache: one for a process, so that no query ever makes a window or a server wait. */
const port = parentPort;
if (port === null) throw new Error('read-worker is the entry of a worker thread.');
const reader = createReader(workerData as ReaderOptions);

function answer(request: Extract<ToReadWorker, { readonly type: 'call' }>): FromReadWorker {
  const { id, method, input, lang, located } = request;
  try {
    return { type: 'result', id, result: reader.call(method, input, lang, located) };
  } catch (error) {
    return { type: 'error', id, error: toPlainError(error, 'Reading the cache stopped on a fault of the program.') };
  }
}

/** So long nobody has asked anything before the thread prepares for what may come. */
const IDLE_MS = 100;
let preparing: NodeJS.Timeout | undefined;

/** Prepares a few milliseconds at a time, so that whoever asks meanwhile waits no longer. What goes wrong is told to the next who asks. */
function prepareIn(ms: number): void {
  clearTimeout(preparing);
  preparing = setTimeout(() => {
    try {
      if (reader.warm()) prepareIn(0);
    } catch {
      clearTimeout(preparing);
    }
  }, ms);
}

port.on('message', (message: ToReadWorker) => {
  if (message.type === 'call') {
    port.postMessage(answer(message));
    prepareIn(IDLE_MS);
    return;
  }
  clearTimeout(preparing);
  // A thread that ends with a database open may crash the process (better-sqlite3): close first.
  reader.close();
  port.close();
});
