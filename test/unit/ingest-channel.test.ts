import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { openChannel } from '../../electron/services/ingest/channel.ts';
import type { ChannelProcess } from '../../electron/services/ingest/channel.ts';
import type { FromIngest, IngestRequest } from '../../electron/services/ingest/messages.ts';

const REQUEST = { jobId: 'job1' } as IngestRequest;
const FAILED: FromIngest = { type: 'failed', error: { code: 'internal', message: 'no' } };

interface Side {
  readonly host: ChannelProcess;
  /** What reached the other side, and how this one ended. */
  readonly told: unknown[];
  give(message: unknown): void;
  leave(): void;
}

/** A process as `child_process.fork` starts it. */
function forked(): Side {
  const told: unknown[] = [];
  const events = new EventEmitter();
  const own = {
    connected: true,
    send: (message: unknown) => told.push(message),
    exit: (code: number) => told.push(`exit ${code}`),
  };
  const host = Object.assign(events, own);
  const leave = (): void => {
    host.connected = false;
    events.emit('disconnect');
  };
  return { host: host as unknown as ChannelProcess, told, give: (message) => events.emit('message', message), leave };
}

/** A process as Electron's `utilityProcess` starts it; it goes with the application, without a word. */
function utility(): Side {
  const told: unknown[] = [];
  const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => told.push(message) });
  const own = { parentPort: port, exit: (code: number) => told.push(`exit ${code}`) };
  const host = Object.assign(new EventEmitter(), own) as unknown as ChannelProcess;
  return { host, told, give: (data) => port.emit('message', { data }), leave: () => undefined };
}

for (const [kind, start] of [
  ['forked', forked],
  ['utility', utility],
] as const) {
  test(`given a ${kind} process when its last message was sent then it ends only once that was received`, () => {
    const { host, told, give } = start();
    const channel = openChannel(host);
    channel.onStart(({ jobId }) => told.push(jobId));
    channel.send({ type: 'ready' });
    give({ type: 'start', request: REQUEST });
    channel.send(FAILED);
    assert.deepEqual(told, [{ type: 'ready' }, 'job1', FAILED]);
    give({ type: 'received' });
    assert.deepEqual(told.slice(3), ['exit 0']);
  });
}

test('given a forked process when whoever started it goes then it ends, and sends nothing more', () => {
  const { host, told, leave } = forked();
  const channel = openChannel(host);
  leave();
  channel.send(FAILED);
  assert.deepEqual(told, ['exit 1']);
});
