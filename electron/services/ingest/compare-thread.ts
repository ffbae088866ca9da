import { workerData } from 'node:worker_threads';
import { compareRecords } from './compare-records.ts';
import { ENDED, type CompareRequest, type FromCompare } from './comparing.ts';

/** Entry of the thread that compares records beside a merge, which looks at what came of it without waiting for messages. */
function main({ port, state, ...request }: CompareRequest): void {
  const post = (message: FromCompare): void => port.postMessage(message);
  try {
    post({ fields: compareRecords(request, () => void Atomics.add(state, 0, 1)) });
  } catch {
    // The merge then compares by itself, and is told what is wrong.
    post({});
  }
  Atomics.store(state, ENDED, 1);
  Atomics.notify(state, ENDED);
  port.close();
}

main(workerData as CompareRequest);
