import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import type { WireFacts } from '../../../shared/domain/exchange/facts.ts';
import type { ExchangeRequest } from '../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Answer, AnswerReading, BuiltRequest } from '../connectors/connector.ts';
import { connectorOf } from '../connectors/connectors.ts';
import { send } from '../mtls/client.ts';
import type { MtlsAnswer } from '../mtls/client.ts';
import { WireError } from '../mtls/failure.ts';
import type { MtlsIdentity, MtlsTarget, MtlsTools } from '../mtls/request.ts';
import { identityOf, lending, lendingOrLocked } from './identity.ts';
import type { OwnIdentity } from './identity.ts';
import { unlessStopped } from './pace.ts';
import type { ExchangeRoom } from './parts.ts';
import type { SpoolPlace } from './spool.ts';
import { limitsOf, proxyOf, trustOf } from './wire-target.ts';

/** One request to make. */
export interface Asked {
  readonly target: RegionTarget;
  readonly request: ExchangeRequest;
  readonly signal: AbortSignal;
  /** The vault may be locked: the exchange then fails where its key is needed. */
  readonly isLockedAllowed?: boolean;
  readonly onConnect?: () => void;
  readonly onBytes?: (done: number, total: number | null) => void;
}

/** The rest of an answer that came cut, behind what is in the file already. */
export interface Rest {
  readonly place: SpoolPlace;
  readonly from: number;
  readonly etag: string;
}

/** What became of one request; its answer is in the place until that is removed. */
export interface Performed {
  readonly id: string;
  readonly at: string;
  readonly durationMs: number;
  readonly asked: Asked;
  readonly built: BuiltRequest;
  readonly identity: OwnIdentity | null;
  readonly answer: Pick<MtlsAnswer, 'status' | 'headers' | 'framing' | 'serverChain'>;
  readonly facts: WireFacts;
  /** null: no answer came, or not to its end. */
  readonly reading: AnswerReading | null;
  readonly isCancelled: boolean;
  /** Why the answer could not be written; the exchange says nothing of the server then. */
  readonly storage: AppError | null;
  readonly place: SpoolPlace;
}

export function newExchangeId(): string {
  return `ex-${randomUUID()}`;
}

/** The request as it would be sent, with what it says of us. @throws AppError as `Connector.build` and `identityOf`. */
export async function buildRequest(room: ExchangeRoom, target: RegionTarget, request: ExchangeRequest) {
  const identity = await identityOf(room.room(), target);
  const built = connectorOf(target.dialect).build(request, target, {
    now: room.ports.now(),
    messageId: randomUUID(),
    clientSubjectDn: identity?.certificate.facts.subjectText ?? null,
  });
  // Bytes of a compressed answer could not be told from those of another compression of it, nor resumed.
  const headers = built.expects === 'zip' ? { ...built.headers, 'Accept-Encoding': 'identity' } : built.headers;
  return { identity, built: { ...built, headers } };
}

/**
 * Sends one request, and judges what comes. A failure of the network or of the server is a value; nothing of it reaches the cache.
 * @throws AppError before anything is sent: `region.incomplete`, `input.invalid`, `vault.locked`, `certificate.no-key`; and the reason
 * of the signal when it comes first.
 */
export async function perform(room: ExchangeRoom, asked: Asked, rest?: Rest): Promise<Performed> {
  try {
    // Nothing is sent yet: who stops does not wait for it.
    const { identity, built } = await unlessStopped(asked.signal, buildRequest(room, asked.target, asked.request));
    return await exchange(room, asked, identity, rest === undefined ? built : withRange(built, rest), rest);
  } catch (error) {
    await rest?.place.remove();
    throw error;
  }
}

/** Asks for an address as it is: what answers there is looked at, whatever it says. */
export async function performUrl(room: ExchangeRoom, asked: Asked, url: string): Promise<Performed> {
  const identity = await unlessStopped(asked.signal, identityOf(room.room(), asked.target));
  const built: BuiltRequest = { method: 'GET', url, headers: {}, body: '', expects: 'csd' };
  const performed = await exchange(room, asked, identity, built, undefined);
  // Nothing was asked that an answer could fail to be.
  return { ...performed, reading: null };
}

