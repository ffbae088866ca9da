import type { ChainReasonCode, ChainVerdict } from './chain.ts';
import { orderBefore } from './due.ts';
import type { CertificateFacts, CertificateStatus } from './facts.ts';

export interface StatusOptions {
  /** Delay of the authority, in days: from then on the certificate is expiring. */
  readonly leadDays: number;
  readonly chainVerdict?: ChainVerdict | null | undefined;
  readonly revoked?: boolean | undefined;
}

const UNKNOWN_ISSUER: readonly ChainReasonCode[] = [
  'issuer-unknown',
  'issuer-untrusted',
  'intermediate-missing',
  'self-signed',
  'signature',
];

function says({ reasons }: ChainVerdict, codes: readonly ChainReasonCode[]): boolean {
  return reasons.some(({ code, severity }) => severity === 'error' && codes.includes(code));
}

/** Whether the verdict says that the certificate itself, not an authority above it, was revoked. */
function isRevokedBy(verdict: ChainVerdict): boolean {
  return verdict.path[0]?.revocation === 'revoked';
}

/**
 * The state of a certificate at a given time (ISO 8601), the gravest first: revoked, expired, not yet valid, of an unknown issuer,
 * to be renewed, valid. Without a verdict on its chain, its issuer is not judged.
 */
export function statusOf(
  { notBefore, notAfter }: Pick<CertificateFacts, 'notBefore' | 'notAfter'>,
  at: string,
  { leadDays, chainVerdict, revoked = false }: StatusOptions,
): CertificateStatus {
  const now = Date.parse(at);
  const verdict = chainVerdict ?? undefined;
  if (revoked || (verdict !== undefined && isRevokedBy(verdict))) return 'revoked';
  if (now > Date.parse(notAfter)) return 'expired';
  if (now < Date.parse(notBefore)) return 'not-yet-valid';
  if (verdict !== undefined && !verdict.trusted && says(verdict, UNKNOWN_ISSUER)) return 'unknown-issuer';
  return now >= Date.parse(orderBefore(notAfter, leadDays)) ? 'expiring' : 'valid';
}
