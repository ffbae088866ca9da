import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { AppError } from '../../shared/errors.ts';
import type { Assets } from '../page/assets.ts';
import { strictHeaders } from '../page/headers.ts';
import type { WindowServices } from '../page/services.ts';
import { answer, answerJson, readJson, refuse, refuseSocket } from './answer.ts';
import type { Headers } from './answer.ts';
import { watchConnections } from './connections.ts';
import type { Connections } from './connections.ts';
import { createFiles } from './files.ts';
import type { Files } from './files.ts';
import { isTopLevelGet, ownHosts, refuseHost, refuseOrigin } from './gate.ts';
import { createSessions } from './session.ts';
import type { Sessions } from './session.ts';
import { createSocketHost } from './socket.ts';
import type { SocketHost } from './socket.ts';
import { openSpool } from './spool.ts';

/** Header with the session's secret on every request but the shell, its assets and the exchange. */
export const SESSION_HEADER = 'x-cercle-session';
const SOCKET_PATH = '/socket';

export interface ServerOptions {
  readonly services: WindowServices;
  readonly assets: Assets;
  readonly spoolDirectory: string;
  /** Whether the page shows the demonstration. */
  readonly isDemo?: boolean;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Called when a one-time link was traded for a session. */
  readonly onLinkUsed?: () => void;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** The address with a new one-time token in its fragment, which browsers never send. */
  createLink(): string;
  close(): Promise<void>;
}

/** What a request meets on its way. */
interface Host {
  readonly port: number;
  readonly headers: Headers;
  readonly assets: Assets;
  readonly sessions: Sessions;
  readonly connections: Connections;
  readonly files: Files;
  readonly onLinkUsed: () => void;
}

/** `POST /session`: the one-time token for a secret. */
async function exchange(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readJson(request);
  if (typeof body === 'number') return refuse(response, host.headers, body);
  const { value } = body;
  const token = typeof value === 'object' && value !== null && 'token' in value ? value.token : undefined;
  if (typeof token !== 'string') return refuse(response, host.headers, 400);
  const outcome = host.sessions.exchange(token);
  if (outcome === 'too-many') return refuse(response, host.headers, 429, { 'retry-after': 60 });
  if (outcome === 'wrong') return refuse(response, host.headers, 401);
  answerJson(response, host.headers, 200, outcome);
  host.onLinkUsed();
}

function isInSession(host: Host, request: IncomingMessage): boolean {
  const secret = request.headers[SESSION_HEADER];
  if (typeof secret !== 'string' || !host.sessions.accept(secret)) return false;
  host.connections.prove(request.socket);
  return true;
}

function serveAsset(host: Host, path: string, request: IncomingMessage, response: ServerResponse): void {
  const asset = host.assets.get(path);
  if (asset === undefined) return refuse(response, host.headers, 404);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, host.headers, 405);
  const isShell = path === '/' && isTopLevelGet(request);
  const refusal = isShell ? undefined : refuseOrigin(request, false);
  if (refusal !== undefined) return refuse(response, host.headers, refusal);
  answer(response, host.headers, 200, asset.body, { 'content-type': asset.type });
}

/** Every address there is: the page, `/session`, `/files` and `/files/:ticket`. */
async function route(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers } = host;
  const refusedHost = refuseHost(request, host.port);
  if (refusedHost !== undefined) return refuse(response, headers, refusedHost);
  const { url: path = '', method } = request;
  if (path !== '/session' && path !== '/files' && !path.startsWith('/files/')) {
    return serveAsset(host, path, request, response);
  }
  const refusedOrigin = refuseOrigin(request, method !== 'GET');
  if (refusedOrigin !== undefined) return refuse(response, headers, refusedOrigin);
  if (method !== (path.startsWith('/files/') ? 'GET' : 'POST')) return refuse(response, headers, 405);
  if (path === '/session') return exchange(host, request, response);
  if (!isInSession(host, request)) return refuse(response, headers, 401);
  if (path === '/files') return host.files.receive(request, response);
  return host.files.deliver(path.slice('/files/'.length), response);
}

function upgrade(host: Host, sockets: SocketHost, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const refusal = refuseHost(request, host.port) ?? refuseOrigin(request, true);
  if (refusal !== undefined) return refuseSocket(socket, host.headers, refusal);
  if (request.url !== SOCKET_PATH) return refuseSocket(socket, host.headers, 404);
  sockets.upgrade(request, socket, head);
}

/** Limits against connections that are opened to be held (T5); a body has deadlines of its own. */
function createLimitedServer(): Server {
  const server = createServer({
    headersTimeout: 5_000,
    requestTimeout: 0,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: 16_384,
    requireHostHeader: false,
  });
  server.maxConnections = 1_024;
  return server;
}

/** A port that is taken, or kept by the system for others, is something the person can change. */
function refusedPort(error: NodeJS.ErrnoException, port: number): Error {
  const { code = '' } = error;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  const message = `Port ${port} of 127.0.0.1 is not free (${code}); choose another one.`;
  return new AppError('window.port-taken', message, {
    // A name, not an amount: no separator of thousands.
    values: { port: String(port) },
    proof: [`127.0.0.1:${port} · ${code}`],
    cause: error,
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusedPort(error, port)));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}

function statusOf(error: Error): number {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}

/** Starts the host of the window for a browser of this computer: 127.0.0.1 only (design security §3.1); throws `window.port-taken`. */
export async function startServer(options: ServerOptions): Promise<LoopbackServer> {
  const spool = openSpool(options.spoolDirectory);
  const server = createLimitedServer();
  const port = await listen(server, options.port ?? 0);
  const headers = strictHeaders(ownHosts(port).map((name) => `ws://${name}`));
  const files = createFiles({ services: options.services, spool, headers });
  const sessions = createSessions();
  const connections = watchConnections(server);
  const { assets, onLinkUsed = () => undefined } = options;
  const host: Host = { port, headers, assets, sessions, connections, files, onLinkUsed };
  const sockets = createSocketHost({
    ...{ services: options.services, sessions, files, headers },
    isDemo: options.isDemo === true,
    onProven: (request) => connections.prove(request.socket),
  });
  server.on('request', (request, response) => {
    route(host, request, response).catch(() => response.destroy());
  });
  server.on('checkExpectation', (_request, response) => refuse(response, headers, 417));
  server.on('upgrade', (request, socket, head) => upgrade(host, sockets, request, socket, head));
  server.on('clientError', (error, socket) => refuseSocket(socket, headers, statusOf(error)));
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    createLink: () => `${origin}/#token=${sessions.createLink()}`,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        connections.destroyAll();
        spool.close();
      }),
  };
}
