import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { asWireError, ownFailure, WireError } from './failure.ts';
import type { MtlsLimits } from './request.ts';
import { stopOf, stoppable, type Watch } from './watch.ts';

/** What is counted of a body. `raw`: as it came; `failed`: what the request itself was told, which says more than the body. */
export interface BodyNotes {
  raw: number;
  content: number;
  failed: unknown;
}

/** A compressed answer may grow so many times, past a size where that matters (design security T13). */
const MAX_RATIO = 200;
const RATIO_FROM = 10 * 1024 * 1024;

/** Measures what comes in the time spent waiting for it, window after window, and stops the exchange when it is too little. */
function createGauge(
  { minimumRate: { bytes, overMs } }: MtlsLimits,
  watch: Watch,
): (next: () => Promise<number>) => Promise<void> {
  let [waited, came, since] = [0, 0, 0];
  let timer: NodeJS.Timeout | undefined;
  const turn = (): void => {
    if (came < bytes) return watch.stop('CERCLE_TOO_SLOW', `${came} B / ${overMs} ms`);
    [waited, came, since] = [0, 0, performance.now()];
    timer = setTimeout(turn, overMs);
  };
  return async (next) => {
    since = performance.now();
    timer = setTimeout(turn, Math.max(0, overMs - waited));
    try {
      came += await next();
    } finally {
      clearTimeout(timer);
      waited += performance.now() - since;
    }
  };
}

/** The answer's bytes as they came. Only time spent waiting for the server counts, not what the reader takes. */
async function* rawBytes(
  answer: IncomingMessage,
  limits: MtlsLimits,
  watch: Watch,
  notes: BodyNotes,
): AsyncGenerator<Buffer> {
  const source = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const gauge = createGauge(limits, watch);
  for (;;) {
    let chunk: Buffer | null = null;
    await gauge(async () => {
      const { done, value } = await stoppable<IteratorResult<Buffer>>(watch, (resolve, reject) => {
        source.next().then(resolve, reject);
        return () => undefined;
      });
      chunk = done === true ? null : value;
      return done === true ? 0 : value.length;
    });
    if (chunk === null) break;
    const bytes: Buffer = chunk;
    notes.raw += bytes.length;
    yield bytes;
  }
  if (!answer.complete) throw ownFailure('body', 'CERCLE_CUT');
}

/** null: as it is. @throws WireError for a coding that was not asked for */
function decoderOf(answer: IncomingMessage): Transform | null {
  const coding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (coding === 'identity' || coding === '') return null;
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'deflate') return createInflate();
  throw ownFailure('body', 'CERCLE_ENCODING', coding.slice(0, 100));
}

async function* decoded(
  answer: IncomingMessage,
  limits: MtlsLimits,
  watch: Watch,
  notes: BodyNotes,
): AsyncGenerator<Uint8Array> {
  const raw = rawBytes(answer, limits, watch, notes);
  const decoder = decoderOf(answer);
  if (decoder === null) return yield* raw;
  let failed: unknown = null;
  pipeline(raw, decoder, (error) => (failed = error ?? null));
  try {
    yield* decoder as AsyncIterable<Buffer>;
  } catch (error) {
    throw failed instanceof WireError ? failed : error;
  }
}

function limit({ raw, content }: BodyNotes, { maxBytes }: MtlsLimits): void {
  if (content > maxBytes) throw ownFailure('body', 'CERCLE_TOO_LARGE', `> ${maxBytes} B`);
  if (content > RATIO_FROM && content > raw * MAX_RATIO)
    throw ownFailure('body', 'CERCLE_TOO_LARGE', `ratio > ${MAX_RATIO}`);
}

/** What went wrong, most telling first: a stop of ours, what the request was told, the body's own. */
function failureOf(error: unknown, watch: Watch, { failed }: BodyNotes): WireError {
  const stop = stopOf(watch);
  if (stop !== null) return stop;
  if (error instanceof WireError) return error;
  const own = asWireError(error, 'body');
  return failed !== null && own.failure.code === 'ECONNRESET' ? asWireError(failed, 'body') : own;
}

/**
 * The content of an answer, decompressed, under limits of size, growth, rate and time.
 * @throws WireError of phase `body`, while it is read
 */
export async function* readBody(
  answer: IncomingMessage,
  limits: MtlsLimits,
  watch: Watch,
  notes: BodyNotes,
): AsyncGenerator<Uint8Array> {
  watch.phase = 'body';
  try {
    for await (const chunk of decoded(answer, limits, watch, notes)) {
      notes.content += chunk.length;
      limit(notes, limits);
      yield chunk;
    }
  } catch (error) {
    throw failureOf(error, watch, notes);
  }
}
