import { parentPort, type MessagePort } from 'node:worker_threads';
import type { FromParse, ParsedBatch, ParseRequest, ToParse } from './messages.ts';
import { parseFiles } from './parse-files.ts';
import { createRingReader, type RingTold } from './piece-ring.ts';
import { toPlainError } from '../store/plain-error.ts';
import { FAULT } from './messages.ts';

/** Batches on their way to the write side: enough to keep both sides at work, few enough to bound memory. */
const IN_FLIGHT = 3;

/** Entry of a parse thread: bytes to batches of rows. It may be there before it is told what to read. */
function main(port: MessagePort | null): void {
  if (port === null) throw new Error('This file is the entry of a worker thread.');
  port.once('message', (first: ToParse) => {
    if (first.type === 'start') void run(port, first.request);
  });
}

async function run(port: MessagePort, request: ParseRequest): Promise<void> {
  const post = (message: FromParse, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const gate = createGate(IN_FLIGHT);
  let onSum: (sha256: string) => void = () => undefined;
  port.on('message', (message: ToParse) => {
    if (message.type === 'taken') gate.leave();
    else if (message.type === 'sum') onSum(message.sha256);
  });
  const told: RingTold = {
    filled: () => post({ type: 'pieces' }),
    ended: () =>
      new Promise((resolve) => {
        onSum = resolve;
        post({ type: 'file' });
      }),
  };
  const send = async (batch: ParsedBatch): Promise<void> => {
    await gate.enter();
    post({ type: 'batch', batch }, [batch.rows.buffer, ...batch.blocks.map(({ text }) => text.buffer)]);
  };
  try {
    const read = request.ring === undefined ? undefined : createRingReader(request.ring, told);
    const summary = await parseFiles(request, send, read);
    post({ type: 'end', summary });
  } catch (error) {
    post({ type: 'failed', error: toPlainError(error, FAULT) });
  }
  port.close();
}

/** Lets at most `places` in at a time. */
function createGate(places: number): { enter(): Promise<void>; leave(): void } {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    enter() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => void waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}

main(parentPort);
