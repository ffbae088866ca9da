import type { DeclaredCertificate } from './declared.ts';
import type { WhitelistEntry } from './dossier.ts';
import { daysBetween } from './machine-days.ts';

/** How what is declared differs from what is used. */
export const DRIFTS = ['none', 'other-certificate', 'expired', 'expiring', 'unknown-certificate', 'no-region'] as const;
export type Drift = (typeof DRIFTS)[number];

/** First notice before the end of a certificate (domain reference ROR §7.3: 90, 30, 7 days). */
const SOON_DAYS = 90;

/** Whether a whitelist still counts on this entry, or is asked to. */
export function isLive(entry: WhitelistEntry): boolean {
  return entry.state === 'declaree' || entry.state === 'inscrite';
}

/** Both certificates are told of at a renewal: the one in use has an entry of its own beside this one. */
function isOverlap(entry: WhitelistEntry, inUse: DeclaredCertificate, entries: readonly WhitelistEntry[]): boolean {
  return entries.some(
    (other) =>
      other.region === entry.region &&
      other.environment === entry.environment &&
      other.certificate.sha256 === inUse.sha256 &&
      isLive(other),
  );
}

/**
 * What parts a whitelist entry from the certificate that its server is called with; the first that counts. `inUse`: null
 * when none is chosen for that server, undefined when the server is not known here. One of another environment says
 * nothing of this entry. `entries`: the register, so that the overlap of a renewal is no drift. Retired and refused
 * entries have none.
 */
export function driftOf(
  entry: WhitelistEntry,
  inUse: DeclaredCertificate | null | undefined,
  today: string,
  entries: readonly WhitelistEntry[] = [],
): Drift {
  if (!isLive(entry)) return 'none';
  const { certificate } = entry;
  if (inUse && inUse.environment === certificate.environment && inUse.sha256 !== certificate.sha256) {
    if (!isOverlap(entry, inUse, entries)) return 'other-certificate';
  }
  const left = daysBetween(today, certificate.notAfter.slice(0, 10));
  if (left < 0) return 'expired';
  if (left <= SOON_DAYS) return 'expiring';
  if (inUse === undefined || entry.region === '') return 'no-region';
  return inUse === null ? 'unknown-certificate' : 'none';
}
