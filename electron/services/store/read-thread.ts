import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { FromReadWorker, ToReadWorker } from './read-messages.ts';
import type { ReaderOptions } from './reader.ts';
import { fromPlainError } from './plain-error.ts';

export type ReaderPorts = Pick<Ports, 'workerUrl' | 'resource' | 'dataDirectory' | 'now'>;
export type Question = Omit<Extract<ToReadWorker, { readonly type: 'call' }>, 'type' | 'id'>;

/** The read worker seen from outside: it starts when it is first asked, and again after it was closed or ended by itself. */
export interface ReadThread {
  ask(question: Question): Promise<unknown>;
  /** Settles when what was asked before is answered, the files are closed and the thread has ended. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Running {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  readonly exited: Promise<void>;
}

export function createReadThread(ports: ReaderPorts): ReadThread {
  let running: Running | undefined;
  let asked = 0;
  const start = (): Running => {
    const started = run(new Worker(ports.workerUrl('read'), { workerData: optionsOf(ports) }));
    void started.exited.then(() => {
      if (running === started) running = undefined;
    });
    return started;
  };
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        running ??= start();
        asked += 1;
        running.waiting.set(asked, { resolve, reject });
        // Nobody waits for an idle thread: it keeps the process alive only while it has something to answer.
        running.worker.ref();
        running.worker.postMessage({ type: 'call', id: asked, ...question } satisfies ToReadWorker);
      }),
    close: async () => {
      const closing = running;
      running = undefined;
      if (closing === undefined) return;
      closing.worker.ref();
      closing.worker.postMessage({ type: 'close' } satisfies ToReadWorker);
      await closing.exited;
    },
  };
}

function run(worker: Worker): Running {
  const waiting = new Map<number, Waiting>();
  let failure: unknown;
  worker.on('message', (message: FromReadWorker) => {
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (waiting.size === 0) worker.unref();
    if (message.type === 'result') one?.resolve(message.result);
    else one?.reject(fromPlainError(message.error));
  });
  worker.on('error', (error) => {
    failure = error;
  });
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      for (const { reject } of waiting.values()) reject(ended(failure ?? `exit code ${code}`));
      waiting.clear();
      resolve();
    });
  });
  return { worker, waiting, exited };
}

function optionsOf(ports: ReaderPorts): ReaderOptions {
  return {
    resources: new URL('..', ports.resource('nomenclatures/index.json')).href,
    dataDirectory: ports.dataDirectory,
    asOf: ports.now().toISOString().slice(0, 10),
  };
}

function ended(reason: unknown): AppError {
  const proof = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  return new AppError('internal', 'The thread that reads the cache ended by itself; ask again.', { proof: [proof] });
}
