import type { FromIngest, IngestRequest, ToIngest } from './messages.ts';

/** The ingest process's side of its channel to whoever started it. */
export interface Channel {
  send(message: FromIngest): void;
  onStart(start: (request: IngestRequest) => void): void;
}

/** What Electron gives to a process that `utilityProcess` started. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** This process, as far as a channel needs it. */
export interface ChannelProcess {
  /** Under Electron only. */
  readonly parentPort?: ParentPort;
  /** Under `child_process.fork` only. */
  readonly send?: NodeJS.Process['send'];
  readonly connected?: boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
  exit(code: number): unknown;
}

/**
 * The channel of `child_process.fork`, or that of Electron. A process that exits after it has posted a message may take
 * it with it, and Electron tells nobody when one has left: so this process ends when the other side says that it has
 * received the last one. When whoever started it goes, nobody waits: it ends too (Electron ends its own processes).
 */
export function openChannel(host: ChannelProcess): Channel {
  const { parentPort } = host;
  let onStart: ((request: IngestRequest) => void) | undefined;
  const take = (message: ToIngest): void => {
    if (message.type === 'received') host.exit(0);
    else onStart?.(message.request);
  };
  if (parentPort === undefined) {
    host.on('message', (message) => take(message as ToIngest));
    host.on('disconnect', () => host.exit(1));
  } else parentPort.on('message', ({ data }) => take(data as ToIngest));
  return {
    send(message) {
      if (parentPort !== undefined) parentPort.postMessage(message);
      // A message that cannot leave any more is no error: the end of the channel is told apart.
      else if (host.connected === true) host.send?.(message, undefined, {}, () => undefined);
    },
    onStart: (start) => void (onStart = start),
  };
}
