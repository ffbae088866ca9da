import type { KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ChainQuestion } from '../pki/chain/question.ts';

/** What we show of ourselves; certificates in DER, our own first. A null key cannot be used: its vault is locked. */
export interface MtlsIdentity {
  readonly chain: readonly Uint8Array[];
  readonly key: KeyObject | null;
}

/** Whom we trust for this server, in DER; nothing of the system's store is ever added. */
export interface MtlsTrust {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** Milliseconds and bytes. */
export interface MtlsLimits {
  readonly connectMs: number;
  readonly handshakeMs: number;
  /** From the end of the handshake to the first byte of the answer. */
  readonly firstByteMs: number;
  readonly totalMs: number;
  /** Fewer bytes than this in so much time of waiting, and the exchange stops. */
  readonly minimumRate: { readonly bytes: number; readonly overMs: number };
  /** Of the content, once decompressed. */
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
}

/** design security T13–T16; the two hours of an extraction are the domain reference ROR §2.7. */
export const DEFAULT_LIMITS: MtlsLimits = {
  connectMs: 15_000,
  handshakeMs: 15_000,
  firstByteMs: 30_000,
  totalMs: 2 * 60 * 60 * 1000,
  minimumRate: { bytes: 60 * 1024, overMs: 60_000 },
  maxBytes: 2 * 1024 ** 3,
  maxHeaderBytes: 16 * 1024,
};

export interface MtlsProxy {
  readonly host: string;
  readonly port: number;
  readonly credentials?: { readonly user: string; readonly password: string };
}

/** Where and how a connection is opened. */
export interface MtlsTarget {
  /** `https:` only, without credentials or fragment. */
  readonly url: string;
  readonly identity: MtlsIdentity | null;
  readonly trust: MtlsTrust;
  /** `compatible` adds ECDHE-CBC-SHA2 to the suites of `strict` (design security §5). */
  readonly policy: 'strict' | 'compatible';
  readonly limits: MtlsLimits;
  readonly proxy: MtlsProxy | null;
  /** As for the explanation of a chain: `required` wants every certificate of the server's chain shown good. */
  readonly revocation: ChainQuestion['revocation'];
  readonly signal: AbortSignal;
}

/** One request. */
export interface MtlsRequest extends MtlsTarget {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** What the client needs of others. */
export interface MtlsTools {
  /** The explanation of chains, in its thread. */
  readonly explainChain: (question: ChainQuestion) => Promise<ChainVerdict>;
  readonly now: () => Date;
}

/** An address that was read: what is dialled, asked and checked. */
export interface Address {
  /** Without brackets for IPv6. */
  readonly host: string;
  readonly isIp: boolean;
  readonly port: number;
  /** As the request line says it. */
  readonly path: string;
  /** As the `Host` header says it. */
  readonly authority: string;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/u;
const VISIBLE = /^[\t\x20-\x7e]*$/u;
/** Ours to write: what frames the message, or belongs to the connection. */
const RESERVED = new Set([
  ...['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'te', 'trailer', 'keep-alive'],
  ...['proxy-authorization', 'proxy-connection'],
]);
const MAX_VALUE = 8192;

function refused(what: string): AppError {
  return new AppError('input.invalid', `The request cannot be sent: ${what}.`, { values: { reason: what } });
}

/**
 * Reads the address of a request, strictly: what the standard parser would drop or change in silence (line breaks, spaces,
 * letters outside ASCII) is refused (design security T17).
 * @throws AppError `input.invalid`
 */
export function readAddress(text: string): Address & { readonly isSecure: boolean } {
  if (!/^https?:\/\/[\x21-\x7e]+$/iu.test(text) || /[\\<>"{}|^`]/u.test(text))
    throw refused('the address is malformed');
  const url = URL.parse(text);
  if (url === null) throw refused('the address is malformed');
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/iu.test(text))
    throw refused('the address holds credentials');
  if (text.includes('#')) throw refused('the address has a fragment');
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  if (host === '' || /[^0-9a-zA-Z.:_-]/u.test(host)) throw refused('the host is malformed');
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  return { host, isIp: isIP(host) !== 0, port, path: `${url.pathname}${url.search}`, authority: url.host, isSecure };
}

/** Headers of a request that say what they say and nothing more. @throws AppError `input.invalid` */
export function checkHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    if (!TOKEN.test(name)) throw refused('a header has a malformed name');
    if (RESERVED.has(name.toLowerCase())) throw refused(`the header ${name} is not the caller’s`);
    if (!VISIBLE.test(value) || value.length > MAX_VALUE) throw refused(`the header ${name} has a malformed value`);
  }
  return headers;
}
