/** The channel of a service process to whoever started it. */
export interface ParentChannel {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** What Electron gives its utility processes on `process`; messages arrive as the `data` of events. */
interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/**
 * The channel of this process: `process.parentPort` in Electron's `utilityProcess`, else `process.send` of
 * `child_process.fork`; throws when nobody started this process with a channel.
 */
export function parentChannel(): ParentChannel {
  const port = (process as { readonly parentPort?: ElectronPort }).parentPort;
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    };
  }
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('This process was not started with a message channel.');
  return {
    send: (message) => void send(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}
