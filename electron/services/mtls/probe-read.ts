import type { TlsAlert } from '../../../shared/domain/exchange/facts.ts';
import { alertOfNumber } from '../../../shared/domain/exchange/diagnose-alerts.ts';
import {
  createQueue,
  cursor,
  FlightError,
  MAX_BYTES,
  MAX_CHAIN,
  readNames,
  readSchemes,
  type Queue,
} from './probe-bytes.ts';
import { SUITES } from './probe-hello.ts';

/** What a server said in clear, as it was read. */
export interface Flight {
  version: string | null;
  cipher: string | null;
  chain: readonly Uint8Array[];
  request: { types: readonly string[]; signatures: readonly string[]; authorities: readonly string[] } | null;
  alert: TlsAlert | null;
  isDone: boolean;
}

const VERSIONS: Readonly<Record<number, string>> = {
  0x300: 'SSLv3',
  0x301: 'TLSv1',
  0x302: 'TLSv1.1',
  0x303: 'TLSv1.2',
};
/** RFC 5246 §7.4.4 and RFC 8422 §5.5. */
const TYPES: Readonly<Record<number, string>> = {
  1: 'rsa_sign',
  2: 'dss_sign',
  64: 'ecdsa_sign',
  65: 'rsa_fixed_ecdh',
  66: 'ecdsa_fixed_ecdh',
};

function readServerHello(body: Buffer, flight: Flight): void {
  const { take, number } = cursor(body);
  const version = number(2);
  take(32);
  take(number(1));
  const suite = number(2);
  flight.version = VERSIONS[version] ?? `0x${version.toString(16)}`;
  flight.cipher = SUITES.get(suite) ?? `0x${suite.toString(16).padStart(4, '0')}`;
}

function readChain(body: Buffer): readonly Uint8Array[] {
  const all = cursor(body);
  const list = cursor(all.take(all.number(3)));
  const chain: Uint8Array[] = [];
  while (list.left() > 0) {
    if (chain.length >= MAX_CHAIN) throw new FlightError('malformed', 'too many certificates');
    chain.push(new Uint8Array(list.take(list.number(3))));
  }
  return chain;
}

function readRequest(body: Buffer, version: string | null): NonNullable<Flight['request']> {
  const all = cursor(body);
  const types = [...all.take(all.number(1))].map((type) => TYPES[type] ?? `${type}`);
  // Older versions have no list of signatures.
  const signatures = version === 'TLSv1.2' ? readSchemes(all.take(all.number(2))) : [];
  return { types, signatures, authorities: readNames(all.take(all.number(2))) };
}

function readMessage(type: number, body: Buffer, flight: Flight): void {
  if (type === 2) readServerHello(body, flight);
  else if (type === 11) flight.chain = readChain(body);
  else if (type === 13) flight.request = readRequest(body, flight.version);
  else if (type === 14) flight.isDone = true;
}

/** Reads the handshake messages that are whole. */
function readMessages(queue: Queue, flight: Flight): void {
  for (;;) {
    const held = queue.held();
    if (held.length < 4 || flight.isDone) return;
    const length = held.readUIntBE(1, 3);
    if (length > MAX_BYTES) throw new FlightError('malformed', 'a message is too long');
    if (held.length < 4 + length) return;
    readMessage(held.readUInt8(0), held.subarray(4, 4 + length), flight);
    queue.drop(4 + length);
  }
}

function readAlert(content: Buffer, flight: Flight): void {
  if (content.length < 2) throw new FlightError('malformed', 'an alert is too short');
  const [level, number] = [content.readUInt8(0), content.readUInt8(1)];
  // A warning about the name is no end; anything else is.
  if (level === 2 || number !== 112) flight.alert = alertOfNumber(number);
}

/** One record from the front of what is held; false: it is not whole yet. */
function readRecord(records: Queue, messages: Queue, flight: Flight): boolean {
  const held = records.held();
  const type = held[0];
  if (type === undefined) return false;
  const isTls = (type === 21 || type === 22) && (held.length < 2 || held[1] === 3);
  if (!isTls) throw new FlightError(flight.version === null ? 'not-tls' : 'malformed', 'no record of TLS');
  if (held.length < 5) return false;
  const length = held.readUInt16BE(3);
  if (length === 0 || length > 16_384 + 2048) throw new FlightError('malformed', 'length of a record');
  if (held.length < 5 + length) return false;
  const content = held.subarray(5, 5 + length);
  if (type === 21) readAlert(content, flight);
  else {
    messages.append(content);
    readMessages(messages, flight);
  }
  records.drop(5 + length);
  return true;
}

/**
 * Reads a server's flight as its bytes come, in pieces of any size, up to its end or an alert.
 * `push` throws a `FlightError` for what is no TLS or is malformed, and nothing else.
 */
export function createFlightReader(): { readonly flight: Flight; push(bytes: Uint8Array): void } {
  const flight: Flight = { version: null, cipher: null, chain: [], request: null, alert: null, isDone: false };
  const [records, messages] = [createQueue(), createQueue()];
  let total = 0;
  return {
    flight,
    push(bytes) {
      total += bytes.length;
      if (total > MAX_BYTES) throw new FlightError('malformed', 'too many bytes');
      records.append(bytes);
      while (!flight.isDone && flight.alert === null && readRecord(records, messages, flight));
    },
  };
}
