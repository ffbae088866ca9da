import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { FieldChange } from '../../../shared/contract/cache.ts';
import type { Log } from '../ports.ts';
import { byPlace, type Pair } from '../store/contents.ts';
import type { Comparing } from '../store/merge.ts';
import { packPairs } from './compare-records.ts';
import type { IngestRequest } from './messages.ts';

/** What the thread that compares records is asked for. */
export interface CompareRequest {
  /** The databases that hold the older and the newer records: as they are committed, whatever is being written. */
  readonly older: string;
  readonly newer: string;
  /** Packed, in the order in which they lie. */
  readonly pairs: Float64Array<ArrayBuffer>;
  readonly port: MessagePort;
  /** How many were compared, then whether it has ended. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

/** Without fields when it failed. */
export interface FromCompare {
  readonly fields?: readonly (readonly FieldChange[])[];
}

/** Where the state says that the thread has ended. */
export const ENDED = 1;

const HEAP_MB = 96;
const YOUNG_MB = 12;
/** Below so many pairs a thread takes longer to start than they to compare. */
const WORTH_A_THREAD = 1_000;
/** So that what it finds bounds memory: pairs beyond are left to the merge. */
const MOST_PAIRS = 50_000;
/** A thread that gets no further for so long has died. */
const PATIENCE_MS = 5_000;

type Databases = Pick<CompareRequest, 'older' | 'newer'>;

/** Compares records beside a merge that has other things to do. To be stopped, whatever came of the merge. */
export function createComparing(
  { compareThread, threads }: IngestRequest,
  databases: Databases,
  log: Log,
): Comparing & { stop(): void } {
  let running: Running | undefined;
  const isWorth = (count: number): boolean =>
    threads === undefined ? count >= WORTH_A_THREAD && availableParallelism() > 1 : threads > 1;
  return {
    start(pairs) {
      const some = pairs.slice(0, MOST_PAIRS).sort((a, b) => byPlace(a.old, b.old));
      if (isWorth(some.length)) running = startThread(new URL(compareThread), databases, some);
    },
    take() {
      const found = running === undefined ? [] : waitFor(running);
      log.info(`${found.length} records were compared beside the merge`);
      const fields = new Map(
        running?.pairs.slice(0, found.length).map((pair, index) => [placesOf(pair), found[index]]),
      );
      return (pair) => fields.get(placesOf(pair));
    },
    stop: () => void running?.worker.terminate(),
  };
}

function placesOf({ old, now }: Pair): string {
  return `${old.raw.block} ${old.raw.start} ${now.raw.block} ${now.raw.start}`;
}

interface Running extends Pick<CompareRequest, 'port' | 'state'> {
  readonly worker: Worker;
  readonly pairs: readonly Pair[];
}

function startThread(entry: URL, databases: Databases, pairs: readonly Pair[]): Running {
  const { port1: port, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const packed = packPairs(pairs);
  const workerData: CompareRequest = { ...databases, pairs: packed, port: port2, state };
  const worker = new Worker(entry, {
    workerData,
    transferList: [port2, packed.buffer],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // Told by what is missing: the merge cannot listen while it works.
  worker.on('error', () => undefined);
  return { worker, pairs, port, state };
}

/** What the thread found; nothing when it failed. Waits without listening, as a transaction is under way. */
function waitFor({ port, state }: Running): readonly (readonly FieldChange[])[] {
  for (let before = -1, now = Atomics.load(state, 0); before !== now; before = now, now = Atomics.load(state, 0)) {
    if (Atomics.wait(state, ENDED, 0, PATIENCE_MS) !== 'timed-out') break;
  }
  const received = receiveMessageOnPort(port) as { readonly message: FromCompare } | undefined;
  port.close();
  return received?.message.fields ?? [];
}
