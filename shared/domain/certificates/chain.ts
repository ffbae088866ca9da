import type { CertificateFacts } from './facts.ts';

/** Every reason why a chain is refused, or accepted with a warning. Codes are stable; their sentences are in the catalogue. */
export const CHAIN_REASONS = [
  'expired',
  'not-yet-valid',
  'issuer-unknown',
  'intermediate-missing',
  'issuer-untrusted',
  'self-signed',
  'signature',
  'signature-algorithm-weak',
  'key-weak',
  'not-a-ca',
  'path-length',
  'key-usage',
  'purpose',
  'purpose-extra',
  'authority-as-end',
  'name-constraint',
  'policy',
  'critical-extension',
  'name-chaining',
  'key-identifier',
  'malformed',
  'unsupported',
  'revoked',
  'crl-missing',
  'crl-expired',
  'crl-not-yet-valid',
  'crl-signature',
  'crl-unsupported',
  'host-mismatch',
  'no-subject-alternative-name',
  'wrong-environment',
] as const;
export type ChainReasonCode = (typeof CHAIN_REASONS)[number];

export interface ChainReason {
  readonly code: ChainReasonCode;
  /** A warning does not refuse the chain. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Index in `path`; null when no certificate of the path is concerned. */
  readonly certificate: number | null;
  /** Facts seen, in the form `notAfter=2024-12-01T00:00:00Z`: values for the sentences. */
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ChainLink {
  readonly facts: CertificateFacts;
  readonly from: 'given' | 'trusted' | 'known';
  /** Whether its issuer's signature holds; null for the end of the path when nothing signs it. */
  readonly isSignedByNext: boolean | null;
  readonly revocation: 'good' | 'revoked' | 'not-checked' | 'unknown';
}

/** A chain explained: the best path found and every reason, the decisive one first. */
export interface ChainVerdict {
  readonly trusted: boolean;
  readonly at: string;
  readonly path: readonly ChainLink[];
  readonly reasons: readonly ChainReason[];
}
