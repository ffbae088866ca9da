import process from 'node:process';
import type { ChannelProcess } from '../ingest/channel.ts';
import { toPlainError } from '../store/plain-error.ts';
import type { FromSandbox, SandboxRequest, ToSandbox } from './messages.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

const FAULT = 'The sandbox region could not start, on a fault of the program.';

/** Entry of the sandbox process: a region until it is told to stop, or until whoever started it is gone. */
function main(host: ChannelProcess): void {
  process.umask(0o077);
  // The parent's Ctrl-C also comes here; the parent decides.
  process.on('SIGINT', () => undefined);
  let sandbox: Sandbox | undefined;
  const stop = (): void => {
    const closed = sandbox?.close() ?? Promise.resolve();
    void closed.finally(() => host.exit(0));
  };
  process.on('SIGTERM', stop);
  const start = async (request: SandboxRequest): Promise<void> => {
    try {
      sandbox = await openSandbox(request, stop);
      send(host, { type: 'running', status: sandbox.status() });
    } catch (error) {
      send(host, { type: 'failed', error: toPlainError(error, FAULT) });
    }
  };
  const take = (message: ToSandbox): void => void (message.type === 'start' ? start(message.request) : stop());
  if (host.parentPort === undefined) {
    host.on('message', (message) => take(message as ToSandbox));
    host.on('disconnect', stop);
  } else host.parentPort.on('message', ({ data }) => take(data as ToSandbox));
  send(host, { type: 'ready' });
}

function send(host: ChannelProcess, message: FromSandbox): void {
  if (host.parentPort !== undefined) host.parentPort.postMessage(message);
  else if (host.connected === true) host.send?.(message, undefined, {}, () => undefined);
}

main(process as ChannelProcess);
