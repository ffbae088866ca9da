import process from 'node:process';
import type { FromIngest, IngestRequest, ToIngest } from './messages.ts';

/** The ingest process's side of its channel to whoever started it. */
export interface Channel {
  /** Settles when the message has left this process. */
  send(message: FromIngest): Promise<void>;
  onStart(start: (request: IngestRequest) => void): void;
  close(): void;
}

/** What Electron gives to a process that `utilityProcess` started. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** The channel of `child_process.fork`, or that of Electron. When whoever started this process goes, nobody waits: it ends. */
export function openChannel(): Channel {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort;
  return port === undefined ? overFork() : overPort(port);
}

function overFork(): Channel {
  process.on('disconnect', () => process.exit(1));
  return {
    send: (message) =>
      new Promise((resolve) => {
        if (process.send === undefined || !process.connected) resolve();
        else process.send(message, undefined, {}, () => resolve());
      }),
    onStart: (start) => void process.once('message', (message: ToIngest) => start(message.request)),
    close: () => {
      process.removeAllListeners('disconnect');
      if (process.connected) process.disconnect();
    },
  };
}

function overPort(port: ParentPort): Channel {
  return {
    send: (message) => Promise.resolve(port.postMessage(message)),
    onStart: (start) => void port.on('message', ({ data }) => start((data as ToIngest).request)),
    close: () => process.exit(0),
  };
}