async function exchange(
  room: ExchangeRoom,
  asked: Asked,
  identity: OwnIdentity | null,
  sent: BuiltRequest,
  rest: Rest | undefined,
): Promise<Performed> {
  const id = newExchangeId();
  const at = room.ports.now().toISOString();
  const started = performance.now();
  const place = rest?.place ?? (await room.spool.place(asked.target.code, id));
  try {
    asked.onConnect?.();
    const answer = await transmit(room, asked, sent, identity);
    const storage = await receive(answer, place, asked, rest);
    const facts = answer.facts();
    const reading = await judge(asked, answer, facts, storage, place, rest);
    const isCancelled = asked.signal.aborted;
    const durationMs = Math.round(performance.now() - started);
    const { status, headers, framing, serverChain } = answer;
    const seen = { status, headers, framing, serverChain };
    return {
      id,
      at,
      durationMs,
      asked,
      built: sent,
      identity,
      answer: seen,
      facts,
      reading,
      isCancelled,
      storage,
      place,
    };
  } catch (error) {
    await place.remove();
    throw error;
  }
}

/** `If-Range`: a whole new answer comes when it is not the same one any more (RFC 9110 §13.1.5). */
function withRange(built: BuiltRequest, { from, etag }: Rest): BuiltRequest {
  return { ...built, headers: { ...built.headers, Range: `bytes=${from}-`, 'If-Range': etag } };
}

function transmit(
  room: ExchangeRoom,
  asked: Asked,
  { method, url, headers, body }: BuiltRequest,
  identity: OwnIdentity | null,
): Promise<MtlsAnswer> {
  const bytes = method === 'POST' ? { body: Buffer.from(body, 'utf8') } : {};
  const lend = asked.isLockedAllowed === true ? lendingOrLocked : lending;
  return lend(room.room(), identity, (lent) =>
    send({ ...wireTargetOf(room, asked, url, lent), method, headers, ...bytes }, toolsOf(room)),
  );
}

/** Where and how a connection for a request is opened. */
export function wireTargetOf(
  room: ExchangeRoom,
  { target, request, signal }: Pick<Asked, 'target' | 'request' | 'signal'>,
  url: string,
  identity: MtlsIdentity | null,
): MtlsTarget {
  const { trust } = room.room();
  return {
    ...{ url, identity, signal },
    trust: trustOf(trust.trusted(target.environment), trust.crlBytes()),
    policy: target.tlsPolicy,
    limits: limitsOf(target, request.transaction),
    proxy: proxyOf(target, room.workspace().settings(), process.env),
    revocation: target.revocation,
  };
}

export function toolsOf(room: ExchangeRoom): MtlsTools {
  return { explainChain: (question) => room.room().pki.explainChain(question), now: room.ports.now };
}

/** Writes the answer to its place. What the network does is in the facts; what the disk does comes back. */
async function receive(
  answer: MtlsAnswer,
  place: SpoolPlace,
  { onBytes }: Asked,
  rest: Rest | undefined,
): Promise<AppError | null> {
  // Nothing came that could be written.
  if (answer.status === null) return null;
  const from = rest !== undefined && isContinued(answer, rest) ? rest.from : 0;
  const length = answer.facts().bytesExpected;
  const expected = length === null ? null : from + length;
  try {
    await place.write(answer.body, { from, expected, onBytes: (done) => onBytes?.(done, expected) });
    return null;
  } catch (error) {
    answer.close();
    if (error instanceof WireError) return null;
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Whether the server continues the answer from where it was cut; anything else is a whole new answer, or an error. */
function isContinued({ status, headers }: MtlsAnswer, { from, etag }: Rest): boolean {
  if (status !== 206) return false;
  const start = /^bytes (\d+)-/u.exec(headers['content-range'] ?? '')?.[1];
  return Number(start) === from && (headers['etag'] ?? etag) === etag;
}

async function judge(
  { target, request, signal }: Asked,
  answer: MtlsAnswer,
  facts: WireFacts,
  storage: AppError | null,
  { file }: SpoolPlace,
  rest: Rest | undefined,
): Promise<AnswerReading | null> {
  const { status } = answer;
  if (status === null || facts.failure !== null || storage !== null || signal.aborted) return null;
  const isContinuation = rest !== undefined && isContinued(answer, rest);
  const headers = headersOf(answer, isContinuation ? rest : undefined);
  // An archive is read from its file; the rest stops being read when the person stops.
  const body = request.transaction === 'extraction' ? { file } : { stream: createReadStream(file, { signal }) };
  const whole: Answer = { status: isContinuation ? 200 : status, headers, body };
  try {
    return await connectorOf(target.dialect).read(whole, request);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** Headers of the whole content: its length is that of the bytes sent, which a content coding had made shorter. */
function headersOf({ headers }: MtlsAnswer, rest: Rest | undefined): Readonly<Record<string, string>> {
  const { 'content-encoding': coding = 'identity', 'content-length': length, ...others } = headers;
  const isPlain = coding.trim().toLowerCase() === 'identity';
  if (!isPlain || length === undefined) return others;
  return { ...others, 'content-length': String(Number(length) + (rest?.from ?? 0)) };
}
