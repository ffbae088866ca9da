import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';
import { admit, alertOf, type Admission, type AdmissionRules } from './admission.ts';
import type { FaultDesk, FaultOrder } from './fault-desk.ts';
import { holdStream } from './held-stream.ts';
import { plainHttpPage } from './nginx-page.ts';
import type { Refusal } from './options.ts';
import { plainAlert, sealedAlert } from './tls-alert.ts';

/** A connection whose handshake has ended, and what became of its certificate. */
export interface AdmittedConnection {
  readonly socket: TLSSocket;
  /** The TCP connection below. */
  readonly raw: Socket;
  /** `ok`, or why its requests get a page in place of an answer. */
  readonly admission: Admission;
}

export interface FrontOptions extends AdmissionRules {
  readonly refusal: Refusal;
  readonly faults: FaultDesk;
  readonly contextOf: (fault: FaultOrder | undefined) => Promise<SecureContext>;
  readonly onConnection: (connection: AdmittedConnection) => void;
  /** A connection that is to speak HTTP without TLS. */
  readonly onPlain: (raw: Socket) => void;
}

const HANDSHAKE_RECORD = 0x16;
const HANDSHAKE_MS = 120_000;
const LINGER_MS = 2_000;

/**
 * The TCP front of the region: meets each connection with the fault of the moment, ends TLS, judges the client's certificate
 * and refuses as the options say. An alert is a real one, sent where OpenSSL would send it: Node only knows how to hang up.
 */
export function createFront(options: FrontOptions): { readonly server: Server; destroyAll(): void } {
  const open = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (raw) => {
    open.add(raw);
    raw.on('close', () => open.delete(raw));
    // Whoever hangs up does so without asking: nothing to do about it.
    raw.on('error', () => raw.destroy());
    meet(options, raw);
  });
  return {
    server,
    destroyAll() {
      for (const raw of open) raw.destroy();
    },
  };
}

function meet(options: FrontOptions, raw: Socket): void {
  const fault = options.faults.ofConnection();
  if (fault?.name === 'not-tls') return options.onPlain(raw);
  if (fault?.name === 'handshake-silence') return void raw.resume();
  raw.setTimeout(HANDSHAKE_MS, () => raw.destroy());
  raw.once('data', (first: Buffer) => {
    raw.pause();
    if (fault?.name === 'handshake-reset') return void raw.resetAndDestroy();
    if (fault?.name === 'handshake-close') return void linger(raw);
    if (first[0] !== HANDSHAKE_RECORD) return void linger(raw, plainHttpPage());
    raw.unshift(first);
    void options.contextOf(fault).then(
      (context) => secure(options, raw, context, fault),
      () => raw.destroy(),
    );
  });
  raw.resume();
}

function secure(options: FrontOptions, raw: Socket, secureContext: SecureContext, fault: FaultOrder | undefined): void {
  const held = holdStream(raw, options.refusal !== 'http');
  const socket = new TLSSocket(held.stream, {
    isServer: true,
    secureContext,
    requestCert: true,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
  let secret: Buffer | undefined;
  socket.on('keylog', (line: Buffer) => {
    const [label, , value = ''] = line.toString('latin1').trim().split(' ');
    if (label === 'SERVER_TRAFFIC_SECRET_0') secret = Buffer.from(value, 'hex');
  });
  socket.on('error', () => raw.destroySoon());
  socket.once('secure', () => {
    raw.setTimeout(0);
    const admission = admit(options, socket, fault?.name === 'client-chain-required');
    if (admission === 'ok' || options.refusal === 'http') {
      held.release();
      options.onConnection({ socket, raw, admission });
      return;
    }
    const version = socket.getProtocol();
    const alert = alertOf(admission, version);
    const { standardName } = socket.getCipher();
    const sealed = secret === undefined ? undefined : sealedAlert(alert, standardName, secret);
    const record = version === 'TLSv1.3' ? sealed : plainAlert(alert);
    linger(raw, options.refusal === 'alert' ? record : undefined);
  });
}

/** Says a last word and hangs up; what still comes is read, or the system would reset the connection before it is heard. */
function linger(raw: Socket, last?: string | Buffer): void {
  if (last !== undefined) raw.write(last);
  raw.end();
  raw.resume();
  const timer = setTimeout(() => raw.destroy(), LINGER_MS);
  raw.once('close', () => clearTimeout(timer));
}
