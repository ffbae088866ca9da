import type { CertificateFacts, Environment } from '../certificates/facts.ts';
import type { ChainVerdict } from '../certificates/chain.ts';
import type { CertificateFinding } from '../certificates/findings.ts';
import type { Cause } from './cause.ts';
import type { TlsAlert, TlsFacts, WireFacts, WireFailure } from './facts.ts';

/** Codes of failures that Cercle decides itself; all others are those of Node and of the TLS library. */
export const OWN_FAILURES = [
  'CERCLE_CANCELLED',
  'CERCLE_DEADLINE',
  'CERCLE_CONNECT_TIMEOUT',
  'CERCLE_HANDSHAKE_TIMEOUT',
  'CERCLE_FIRST_BYTE_TIMEOUT',
  'CERCLE_TOO_SLOW',
  'CERCLE_NOT_HTTPS',
  'CERCLE_VAULT_LOCKED',
  'CERCLE_OWN_CERTIFICATE',
  'CERCLE_PROXY_UNREACHABLE',
  'CERCLE_PROXY_STATUS',
  'CERCLE_PROXY_CLOSED',
  'CERCLE_CHAIN',
  'CERCLE_CLOSED',
  'CERCLE_UPGRADE',
  'CERCLE_CUT',
  'CERCLE_ENCODING',
  'CERCLE_TOO_LARGE',
] as const;
export type OwnFailure = (typeof OWN_FAILURES)[number];

/** An authority above our certificate, as far as it is known here. */
export interface OwnAuthority {
  readonly subjectText: string;
  /** Whether we send its certificate with ours. */
  readonly isSent: boolean;
  readonly isRoot: boolean;
}

/** Our certificate, looked at before any network use. */
export interface OwnCertificateEvidence {
  /** `none`: none was chosen; `locked`: its key is in a vault that is closed. */
  readonly state: 'none' | 'locked' | 'ready';
  readonly facts: CertificateFacts | null;
  readonly findings: readonly CertificateFinding[];
  /** null: its chain was not judged. */
  readonly chain: ChainVerdict | null;
  /** Its issuer first. */
  readonly authorities: readonly OwnAuthority[];
  readonly isKeyMatching: boolean | null;
  /** Fingerprint declared for the whitelist of this server; null when it is not known here. */
  readonly declaredSha256: string | null;
}

/** What a server said in clear to a TLS 1.2 greeting that goes no further. */
export interface ProbeFacts {
  readonly outcome:
    'complete' | 'tls13-only' | 'alert' | 'not-tls' | 'closed' | 'reset' | 'silent' | 'unreachable' | 'malformed';
  /** `TLSv1.2`, or an older one that the server chose. */
  readonly version: string | null;
  readonly cipher: string | null;
  /** Whether the exchange itself would accept this cipher. */
  readonly isCipherAllowed: boolean | null;
  /** Exactly what was sent, its own certificate first. */
  readonly chain: readonly CertificateFacts[];
  /** null: no certificate was asked for, or the server stopped before. */
  readonly request: ProbeRequest | null;
  readonly alert: TlsAlert | null;
  /** Beginning of what was said by a server that does not speak TLS. */
  readonly greeting: string | null;
  readonly failure: WireFailure | null;
}

/** CertificateRequest of TLS 1.2 (RFC 5246 §7.4.4). */
export interface ProbeRequest {
  readonly types: readonly string[];
  readonly signatures: readonly string[];
  /** RFC 4514; empty: the server names none, and says nothing of whom it accepts. */
  readonly authorities: readonly string[];
}

/** A handshake without any request: what the server does with our certificate, or without one, when nothing is asked. */
export interface TrialFacts {
  /** `failed`: in the handshake; `closed`: by the server soon after it; `open`: the server waits for a request. */
  readonly outcome: 'failed' | 'closed' | 'open';
  readonly failure: WireFailure | null;
  readonly tls: TlsFacts | null;
}

/** What became of the content of an answer; `kind` is the cause when it is not whole. */
export interface BodyOutcome {
  readonly kind: 'whole' | Cause;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Everything that was seen, from which a cause is deduced. */
export interface Evidence {
  /** ISO 8601, by the clock of this computer. */
  readonly at: string;
  readonly host: string;
  readonly port: number;
  readonly environment: Environment | null;
  readonly viaProxy: boolean;
  readonly own: OwnCertificateEvidence;
  readonly wire: WireFacts;
  /** The server's chain, explained here; null when it was not seen. */
  readonly serverChain: ChainVerdict | null;
  /** The other environment whose authorities answer for the server; null when none was found. */
  readonly serverEnvironment: Environment | null;
  readonly probe: ProbeFacts | null;
  readonly trialWith: TrialFacts | null;
  readonly trialWithout: TrialFacts | null;
  readonly body: BodyOutcome | null;
}

/** What would tell apart the candidates of an undecided diagnosis; its words are in the catalogue. */
export const NEXT_TESTS = [
  'run-diagnosis',
  'unlock-vault',
  'try-without-certificate',
  'try-again',
  'send-intermediates',
  'import-authority',
  'import-crl',
  'check-clock',
  'check-whitelist',
  'try-other-network',
  'ask-server-log',
] as const;
export type NextTest = (typeof NEXT_TESTS)[number];
