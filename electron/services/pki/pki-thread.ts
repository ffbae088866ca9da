import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { fromPlainError } from '../store/plain-error.ts';
import type { TaskAnswer } from './pki-messages.ts';
import type { PkiTask, TaskInput, TaskOutput, TaskRequest } from './tasks.ts';
import { pack } from './transfer.ts';

/** What a file made to block a program may take of this one. */
export interface PkiLimits {
  /** Milliseconds for a task on what came from elsewhere, waiting excluded. */
  readonly taskTime: number;
  /** For a task of our own, whose cost is known: the slowest computer under load must end it. */
  readonly ownTaskTime: number;
  /** Of the worker's heap; bytes of files are counted apart. */
  readonly heapMegabytes: number;
}

export const PKI_LIMITS: PkiLimits = { taskTime: 10_000, ownTaskTime: 120_000, heapMegabytes: 512 };

/** One worker, which does one task at a time: it starts with the first, and again after it had to be stopped. */
export interface PkiThread {
  run<T extends PkiTask>(task: T, input: TaskInput<T>): Promise<TaskOutput<T>>;
  /** Stops it; what was asked and not answered is `cancelled`. */
  close(): Promise<void>;
}

interface Running {
  readonly worker: Worker;
  /** Its code is loaded: from then on, time counts. */
  isReady: boolean;
}

type Cancel = (reason: AppError) => void;

/** Tasks of our own: the others are on what came from elsewhere. */
const OWN_TASKS: readonly PkiTask[] = ['writePkcs12'];

export function createPkiThread(ports: Pick<Ports, 'workerUrl'>, limits: PkiLimits = PKI_LIMITS): PkiThread {
  let running: Running | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let cancel: Cancel | undefined;
  let isClosed = false;

  const stop = async (stopped: Running | undefined): Promise<void> => {
    if (running === stopped) running = undefined;
    await stopped?.worker.terminate();
  };
  const perform = async (request: TaskRequest): Promise<unknown> => {
    if (isClosed) throw closed();
    running ??= start(ports, limits);
    const used = running;
    try {
      return await ask(used, request, limits, (reject) => (cancel = reject));
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      void stop(used);
      throw error.told;
    } finally {
      cancel = undefined;
      // Nobody waits for an idle thread.
      used.worker.unref();
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
      await stop(running);
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

function start(ports: Pick<Ports, 'workerUrl'>, { heapMegabytes }: PkiLimits): Running {
  const worker = new Worker(ports.workerUrl('pki'), { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  // Errors are listened to while a task runs; without a listener, one of an idle thread would end the process.
  worker.on('error', () => undefined);
  return { worker, isReady: false };
}

async function ask(
  running: Running,
  request: TaskRequest,
  limits: PkiLimits,
  onCancel: (cancel: Cancel) => void,
): Promise<unknown> {
  const { worker } = running;
  const { value, buffers } = pack(request);
  const time = OWN_TASKS.includes(request.task) ? limits.ownTaskTime : limits.taskTime;
  let timer: NodeJS.Timeout | undefined;
  let quiet = (): void => undefined;
  worker.ref();
  try {
    return await new Promise((resolve, reject) => {
      const stop: Cancel = (error) => reject(new Stopped(error));
      const count = (): void => void (timer = setTimeout(() => stop(tooMuch(`${time / 1000} s`)), time));
      const onMessage = (answer: TaskAnswer): void => {
        if (answer.type === 'result') return resolve(answer.result);
        if (answer.type === 'error') return reject(fromPlainError(answer.error));
        running.isReady = true;
        count();
      };
      const onError = (error: unknown): void => stop(faultOf(error, limits));
      const onExit = (code: number): void => stop(ended(`exit code ${code}`));
      quiet = () => void worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      onCancel(stop);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      if (running.isReady) count();
      worker.postMessage(value, buffers);
    });
  } finally {
    clearTimeout(timer);
    quiet();
  }
}

function faultOf(error: unknown, { heapMegabytes }: PkiLimits): AppError {
  return isOutOfMemory(error) ? tooMuch(`${heapMegabytes} MB`) : ended(error);
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
