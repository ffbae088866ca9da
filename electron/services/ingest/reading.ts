import type { IngestRequest, ParsedBatch, ParseSummary } from './messages.ts';
import { startParsing, type ParseWorker, type WaitingThread } from './parse-worker.ts';
import { sharesOf } from './shares.ts';

/** The parse threads at work on an input. */
export interface Reading {
  readonly threads: number;
  /**
   * Hands on what they send, in the order of the input whatever thread is ahead; until then they go as far as they may. Gives what
   * each has to say of the input in the end. The first that fails fails all of it.
   */
  into(hand: (batch: ParsedBatch) => void): Promise<readonly ParseSummary[]>;
  stop(): void;
}

/**
 * Starts the parse threads over the files.
 * @param waiting a thread that was started before.
 */
export function startReading(request: IngestRequest, waiting?: WaitingThread): Reading {
  const inOrder = createSequence();
  const workers: ParseWorker[] = [];
  for (const share of sharesOf(request.files, request.threads)) {
    const take = (batch: ParsedBatch): void => inOrder.add(batch, () => workers[share.index]?.taken());
    workers.push(startParsing(request, share, take, share.index === 0 ? waiting : undefined));
  }
  const ended = Promise.all(workers.map((worker) => worker.ended));
  // Who asks for it is told; until then nobody may be listening.
  ended.catch(() => undefined);
  return {
    threads: workers.length,
    async into(hand) {
      inOrder.open(hand);
      return ended;
    },
    stop() {
      for (const worker of workers) worker.stop();
    },
  };
}

interface Sequence {
  /** `taken` is called as soon as the batch was handed on. */
  add(batch: ParsedBatch, taken: () => void): void;
  /** Hands on what has come, and what will. */
  open(hand: (batch: ParsedBatch) => void): void;
}

/** Hands on what comes by its number, from 0 on; what is early waits. */
function createSequence(): Sequence {
  const early = new Map<number, { readonly batch: ParsedBatch; readonly taken: () => void }>();
  let hand: ((batch: ParsedBatch) => void) | undefined;
  let next = 0;
  const pass = (): void => {
    if (hand === undefined) return;
    for (let ready = early.get(next); ready !== undefined; ready = early.get(next)) {
      early.delete(next);
      next += 1;
      hand(ready.batch);
      ready.taken();
    }
  };
  return {
    add(batch, taken) {
      early.set(batch.number, { batch, taken });
      pass();
    },
    open(to) {
      hand = to;
      pass();
    },
  };
}
