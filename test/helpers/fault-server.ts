import { createServer as createTcp, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { createServer as createTls, type SecureVersion, type TLSSocket } from 'node:tls';
import type { MtlsPki } from './mtls-pki.ts';

/** What a connection does once it is open; it owns the socket. */
export type Behaviour = (socket: Socket | TLSSocket) => void;

export interface FaultServer {
  readonly port: number;
  /** Connections that are still open. */
  sockets(): number;
  /** Bytes of requests that arrived. */
  received(): Buffer;
  close(): Promise<void>;
}

export interface FaultOptions {
  readonly certificate?: readonly string[];
  /** Default: certificates of the fictional region's clients. */
  readonly accepts?: readonly string[];
  readonly requestCert?: boolean;
  readonly rejectUnauthorized?: boolean;
  readonly version?: SecureVersion;
  readonly minVersion?: SecureVersion;
  readonly ciphers?: string;
  readonly crl?: readonly Buffer[];
}

function track(server: TcpServer, open: Set<Socket>): Promise<number> {
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

function handle(server: TcpServer, port: number, open: Set<Socket>, seen: Buffer[]): FaultServer {
  return {
    port,
    sockets: () => open.size,
    received: () => Buffer.concat(seen),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A TLS server of this computer that does what it is told once a whole request head has come. */
export async function tlsFaults(pki: MtlsPki, behaviour: Behaviour, options: FaultOptions = {}): Promise<FaultServer> {
  const { certificate = ['server', 'server-inter'], accepts = ['client-root', 'client-inter'], version, crl } = options;
  const { requestCert = true, rejectUnauthorized = requestCert, ciphers, minVersion } = options;
  const server = createTls({
    key: pki.keyPem(certificate[0]!),
    cert: pki.pem(...certificate),
    ca: accepts.map((name) => pki.pem(name)),
    requestCert,
    rejectUnauthorized,
    ...(version === undefined ? {} : { minVersion: version, maxVersion: version }),
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(ciphers === undefined ? {} : { ciphers }),
    ...(crl === undefined ? {} : { crl: crl.map(crlPem) }),
  });
  server.on('tlsClientError', () => undefined);
  const [open, seen] = [new Set<Socket>(), [] as Buffer[]];
  server.on('secureConnection', (socket) => {
    socket.on('error', () => undefined);
    let head = '';
    const onData = (bytes: Buffer): void => {
      seen.push(bytes);
      head += bytes.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', onData);
      socket.on('data', (more: Buffer) => seen.push(more));
      behaviour(socket);
    };
    socket.on('data', onData);
  });
  return handle(server, await track(server, open), open, seen);
}

/** A plain TCP server. */
export async function tcpFaults(behaviour: Behaviour): Promise<FaultServer> {
  const [open, seen] = [new Set<Socket>(), [] as Buffer[]];
  const server = createTcp((socket) => {
    socket.on('data', (bytes: Buffer) => seen.push(bytes));
    behaviour(socket);
  });
  return handle(server, await track(server, open), open, seen);
}

export function crlPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/gu) ?? [];
  return `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n`;
}

/** The TCP connection under a socket of TLS. */
function under(socket: Socket): Socket {
  return ((socket as unknown as { _parent?: Socket })._parent ?? socket) as Socket;
}

/** `fin` closes without a word of TLS, `rst` tears the connection, `notify` closes TLS properly. */
export type Ending = 'fin' | 'rst' | 'notify';

/** Once everything written has left. */
export function endBy(socket: Socket, ending: Ending): void {
  if (ending === 'notify') socket.end();
  else if (ending === 'rst') under(socket).resetAndDestroy();
  else under(socket).end(() => under(socket).destroy());
}

/** Says it at once. */
export const says =
  (text: string | Buffer): Behaviour =>
  (socket) =>
    void socket.end(text);

/** Says the first bytes of a text, then closes. */
export const cutAt =
  (whole: Buffer, at: number, ending: Ending): Behaviour =>
  (socket) => {
    const part = whole.subarray(0, at);
    if (part.length === 0) endBy(socket, ending);
    else socket.write(part, () => setImmediate(() => endBy(socket, ending)));
  };

/** Says a text piece by piece. */
export const drips =
  (text: Buffer, size: number, everyMs: number): Behaviour =>
  (socket) => {
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= text.length) {
        clearInterval(timer);
        if (!socket.destroyed) socket.end();
        return;
      }
      socket.write(text.subarray(at, (at += size)));
    }, everyMs);
    socket.once('close', () => clearInterval(timer));
  };

export const silent: Behaviour = () => undefined;

/** An answer of HTTP, framed as asked. */
export function answer(
  content: string | Buffer,
  framing: 'length' | 'chunked' | 'close' = 'length',
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Buffer {
  const body = Buffer.from(content);
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += 4096) {
    const part = body.subarray(at, at + 4096);
    chunks.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  const frame: Readonly<Record<string, string>> =
    framing === 'length'
      ? { 'content-length': `${body.length}` }
      : framing === 'chunked'
        ? { 'transfer-encoding': 'chunked' }
        : { connection: 'close' };
  const lines = Object.entries({ 'content-type': 'text/xml', date: new Date().toUTCString(), ...frame, ...headers });
  const head = `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([
    Buffer.from(head, 'latin1'),
    ...(framing === 'chunked' ? [...chunks, Buffer.from('0\r\n\r\n')] : [body]),
  ]);
}
