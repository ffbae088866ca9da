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
import type { Flight } from './probe-read.ts';
import { type KeyShare, serverOpener, SUITES13, type ServerOpener, type Suite13 } from './probe13-keys.ts';

interface Reading {
  readonly flight: Flight;
  readonly shares: readonly KeyShare[];
  /** Our greeting as a message, without its record. */
  readonly hello: Buffer;
  /** null: the server has not greeted yet, and speaks in clear. */
  opener: ServerOpener | null;
}

function extensionsOf(list: Buffer): ReadonlyMap<number, Buffer> {
  const all = cursor(list);
  const found = new Map<number, Buffer>();
  while (all.left() > 0) {
    const type = all.number(2);
    found.set(type, all.take(all.number(2)));
  }
  return found;
}

function readHello(message: Buffer, reading: Reading): void {
  const body = cursor(message.subarray(4));
  body.take(2 + 32);
  body.take(body.number(1));
  const suite: Suite13 | undefined = SUITES13.get(body.number(2));
  body.take(1);
  const found = extensionsOf(body.take(body.number(2)));
  const share = cursor(found.get(51) ?? Buffer.alloc(0));
  const group = share.left() >= 2 ? share.number(2) : 0;
  const ours = reading.shares.find((one) => one.group === group);
  // Asked again for another group, the greeting has nothing more to offer.
  if (suite === undefined || ours === undefined || share.left() < 2)
    throw new FlightError('malformed', 'no common group');
  const theirs = share.take(share.number(2));
  const agreed = agree(ours, theirs);
  reading.opener = serverOpener(suite, agreed, Buffer.concat([reading.hello, message]));
  reading.flight.version = 'TLSv1.3';
  reading.flight.cipher = suite.name;
}

function agree(ours: KeyShare, theirs: Buffer): Buffer {
  try {
    return ours.agree(theirs);
  } catch {
    throw new FlightError('malformed', 'no valid share');
  }
}

/** CertificateRequest (RFC 8446 §4.3.2): signatures in extension 13, authorities in extension 47. */
function readRequest(message: Buffer): NonNullable<Flight['request']> {
  const body = cursor(message.subarray(4));
  body.take(body.number(1));
  const found = extensionsOf(body.take(body.number(2)));
  const list = (type: number): Buffer => {
    const held = cursor(found.get(type) ?? Buffer.from([0, 0]));
    return held.take(held.number(2));
  };
  return { types: [], signatures: readSchemes(list(13)), authorities: readNames(list(47)) };
}

function readChain(message: Buffer): readonly Uint8Array[] {
  const body = cursor(message.subarray(4));
  body.take(body.number(1));
  const entries = cursor(body.take(body.number(3)));
  const chain: Uint8Array[] = [];
  while (entries.left() > 0) {
    if (chain.length >= MAX_CHAIN) throw new FlightError('malformed', 'too many certificates');
    chain.push(new Uint8Array(entries.take(entries.number(3))));
    entries.take(entries.number(2));
  }
  return chain;
}

function readMessages(queue: Queue, reading: Reading): void {
  const { flight } = reading;
  for (;;) {
    const held = queue.held();
    if (held.length < 4 || flight.isDone) return;
    const length = held.readUIntBE(1, 3);
    if (length > MAX_BYTES) throw new FlightError('malformed', 'a message is too long');
    if (held.length < 4 + length) return;
    const message = Buffer.from(held.subarray(0, 4 + length));
    queue.drop(4 + length);
    const [type] = message;
    if (type === 2 && reading.opener === null) readHello(message, reading);
    else if (reading.opener === null) throw new FlightError('malformed', 'a message before the greeting');
    else if (type === 13) flight.request = readRequest(message);
    else if (type === 11) {
      flight.chain = readChain(message);
      flight.isDone = true;
    }
  }
}

/** What a record holds once opened: its last byte that is not padding says what it is (RFC 8446 §5.2). */
function inner(plain: Buffer): { readonly type: number; readonly content: Buffer } {
  let end = plain.length;
  while (end > 0 && plain[end - 1] === 0) end -= 1;
  return { type: plain[end - 1] ?? 0, content: plain.subarray(0, Math.max(0, end - 1)) };
}

function readRecord(records: Queue, messages: Queue, reading: Reading): boolean {
  const held = records.held();
  const type = held[0];
  if (type === undefined) return false;
  if (type < 20 || type > 23 || (held.length > 1 && held[1] !== 3))
    throw new FlightError('malformed', 'no record of TLS');
  if (held.length < 5) return false;
  const length = held.readUInt16BE(3);
  if (length === 0 || length > 16_384 + 256) throw new FlightError('malformed', 'length of a record');
  if (held.length < 5 + length) return false;
  const [header, body] = [Buffer.from(held.subarray(0, 5)), Buffer.from(held.subarray(5, 5 + length))];
  records.drop(5 + length);
  if (type === 20) return true;
  if (type === 23 && (reading.opener === null || length < 17))
    throw new FlightError('malformed', 'a record out of turn');
  const record =
    type === 23 && reading.opener !== null ? inner(reading.opener.open(header, body)) : { type, content: body };
  if (record.type === 21 && record.content.length >= 2)
    reading.flight.alert = alertOfNumber(record.content.readUInt8(1));
  else if (record.type !== 22) throw new FlightError('malformed', `a record of type ${record.type}`);
  else {
    messages.append(record.content);
    readMessages(messages, reading);
  }
  return true;
}

/**
 * Reads a TLS 1.3 server's flight up to its certificate, which comes after its request for ours: it is encrypted for whoever
 * greeted. Nothing in it is trusted.
 */
export function createFlightReader13(
  hello: Buffer,
  shares: readonly KeyShare[],
): { readonly flight: Flight; push(bytes: Uint8Array): void } {
  const flight: Flight = { version: null, cipher: null, chain: [], request: null, alert: null, isDone: false };
  const [records, messages] = [createQueue(), createQueue()];
  const reading: Reading = { flight, shares, hello, opener: null };
  let total = 0;
  return {
    flight,
    push(bytes) {
      total += bytes.length;
      if (total > MAX_BYTES) throw new FlightError('malformed', 'too many bytes');
      records.append(bytes);
      while (!flight.isDone && flight.alert === null && readRecord(records, messages, reading));
    },
  };
}
