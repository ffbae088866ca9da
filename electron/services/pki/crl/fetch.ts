import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../../shared/errors.ts';
import { DerError } from '../chain/der.ts';
import { open } from './fetch-connect.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { FETCH_LIMITS, fetchError } from './fetch-limits.ts';
import { openCrl } from './open.ts';

export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** `http://host:port` of a proxy, with a name and a password if it asks for them. */
  readonly proxy?: string;
  readonly limits?: Partial<FetchLimits>;
}

interface Job {
  readonly limits: FetchLimits;
  readonly proxy: URL | undefined;
  /** Aborted with the reason of the failure. */
  readonly stop: AbortController;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function addressOf(url: string): URL {
  const address = URL.parse(url);
  if (address === null) throw fetchError(url, 'address');
  if (address.protocol !== 'http:' && address.protocol !== 'https:') {
    throw fetchError(url, 'scheme', { scheme: address.protocol.slice(0, -1) });
  }
  // What a certificate says must not make this program give out a name and a password.
  if (address.username !== '' || address.password !== '') throw fetchError(address.href, 'address');
  return address;
}

function proxyOf(proxy: string | undefined, url: string): URL | undefined {
  if (proxy === undefined) return undefined;
  const address = URL.parse(proxy);
  if (address?.protocol !== 'http:') throw fetchError(url, 'proxy');
  return address;
}

/** The answer to one request, its body not read. */
async function answerOf(url: URL, { limits, proxy, stop }: Job): Promise<IncomingMessage> {
  const timer = setTimeout(() => stop.abort(fetchError(url.href, 'first-byte')), limits.firstByte);
  try {
    const request = await open(url, proxy, stop.signal);
    return await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).on('error', reject).end();
    });
  } finally {
    clearTimeout(timer);
  }
}

async function bodyOf(url: URL, answer: IncomingMessage, { limits, stop }: Job): Promise<Buffer> {
  const { href } = url;
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw fetchError(href, 'encoding', { encoding });
  if (Number(answer.headers['content-length'] ?? 0) > limits.size)
    throw fetchError(href, 'too-large', { limit: limits.size });
  const chunks: Buffer[] = [];
  let size = 0;
  let before = 0;
  const pace = setInterval(() => {
    if (size - before < limits.minimumBytes) stop.abort(fetchError(href, 'slow', { bytes: size }));
    before = size;
  }, limits.window);
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limits.size) throw fetchError(href, 'too-large', { limit: limits.size });
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AppError || stop.signal.aborted) throw error;
    throw fetchError(href, 'cut', { bytes: size }, error);
  } finally {
    clearInterval(pace);
  }
  if (!answer.complete) throw fetchError(href, 'cut', { bytes: size });
  return Buffer.concat(chunks, size);
}

async function follow(start: URL, job: Job): Promise<Buffer> {
  let url = start;
  for (let hops = 0; ; hops += 1) {
    const answer = await answerOf(url, job);
    const status = answer.statusCode ?? 0;
    if (status === 200) return bodyOf(url, answer, job);
    answer.destroy();
    const { location } = answer.headers;
    if (!REDIRECTS.has(status) || location === undefined) throw fetchError(url.href, 'status', { status });
    if (hops >= job.limits.redirects) throw fetchError(start.href, 'redirects', { limit: job.limits.redirects });
    url = redirected(url, location);
  }
}

function redirected(from: URL, location: string): URL {
  const to = URL.parse(location, from.href);
  if (to === null) throw fetchError(from.href, 'address', { location });
  if (to.protocol !== 'http:' && to.protocol !== 'https:') {
    throw fetchError(from.href, 'redirect-scheme', { scheme: to.protocol.slice(0, -1) });
  }
  return addressOf(to.href);
}

const PEM = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/;

/** Lists are published in DER, sometimes in PEM. */
function derOf(body: Buffer): Uint8Array {
  const base64 = body[0] === 0x30 ? undefined : PEM.exec(body.toString('latin1'))?.[1];
  return base64 === undefined ? body : Buffer.from(base64, 'base64');
}

function checked(url: string, der: Uint8Array): Uint8Array {
  try {
    openCrl(der);
    return der;
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    const told = `What ${url} sent is no list of revoked certificates: ${error.rule}.`;
    throw new AppError('certificate.crl', told, {
      values: { url, reason: error.rule, rule: error.rule },
      cause: error,
    });
  }
}

/**
 * Downloads a list of revoked certificates, in DER, from an address that the user was shown and asked for; private addresses
 * are allowed for that reason, and nothing of the answer but the list is given back. Its signature is not checked here.
 * @throws AppError `certificate.fetch` with `values.reason` (a `FetchReason`), `certificate.crl` when the content is no list,
 * `cancelled` when `signal` aborts
 */
export async function fetchCrl(url: string, options: FetchOptions = {}): Promise<Uint8Array> {
  const limits = { ...FETCH_LIMITS, ...options.limits };
  const job: Job = { limits, proxy: proxyOf(options.proxy, url), stop: new AbortController() };
  const start = addressOf(url);
  const { signal } = options;
  const cancel = (): void => job.stop.abort(new AppError('cancelled', 'The download was cancelled.'));
  const timer = setTimeout(() => job.stop.abort(fetchError(start.href, 'deadline')), limits.total);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted === true) cancel();
    job.stop.signal.throwIfAborted();
    return checked(start.href, derOf(await follow(start, job)));
  } catch (error) {
    const cause: unknown = job.stop.signal.aborted ? job.stop.signal.reason : error;
    if (cause instanceof AppError) throw cause;
    const { code } = cause as { readonly code?: unknown };
    throw fetchError(start.href, 'network', { code: typeof code === 'string' ? code : 'unknown' }, cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    job.stop.abort();
  }
}
