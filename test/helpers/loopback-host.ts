import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { startLoopback } from '../../electron/loopback/main.ts';
import type { Loopback } from '../../electron/loopback/main.ts';
import { createTickets } from '../../electron/services/tickets.ts';
import type { Tickets } from '../../electron/services/tickets.ts';
import type { WireEvent, WireReply, WireRequest } from '../../shared/contract/wire.ts';

/** Planted beside the page's folder: a traversal would bring it out. */
export const OUTSIDE = 'outside-the-page-folder';

export interface LoopbackTest extends Loopback {
  readonly folder: string;
  readonly port: number;
  readonly tickets: Tickets;
  /** What reached the services. */
  readonly reached: WireRequest[];
  emit(event: WireEvent): void;
  dispose(): Promise<void>;
}

/** Starts the loopback host over a page of two files; the services behind it answer with what they were asked. */
export async function startTestLoopback(): Promise<LoopbackTest> {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-loopback-'));
  const pageDirectory = join(folder, 'page');
  mkdirSync(join(pageDirectory, 'assets'), { recursive: true });
  writeFileSync(join(pageDirectory, 'index.html'), '<!doctype html><title>Cercle</title>');
  writeFileSync(join(pageDirectory, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(pageDirectory, 'assets', 'main.js.map'), '{}');
  writeFileSync(join(folder, 'secret.html'), OUTSIDE);
  const tickets = createTickets();
  const reached: WireRequest[] = [];
  const listeners = new Set<(event: WireEvent) => void>();
  const services = {
    tickets,
    dispatch: async (request: WireRequest): Promise<WireReply> => {
      reached.push(request);
      return { jsonrpc: '2.0', id: request.id, result: request.params ?? null };
    },
    onEvent: (listener: (event: WireEvent) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const loopback = await startLoopback(services, {
    pageDirectory,
    cacheDirectory: join(folder, 'cache'),
    openBrowser: false,
  });
  return {
    ...{ ...loopback, folder, tickets, reached, port: Number(new URL(loopback.origin).port) },
    emit: (event) => listeners.forEach((listener) => listener(event)),
    async dispose() {
      await loopback.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The one-time token of an address. */
export function tokenOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
}

/** Trades a fresh link for a session secret, as the page does. */
export async function openSession(host: Pick<Loopback, 'origin' | 'createLink'>): Promise<string> {
  const answered = await tradeToken(host.origin, tokenOf(host.createLink()));
  const { secret } = (await answered.json()) as { secret: string };
  return secret;
}

export function tradeToken(origin: string, token: string): Promise<Response> {
  return fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Sends these very bytes and reads until the host closes or has answered whole; status 0 is a connection cut unanswered. */
export function sendRaw(port: number, text: string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    let received = '';
    const end = (): void => {
      socket.destroy();
      resolve(parseAnswer(received));
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (isWhole(received)) end();
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}

function isWhole(received: string): boolean {
  const split = received.indexOf('\r\n\r\n');
  if (split < 0) return false;
  const length = /content-length: (\d+)/iu.exec(received)?.[1];
  return length === undefined || received.length >= split + 4 + Number(length);
}

function parseAnswer(received: string): RawAnswer {
  const split = received.indexOf('\r\n\r\n');
  const [first = '', ...lines] = received.slice(0, split < 0 ? 0 : split).split('\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => [line.split(':')[0]!, line.split(':').slice(1).join(':')]),
  );
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: split < 0 ? '' : received.slice(split + 4) };
}

/** A socket as the page opens it, with everything it received so far. */
export interface TestSocket {
  readonly socket: WebSocket;
  next(): Promise<unknown>;
  ask(request: Omit<WireRequest, 'jsonrpc'>): Promise<unknown>;
  /** Resolves with the closing code. */
  closed(): Promise<number>;
}

export async function openSocket(origin: string, headers: Readonly<Record<string, string>> = {}): Promise<TestSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { origin, ...headers } });
  const received: unknown[] = [];
  const waiting: ((value: unknown) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const value: unknown = JSON.parse(data.toString());
    const waiter = waiting.shift();
    if (waiter) waiter(value);
    else received.push(value);
  });
  const closing = new Promise<number>((resolve) => socket.once('close', resolve));
  await once(socket, 'open');
  const next = (): Promise<unknown> =>
    received.length > 0 ? Promise.resolve(received.shift()) : new Promise((resolve) => waiting.push(resolve));
  return {
    socket,
    next,
    ask: (request) => {
      socket.send(JSON.stringify({ jsonrpc: '2.0', ...request }));
      return next();
    },
    closed: () => closing,
  };
}

/** A socket in session. */
export async function openPage(host: LoopbackTest): Promise<TestSocket> {
  const page = await openSocket(host.origin);
  page.socket.send(JSON.stringify({ session: await openSession(host) }));
  await page.next();
  return page;
}
