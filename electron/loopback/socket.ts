import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import type { HostEvent } from '../../shared/contract/host.ts';
import type { WireEvent, WireReply } from '../../shared/contract/wire.ts';
import { answerHostCall } from '../page/host-calls.ts';
import type { HostImplementation } from '../page/host-calls.ts';
import type { WindowServices } from '../page/services.ts';
import { parseWireRequest } from '../page/wire-request.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { Headers } from './answer.ts';
import type { Files } from './files.ts';
import type { Sessions } from './session.ts';

/** The session must be the first message, so early (design security T2). */
const FIRST_MESSAGE_MS = 2_000;
const LARGEST_MESSAGE = 1_000_000;
const LARGEST_HELLO = 1_000;
const MOST_IN_FLIGHT = 32;
/** Above this much unsent, no further request is read and progress is dropped. */
const MUCH_UNSENT = 8 * 1024 * 1024;
const TOO_MUCH_UNSENT = 256 * 1024 * 1024;
/** Closing codes that the page understands. */
export const CLOSE = { noSession: 4401, notUnderstood: 4400 } as const;

export interface SocketOptions {
  readonly services: WindowServices;
  readonly sessions: Sessions;
  readonly files: Files;
  readonly headers: Headers;
  readonly isDemo: boolean;
  /** Called when a connection has shown its session. */
  onProven(request: IncomingMessage): void;
}

export interface SocketHost {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

function textOf(data: RawData, isBinary: boolean): string | undefined {
  return isBinary || !Buffer.isBuffer(data) ? undefined : data.toString('utf8');
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The secret of a first message `{"session": "…"}`. */
function sessionOf(text: string | undefined): string | undefined {
  if (text === undefined || text.length > LARGEST_HELLO) return undefined;
  const value = parse(text);
  const secret = typeof value === 'object' && value !== null && 'session' in value ? value.session : undefined;
  return typeof secret === 'string' ? secret : undefined;
}

/** Reads no further while the page does not take its answers, or asks too much at once. */
function createFlow(socket: WebSocket): { begin(): void; send(message: unknown): void } {
  let inFlight = 0;
  const steer = (): void => {
    if (socket.bufferedAmount > TOO_MUCH_UNSENT) return socket.terminate();
    if (inFlight >= MOST_IN_FLIGHT || socket.bufferedAmount > MUCH_UNSENT) socket.pause();
    else if (socket.isPaused) socket.resume();
  };
  return {
    begin: () => {
      inFlight += 1;
      steer();
    },
    send: (message) => {
      inFlight -= 1;
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message), steer);
      steer();
    },
  };
}

/** Serves one page over a socket that has shown its session. */
function serve(socket: WebSocket, secret: string, { services, sessions, files, isDemo }: SocketOptions): void {
  const flow = createFlow(socket);
  let lang: Lang = 'fr';
  const host: HostImplementation = {
    hello: async (input) => {
      lang = input.lang;
      return { files: [], isDemo };
    },
    saveTicket: async ({ name }) => files.saveTicket(name),
  };
  const reply = async (message: unknown): Promise<WireReply | undefined> => {
    const request = parseWireRequest(message);
    if (request === undefined) return undefined;
    return (await answerHostCall(request, host)) ?? services.dispatch(request, { lang });
  };
  socket.on('message', (data, isBinary) => {
    if (!sessions.accept(secret)) return socket.close(CLOSE.noSession);
    flow.begin();
    void reply(parse(textOf(data, isBinary))).then((answered) => {
      if (answered === undefined) socket.close(CLOSE.notUnderstood);
      else flow.send(answered);
    });
  });
}

/** Opens the WebSocket side of the loopback host: the wire's requests, replies and events, as JSON text. */
export function createSocketHost(options: SocketOptions): SocketHost {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  const pages = new Set<WebSocket>();
  server.on('headers', (lines) => lines.push(...Object.entries(options.headers).map(([k, v]) => `${k}: ${v}`)));
  server.on('connection', (socket, request) => {
    const impatience = setTimeout(() => socket.close(CLOSE.noSession), FIRST_MESSAGE_MS);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(impatience);
      pages.delete(socket);
    });
    socket.once('message', (data, isBinary) => {
      clearTimeout(impatience);
      const secret = sessionOf(textOf(data, isBinary));
      if (secret === undefined || !options.sessions.accept(secret)) return socket.close(CLOSE.noSession);
      options.onProven(request);
      pages.add(socket);
      serve(socket, secret, options);
      socket.send(JSON.stringify({ ready: true }));
    });
  });
  const tell = (event: WireEvent | HostEvent): void => {
    const text = JSON.stringify(event);
    for (const page of pages) {
      if (event.type !== 'job.progress' || page.bufferedAmount < MUCH_UNSENT) page.send(text);
    }
  };
  const stopListening = options.services.onEvent(tell);
  return {
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (page) => server.emit('connection', page, request)),
    close() {
      stopListening();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
