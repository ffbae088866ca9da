import { parentPort } from 'node:worker_threads';
import { toPlainError } from '../store/plain-error.ts';
import type { TaskAnswer } from './pki-messages.ts';
import { PKI_TASKS } from './tasks.ts';
import type { TaskRequest } from './tasks.ts';
import { pack, wipe } from './transfer.ts';

/** The thread that reads files of certificates and computes on keys: what comes from elsewhere may block it, and nothing else. */
const port = parentPort;
if (port === null) throw new Error('pki-worker is the entry of a worker thread.');

async function answer({ task, input }: TaskRequest): Promise<void> {
  const run = PKI_TASKS[task] as (input: unknown) => unknown;
  try {
    const result = await run(input);
    const { value, buffers } = pack(result);
    wipe(result);
    port?.postMessage({ type: 'result', result: value } satisfies TaskAnswer, buffers);
  } catch (error) {
    const plain = toPlainError(error, 'Reading or writing certificates stopped on a fault of the program.');
    port?.postMessage({ type: 'error', error: plain } satisfies TaskAnswer);
  } finally {
    wipe(input);
  }
}

port.on('message', (request: TaskRequest) => void answer(request));
port.postMessage({ type: 'ready' } satisfies TaskAnswer);
