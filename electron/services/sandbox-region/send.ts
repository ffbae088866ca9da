import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, AnswerBody } from './answer.ts';
import type { FaultOrder } from './fault-desk.ts';
import { isOneOf, TRANSFER_FAULTS } from './fault-names.ts';

/** An answer on its way. `raw` is the TCP socket below TLS: what a cut cuts. */
export interface Way {
  readonly response: ServerResponse;
  readonly raw: Socket;
  readonly isHead: boolean;
  readonly fault: FaultOrder | undefined;
}

const SLOW_MS = 30_000;
const DRIP_MS = 300;
const GARBAGE = 'HTP/9.9 bonjour\r\nceci n’est pas HTTP\r\n\r\n';

function lengthOf(body: AnswerBody): number | undefined {
  return body instanceof Uint8Array ? body.length : body.length;
}

function piecesOf(body: AnswerBody): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return body instanceof Uint8Array ? [body] : body.pieces();
}

/** Sends an answer, with what the fault does to it on its way; ends when it has left or when nobody is there any more. */
export async function send(answer: Answer, way: Way): Promise<void> {
  const { response, raw, isHead, fault } = way;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    if (fault?.name === 'slow') await wait(fault.delayMs ?? SLOW_MS, undefined, { signal: gone.signal });
    if (fault?.name === 'http-malformed') {
      response.socket?.end(GARBAGE);
      return;
    }
    head(answer, way);
    if (isHead) response.end();
    else await body(answer, way, gone.signal);
  } catch {
    // Whoever asked has left, or a piece could not be made: what was begun is not ended as if it were whole.
    if (!response.writableFinished) raw.destroy();
  }
}

function head({ status, headers, body: content }: Answer, { response, fault }: Way): void {
  const length = lengthOf(content);
  const framing = fault?.framing ?? (length === undefined ? 'chunked' : 'length');
  if (framing === 'length' && length !== undefined) response.setHeader('Content-Length', length);
  if (framing === 'close') {
    response.shouldKeepAlive = false;
    response.useChunkedEncodingByDefault = false;
  }
  response.writeHead(status, headers);
}

async function body({ body: content }: Answer, way: Way, signal: AbortSignal): Promise<void> {
  const { response, fault } = way;
  const isCut = fault !== undefined && fault.name.startsWith('cut-') && isOneOf(TRANSFER_FAULTS, fault.name);
  const limit = isCut ? (fault.at ?? Math.floor((lengthOf(content) ?? 2) / 2)) : Infinity;
  let sent = 0;
  // A cut before the first byte comes after the headers.
  if (limit === 0) response.flushHeaders();
  for await (const piece of piecesOf(content)) {
    const part = piece.subarray(0, Math.min(piece.length, limit - sent));
    sent += part.length;
    if (fault?.name === 'drip') await drip(part, way, signal);
    else await write(part, response, signal);
    if (sent >= limit) return cut(way);
  }
  if (isCut) return cut(way);
  response.end();
}

async function write(bytes: Uint8Array, response: ServerResponse, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (bytes.length > 0 && !response.write(bytes)) await once(response, 'drain', { signal });
}

async function drip(bytes: Uint8Array, { response, fault }: Way, signal: AbortSignal): Promise<void> {
  for (let at = 0; at < bytes.length; at += 1) {
    await write(bytes.subarray(at, at + 1), response, signal);
    await wait(fault?.delayMs ?? DRIP_MS, undefined, { signal });
  }
}

/** Cuts the connection once what was written has left: by FIN alone, after a close_notify, or by RST. */
async function cut({ response, raw, fault }: Way): Promise<void> {
  const { socket } = response;
  await new Promise<void>((resolve) => void response.write('', () => resolve()));
  if (socket !== null) await new Promise<void>((resolve) => void socket.write('', () => resolve()));
  if (fault?.name === 'cut-rst') raw.resetAndDestroy();
  else if (fault?.name === 'cut-close-notify') socket?.end();
  else raw.end();
}
