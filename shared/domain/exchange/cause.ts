/** Who has to act. */
export const SIDES = ['us', 'server', 'network', 'unknown'] as const;
export type Side = (typeof SIDES)[number];

/**
 * Every cause for which an exchange does not succeed. Codes are stable: scripts depend on them. Their sentences are in the
 * catalogue; how each is recognised is in the mechanism that diagnoses (design security §4, domain reference CSD §7).
 */
export const CAUSES = [
  // The way there.
  'dns-unknown',
  'dns-unavailable',
  'connection-refused',
  'host-unreachable',
  'connection-timeout',
  'connection-reset',
  'proxy-refused',
  'proxy-authentication',
  'proxy-unreachable',
  // The handshake, before certificates are judged.
  'not-tls',
  'tls-required',
  'tls-silence',
  'tls-version',
  'tls-cipher',
  'handshake-closed',
  'handshake-damaged',
  // The server's certificate, judged by us.
  'server-expired',
  'server-not-yet-valid',
  'server-host-mismatch',
  'server-name-missing',
  'server-authority-unknown',
  'server-chain-incomplete',
  'server-chain-or-authority',
  'server-root-missing',
  'server-self-signed',
  'server-root-sent-unknown',
  'server-revoked',
  'server-key-weak',
  'server-usage',
  'server-environment',
  'server-intercepted',
  'crl-missing',
  'crl-expired',
  // Our certificate, judged by us before, or by the server.
  'client-absent',
  'client-expired',
  'client-not-yet-valid',
  'client-revoked',
  'client-usage',
  'client-authority-unknown',
  'client-chain-incomplete',
  'client-key-mismatch',
  'client-environment',
  'client-refused',
  'not-whitelisted',
  'refused-or-not-whitelisted',
  'vault-locked',
  'clock',
  // The answer.
  'http-unauthorized',
  'http-forbidden',
  'http-not-found',
  'http-bad-request',
  'http-unavailable',
  'http-server-error',
  'http-other',
  'redirect-refused',
  'headers-too-large',
  'http-malformed',
  'answer-slow',
  'deadline',
  'answer-cut',
  'answer-empty',
  'answer-echoed',
  'answer-not-xml',
  'answer-not-csd',
  'answer-compressed-badly',
  'answer-too-large',
  'answer-checksum',
  'answer-count',
  'soap-fault',
  'ror-error',
  'import-refused',
  'cancelled',
  'unknown',
] as const;
export type Cause = (typeof CAUSES)[number];

/** How sure we are; a certain cause is never given when others explain what was seen as well. */
export type Confidence = 'certain' | 'probable' | 'undecided';

/** One thing that was looked at. */
export interface DiagnosisCheck {
  /** Stable name: `certificate-dates`, `dns`, `handshake`… its words are in the catalogue. */
  readonly name: string;
  readonly ok: boolean | null;
  /** Facts, in no language. */
  readonly detail: string;
}

/** Why an exchange failed, or that nothing is wrong, with what shows it. */
export interface Diagnosis {
  readonly verdict: 'ok' | Cause;
  readonly side: Side;
  readonly confidence: Confidence;
  /** Other causes that explain what was seen as well, when undecided. */
  readonly candidates: readonly Cause[];
  readonly checks: readonly DiagnosisCheck[];
  /** What was seen, decisive first; facts, in no language. */
  readonly proof: readonly string[];
  /** Values for the sentences of the cause. */
  readonly values: Readonly<Record<string, string | number>>;
}
