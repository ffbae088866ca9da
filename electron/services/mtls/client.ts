import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import type { Timings, WireFacts } from '../../../shared/domain/exchange/facts.ts';
import { type AnswerHead, type Framing, headOf, peek } from './answer-head.ts';
import { ask } from './ask.ts';
import { readBody } from './body.ts';
import { openWay } from './connect.ts';
import { asWireError, ownFailure, type WireError } from './failure.ts';
import { checkHeaders, type Address, type MtlsRequest, type MtlsTools, readAddress } from './request.ts';
import { emptyTlsNotes, openSecure, type TlsNotes, tlsFacts } from './secure.ts';
import { createWatch, stopOf, type Watch } from './watch.ts';

/** What became of one request. A failure is a fact: nothing of the network makes `send` throw. */
export interface MtlsAnswer {
  /** null: no answer came. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** `close`: only the content itself can show that it is whole. */
  readonly framing: Framing;
  /** To be read once, to its end or until enough; throws a `WireError` where it fails, which the facts then name. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The server's chain as explained; null when it was not seen. */
  readonly serverChain: ChainVerdict | null;
  /** What was seen until now; final once the body has ended or was closed. */
  facts(): WireFacts;
  /** Lets the connection go; the body then ends as cancelled. */
  close(): void;
}

interface Exchange {
  readonly request: MtlsRequest;
  readonly address: Address;
  readonly tools: MtlsTools;
  readonly watch: Watch;
  readonly tls: TlsNotes;
  readonly body: { raw: number; content: number; failed: unknown; sent: number };
  readonly timings: { -readonly [K in keyof Timings]: Timings[K] };
  readonly way: { address: string | null; dns: number | null; connect: number | null; socket: Socket | null };
  readonly clock: () => number;
  hasTls: boolean;
  head: AnswerHead | null;
  excerpt: string | null;
  failure: WireError | null;
}

function begin(request: MtlsRequest, address: Address, tools: MtlsTools): Exchange {
  const started = performance.now();
  const timings = { dns: null, connect: null, handshake: null, firstByte: null, end: null };
  return {
    ...{ request, address, tools, timings },
    watch: createWatch(request.limits.totalMs, request.signal),
    tls: emptyTlsNotes(),
    body: { raw: 0, content: 0, failed: null, sent: 0 },
    way: { address: null, dns: null, connect: null, socket: null },
    clock: () => Math.round(performance.now() - started),
    ...{ hasTls: false, head: null, excerpt: null, failure: null },
  };
}

function end(exchange: Exchange, failure: WireError | null): void {
  if (exchange.timings.end !== null) return;
  exchange.failure = failure;
  exchange.timings.end = exchange.clock();
  exchange.watch.end();
  (exchange.tls.socket ?? exchange.way.socket)?.destroy();
}

function factsOf(exchange: Exchange): WireFacts {
  const { head, body, tls, request, failure, way, timings } = exchange;
  return {
    address: way.address,
    tls: exchange.hasTls ? tlsFacts(tls, request, failure) : null,
    timings: { ...timings, dns: way.dns, connect: way.connect },
    status: head?.status ?? null,
    headers: head?.headers ?? {},
    bytesSent: body.sent,
    bytesReceived: body.raw,
    bytesExpected: head?.expected ?? null,
    clockSkew: head?.skew ?? null,
    excerpt: exchange.excerpt,
    failure: failure?.failure ?? null,
  };
}

async function* failing(error: WireError): AsyncGenerator<Uint8Array> {
  throw await Promise.resolve(error);
}

async function* ending(exchange: Exchange, content: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let failure: WireError | null = ownFailure('body', 'CERCLE_CANCELLED');
  try {
    yield* content;
    failure = null;
  } catch (error) {
    failure = asWireError(error, 'body');
    throw failure;
  } finally {
    end(exchange, failure);
  }
}

async function connectTo(exchange: Exchange): Promise<TLSSocket> {
  const { request, address, tools, watch, tls, way, clock, timings } = exchange;
  const open = await openWay(request, address, watch, way, clock);
  exchange.way.socket = open;
  exchange.hasTls = true;
  const socket = await openSecure(open, request, address, watch, tls, tools);
  timings.handshake = clock();
  return socket;
}

async function run(exchange: Exchange): Promise<AsyncGenerator<Uint8Array>> {
  const { request, address, watch, body, tools, timings, clock } = exchange;
  const socket = await connectTo(exchange);
  const { firstByteMs } = request.limits;
  const answer = await watch.within(firstByteMs, 'CERCLE_FIRST_BYTE_TIMEOUT', () =>
    ask(socket, request, address, watch, body),
  );
  timings.firstByte = clock();
  exchange.head = headOf(answer, tools.now());
  const content = readBody(answer, request.limits, watch, body);
  const { status } = exchange.head;
  if (status >= 200 && status <= 299) return content;
  const seen = await peek(content);
  exchange.excerpt = seen.excerpt;
  return seen.content;
}

/**
 * Sends one HTTPS request with a client certificate, over a connection of its own that is closed at the end: nothing is
 * shared between identities. No byte of the request leaves before the server's chain is trusted, by the authorities of the
 * request alone. Redirections are not followed. Every failure and every phase is in the facts.
 * @throws AppError `input.invalid` for an address or a header that cannot be sent as it is
 */
export async function send(request: MtlsRequest, tools: MtlsTools): Promise<MtlsAnswer> {
  const { isSecure, ...address } = readAddress(request.url);
  checkHeaders(request.headers);
  const exchange = begin(request, address, tools);
  // Also when nobody reads: what ends the exchange closes its connection at once.
  exchange.watch.signal.addEventListener('abort', () => end(exchange, stopOf(exchange.watch)), { once: true });
  let content: AsyncGenerator<Uint8Array>;
  try {
    if (!isSecure) throw ownFailure('check', 'CERCLE_NOT_HTTPS', address.host);
    content = ending(exchange, await run(exchange));
  } catch (error) {
    const early = exchange.tls.early;
    const failure = stopOf(exchange.watch) ?? betterOf(asWireError(error, exchange.watch.phase), early);
    end(exchange, failure);
    content = failing(failure);
  }
  return {
    status: exchange.head?.status ?? null,
    headers: exchange.head?.headers ?? {},
    framing: exchange.head?.framing ?? 'none',
    body: content,
    serverChain: exchange.tls.verdict,
    facts: () => factsOf(exchange),
    close: () => exchange.watch.stop('CERCLE_CANCELLED'),
  };
}

/** A write that failed says less than the alert that was read beside it. */
function betterOf(failure: WireError, early: WireError | null): WireError {
  const isPlain = ['ECONNRESET', 'EPIPE'].includes(failure.failure.code ?? '');
  return isPlain && early?.failure.code?.startsWith('ERR_SSL') === true ? early : failure;
}
