import type { ChainCertificate } from '../chain/certificate.ts';
import type { OpenCrl } from './open.ts';

/** Every reason of ReasonFlags but bit 0, which is unused (RFC 5280 §4.2.1.13). */
export const ALL_REASONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8]);

function restricted(reasons: ReadonlySet<number>, to: ReadonlySet<number> | null): ReadonlySet<number> {
  return to === null ? reasons : new Set([...reasons].filter((reason) => to.has(reason)));
}

function isOfKind({ point }: OpenCrl, { constraints }: ChainCertificate): boolean {
  const isAuthority = constraints?.isCa === true;
  switch (point?.only ?? null) {
    case 'user':
      return !isAuthority;
    case 'authority':
      return isAuthority;
    case 'attribute':
      return false;
    case null:
      return true;
  }
}

/**
 * Reasons of revocation that a list covers for a certificate of its issuer (RFC 5280 §6.3.3 (b) to (e)); empty when the list
 * does not speak of this certificate. Points where another authority publishes are left out.
 */
export function coveredReasons(crl: OpenCrl, certificate: ChainCertificate): ReadonlySet<number> {
  if (!isOfKind(crl, certificate)) return new Set();
  const own = restricted(ALL_REASONS, crl.point?.reasons ?? null);
  const names = crl.point?.names ?? null;
  if (names === null) return own;
  const points = (certificate.points ?? []).filter(({ hasCrlIssuer }) => !hasCrlIssuer);
  const covered = new Set<number>();
  for (const point of points) {
    if (!(point.names ?? []).some((name) => names.includes(name))) continue;
    for (const reason of restricted(own, point.reasons)) covered.add(reason);
  }
  // A certificate that names no point stands for the one named as its issuer.
  if (certificate.points === null && names.includes(`directory:${certificate.issuer.key}`)) return own;
  return covered;
}

/** Whether only other authorities publish the lists of this certificate. */
export function isOnlyIndirect({ points }: ChainCertificate): boolean {
  return points !== null && points.every(({ hasCrlIssuer }) => hasCrlIssuer);
}

/** Whether two lists speak of the same certificates: what a delta and its base must do (RFC 5280 §6.3.3 (c)). */
export function hasSameScope(a: OpenCrl, b: OpenCrl): boolean {
  const isSamePoint =
    a.pointBytes === null || b.pointBytes === null
      ? a.pointBytes === b.pointBytes
      : Buffer.compare(a.pointBytes, b.pointBytes) === 0;
  return a.issuer.key === b.issuer.key && a.authorityKeyId === b.authorityKeyId && isSamePoint;
}
