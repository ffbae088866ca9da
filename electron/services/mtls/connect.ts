import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { asWireError, ownFailure, WireError } from './failure.ts';
import type { Address, MtlsProxy, MtlsTarget } from './request.ts';
import { stoppable, type Watch } from './watch.ts';

/** What is noted on the way. */
export interface WayNotes {
  address: string | null;
  dns: number | null;
  connect: number | null;
}

function dial(
  host: string,
  port: number,
  watch: Watch,
  note: (step: 'dns' | 'connect', address: string) => void,
): Promise<Socket> {
  watch.phase = 'dns';
  return stoppable(watch, (resolve, reject) => {
    const socket = connect({ host, port });
    socket.on('lookup', (error: Error | null, address: string) => {
      if (error !== null) return;
      watch.phase = 'connect';
      note('dns', address);
    });
    // An address that needs no lookup is dialled at once.
    socket.once('connectionAttempt', () => (watch.phase = 'connect'));
    socket.once('connect', () => {
      note('connect', socket.remoteAddress ?? host);
      socket.removeAllListeners('error');
      socket.on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', (error) => {
      socket.destroy();
      reject(asWireError(error, watch.phase));
    });
    return () => socket.destroy();
  });
}

function credentialsOf({ credentials }: MtlsProxy): Readonly<Record<string, string>> {
  if (credentials === undefined) return {};
  const both = `${credentials.user}:${credentials.password}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(both).toString('base64')}` };
}

/** Asks a proxy for a way to the server (RFC 9110 §9.3.6); what follows is between the server and us. */
function tunnel(socket: Socket, { host, port }: Address, proxy: MtlsProxy, watch: Watch): Promise<Socket> {
  watch.phase = 'proxy';
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return stoppable(watch, (resolve, reject) => {
    const headers = { host: target, ...credentialsOf(proxy) };
    const request = httpRequest({ createConnection: () => socket, method: 'CONNECT', path: target, headers });
    const refuse = (status: number): void => {
      socket.destroy();
      reject(ownFailure('proxy', 'CERCLE_PROXY_STATUS', `HTTP ${status}`));
    };
    request.once('connect', ({ statusCode = 0 }, tunnelled: Socket, head: Buffer) => {
      if (statusCode < 200 || statusCode > 299) return refuse(statusCode);
      if (head.length > 0) tunnelled.unshift(head);
      tunnelled.on('error', () => undefined);
      resolve(tunnelled);
    });
    request.once('response', ({ statusCode = 0 }) => refuse(statusCode));
    request.on('error', (error) => {
      socket.destroy();
      reject(ownFailure('proxy', 'CERCLE_PROXY_CLOSED', (error as NodeJS.ErrnoException).code ?? error.message));
    });
    request.end();
    return () => {
      request.destroy();
      socket.destroy();
    };
  });
}

function proxyFailure(error: unknown): WireError {
  const { failure } = asWireError(error, 'connect');
  if (failure.code?.startsWith('CERCLE_') === true && failure.code !== 'CERCLE_CONNECT_TIMEOUT')
    return new WireError(failure);
  return ownFailure(failure.phase, 'CERCLE_PROXY_UNREACHABLE', failure.code ?? failure.message);
}

/** A TCP connection to the server, direct or through a proxy. @throws WireError */
export async function openWay(
  target: MtlsTarget,
  address: Address,
  watch: Watch,
  notes: WayNotes,
  clock: () => number,
): Promise<Socket> {
  const { proxy, limits } = target;
  const note = (step: 'dns' | 'connect', where: string): void => {
    notes.address = where;
    notes[step] = clock();
  };
  return watch.within(limits.connectMs, 'CERCLE_CONNECT_TIMEOUT', async () => {
    if (proxy === null) return dial(address.host, address.port, watch, note);
    const socket = await dial(proxy.host, proxy.port, watch, note).catch((error: unknown) => {
      throw proxyFailure(error);
    });
    return tunnel(socket, address, proxy, watch);
  });
}
