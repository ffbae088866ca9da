import type { CertificateFacts } from '../certificates/facts.ts';

/** Where an exchange was when something happened: the same error means different things at different phases. */
export const PHASES = [
  'check',
  'dns',
  'connect',
  'proxy',
  'handshake',
  'request',
  'response',
  'body',
  'import',
] as const;
export type Phase = (typeof PHASES)[number];

/** A TLS alert, by its number and its name in RFC 8446 (`unknown_ca`). */
export interface TlsAlert {
  readonly number: number;
  readonly name: string;
}

/** What was seen of a TLS connection. */
export interface TlsFacts {
  readonly version: string | null;
  readonly cipher: string | null;
  /** As the server sent it, its own first. */
  readonly peerChain: readonly CertificateFacts[];
  /** Whether the server asked for our certificate and it was sent; `unknown` when it cannot be seen. */
  readonly ourCertificate: 'not-asked' | 'sent' | 'none-to-send' | 'unknown';
  /** Names of the authorities whose certificates the server accepts; null when it cannot be read (TLS 1.3 encrypts it). */
  readonly acceptedAuthorities: readonly string[] | null;
  readonly alert: TlsAlert | null;
}

/** Milliseconds from the start of the exchange to the end of each phase; null for what did not happen. */
export interface Timings {
  readonly dns: number | null;
  readonly connect: number | null;
  readonly handshake: number | null;
  readonly firstByte: number | null;
  readonly end: number | null;
}

/** What went wrong on the wire, before it is explained. */
export interface WireFailure {
  readonly phase: Phase;
  /** Code of Node or of the TLS library; null when there is none. */
  readonly code: string | null;
  readonly message: string;
}

/** What was seen of an exchange, whatever became of it. */
export interface WireFacts {
  readonly address: string | null;
  readonly tls: TlsFacts | null;
  readonly timings: Timings;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** What the server announced; null when it did not. */
  readonly bytesExpected: number | null;
  /** Difference between the server's `Date` and the clock of this computer, in seconds; null without one. */
  readonly clockSkew: number | null;
  /** Beginning of an answer that was no success, as text, 2 kB at most. */
  readonly excerpt: string | null;
  readonly failure: WireFailure | null;
}
