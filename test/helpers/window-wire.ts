import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import type { Ready } from '../../electron/loopback/serve.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { GivenFile } from '../../shared/contract/host.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { WireReply, WireRequest } from '../../shared/contract/wire.ts';
import type { Desk } from './cli.ts';
import { tokenOf, tradeToken } from './loopback-host.ts';

/** The window that `cercle serve` serves, as its page speaks to it: session, socket, uploads and downloads. */
export interface WireWindow {
  readonly client: Client;
  readonly pid: number;
  /** The one-time token of the address, used up, and the secret it was traded for. */
  readonly token: string;
  readonly session: string;
  /** Every message received, as text. */
  readonly received: readonly string[];
  /** Hands a file over; gives its ticket. */
  upload(path: string): Promise<string>;
  /** A ticket to write a file, by the name that the person gives it. */
  saveTicket(name: string): Promise<string>;
  /** Downloads what was written under a ticket. */
  download(ticket: string, to: string): Promise<Buffer>;
  /** Sends a request as it stands. */
  send(request: WireRequest): Promise<WireReply>;
  /** Ends the process with a signal; gives what it wrote. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<string>;
}

/** Starts `cercle serve` from a desk and opens a session. */
export async function openWireWindow(desk: Desk, env: Readonly<Record<string, string>> = {}): Promise<WireWindow> {
  const { child, ended } = desk.start(['serve', '--no-open', '--json', '--verbose'], env);
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  const { address } = JSON.parse(line) as Ready;
  const { origin } = new URL(address);
  const token = tokenOf(address);
  const { secret: session } = (await (await tradeToken(origin, token)).json()) as { secret: string };
  const { send, received } = await openWire(origin, session);
  const headers = { 'x-cercle-session': session, origin };
  return {
    ...{ send, received, token, session, pid: child.pid ?? 0 },
    client: createClient({ send, onEvent: () => () => undefined }),
    async upload(path) {
      const name = { 'x-cercle-file-name': encodeURIComponent(basename(path)) };
      const body = new Uint8Array(readFileSync(path));
      const answer = await fetch(`${origin}/files`, { method: 'POST', headers: { ...headers, ...name }, body });
      return ((await answer.json()) as GivenFile).ticket;
    },
    async saveTicket(name) {
      const reply = await send({ jsonrpc: '2.0', id: `save ${name}`, method: 'host.saveTicket', params: { name } });
      return ('result' in reply ? (reply.result as { ticket: string }) : { ticket: '' }).ticket;
    },
    async download(ticket, to) {
      const answer = await fetch(`${origin}/files/${ticket}`, { headers });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (!answer.ok) throw new Error(`${answer.status} for ${to}`);
      writeFileSync(to, bytes, { mode: 0o600 });
      return bytes;
    },
    async end(signal) {
      child.kill(signal);
      const { out, err } = await ended;
      return out + err;
    },
  };
}

/** A socket in session, on which requests may cross one another. */
async function openWire(origin: string, session: string): Promise<Pick<WireWindow, 'send' | 'received'>> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { origin } });
  const received: string[] = [];
  const waiting = new Map<string, (reply: WireReply) => void>();
  await once(socket, 'open');
  socket.send(JSON.stringify({ session }));
  await once(socket, 'message');
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    received.push(text);
    const reply = JSON.parse(text) as Partial<WireReply>;
    if (typeof reply.id !== 'string') return;
    waiting.get(reply.id)?.(reply as WireReply);
    waiting.delete(reply.id);
  });
  const gone = (): void => waiting.forEach((resolve, id) => resolve(cut(id)));
  socket.on('close', gone).on('error', gone);
  const send = (request: WireRequest): Promise<WireReply> =>
    new Promise((resolve) => {
      waiting.set(request.id, resolve);
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request));
      else resolve(cut(request.id));
    });
  return { send, received };
}

/** What a request is told whose process died. */
function cut(id: string): WireReply {
  return { jsonrpc: '2.0', id, error: { code: 'cancelled', message: 'The window was closed.' } };
}
