import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { fromPlainError } from '../store/plain-error.ts';
import type { TaskAnswer } from './pki-messages.ts';
import type { PkiTask, TaskInput, TaskOutput, TaskRequest } from './tasks.ts';
import { pack } from './transfer.ts';

/** What a file made to block a program may take of this one. */
export interface PkiLimits {
  /** Milliseconds for one task, waiting excluded. */
  readonly taskTime: number;
  /** Of the worker's heap; bytes of files are counted apart. */
  readonly heapMegabytes: number;
}

export const PKI_LIMITS: PkiLimits = { taskTime: 10_000, heapMegabytes: 512 };

/** One worker, which does one task at a time: it starts with the first, and again after it had to be stopped. */
export interface PkiThread {
  run<T extends PkiTask>(task: T, input: TaskInput<T>): Promise<TaskOutput<T>>;
  /** Stops it; what was asked and not answered is `cancelled`. */
  close(): Promise<void>;
}

export function createPkiThread(ports: Pick<Ports, 'workerUrl'>, limits: PkiLimits = PKI_LIMITS): PkiThread {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let cancel: ((reason: AppError) => void) | undefined;
  let isClosed = false;

  const stop = async (stopped: Worker | undefined): Promise<void> => {
    if (worker === stopped) worker = undefined;
    await stopped?.terminate();
  };
  const perform = async (request: TaskRequest): Promise<unknown> => {
    if (isClosed) throw closed();
    worker ??= start(ports, limits);
    const used = worker;
    try {
      return await ask(used, request, limits, (reject) => (cancel = reject));
    } catch (error) {
      if (error instanceof Stopped) {
        void stop(used);
        throw error.told;
      }
      throw error;
    } finally {
      cancel = undefined;
      // Nobody waits for an idle thread.
      used.unref();
    }
  };
  return {
    run: (task, input) => {
      const turn = last.then(() => perform({ task, input }));
      last = turn.catch(() => undefined);
      return turn as Promise<never>;
    },
    close: async () => {
      isClosed = true;
      cancel?.(closed());
      await stop(worker);
    },
  };
}

/** The worker can no longer be used; `told` is why. */
class Stopped extends Error {
  readonly told: AppError;
  constructor(told: AppError) {
    super(told.message);
    this.told = told;
  }
}

function start(ports: Pick<Ports, 'workerUrl'>, { heapMegabytes }: PkiLimits): Worker {
  const worker = new Worker(ports.workerUrl('pki'), { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  // Errors are listened to while a task runs; without a listener, one of an idle thread would end the process.
  worker.on('error', () => undefined);
  return worker;
}

type Cancel = (reason: AppError) => void;

async function ask(
  worker: Worker,
  request: TaskRequest,
  { taskTime, heapMegabytes }: PkiLimits,
  onCancel: (cancel: Cancel) => void,
): Promise<unknown> {
  const { value, buffers } = pack(request);
  worker.ref();
  const signals = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      const stop: Cancel = (error) => reject(new Stopped(error));
      const timer = setTimeout(() => stop(tooMuch(`${taskTime / 1000} s`)), taskTime);
      const onMessage = (answer: TaskAnswer): void =>
        answer.type === 'result' ? resolve(answer.result) : reject(fromPlainError(answer.error));
      const onError = (error: unknown): void =>
        stop(isOutOfMemory(error) ? tooMuch(`${heapMegabytes} MB`) : ended(error));
      const onExit = (code: number): void => stop(ended(`exit code ${code}`));
      onCancel(stop);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      signals.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      });
      worker.postMessage(value, buffers);
    });
  } finally {
    signals.abort();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuch(reason: string): AppError {
  return new AppError('certificate.limit', `The computing was stopped: more than ${reason}.`, {
    values: { reason: `> ${reason}` },
  });
}

function closed(): AppError {
  return new AppError('cancelled', 'Certificates are no longer read: the application is closing.');
}

function ended(reason: unknown): AppError {
  const proof = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  return new AppError('internal', 'The thread that reads certificates ended by itself; try again.', { proof: [proof] });
}
