import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { readCertificate } from '../pki/certificate.ts';
import type { ClientVerdict, TestPki } from './test-pki.ts';
import { ALERTS } from './tls-alert.ts';
import type { Whitelist } from './whitelist.ts';

/** Why a connection is refused, or that it is admitted. */
export type Admission = ClientVerdict | 'unlisted';

export interface AdmissionRules {
  readonly pki: TestPki;
  readonly whitelist: Whitelist;
  readonly denyUnlisted: boolean;
}

/** Judges the client of a finished handshake; `needsChain`: it must have sent its intermediate. */
export function admit(
  { pki, whitelist, denyUnlisted }: AdmissionRules,
  socket: TLSSocket,
  needsChain: boolean,
): Admission {
  // Once, and by this call alone: getPeerX509Certificate leaves no chain for a later one.
  const shown = socket.getPeerCertificate(true) as Partial<DetailedPeerCertificate>;
  const der = shown.raw;
  const verdict = pki.judge(der);
  if (verdict !== 'ok' || der === undefined) return verdict;
  if (needsChain && !sendsIssuer(shown, der)) return 'unknown-ca';
  return denyUnlisted && !whitelist.isListed(readCertificate(der)) ? 'unlisted' : 'ok';
}

function sendsIssuer({ issuerCertificate }: Partial<DetailedPeerCertificate>, der: Buffer): boolean {
  const raw = (issuerCertificate as Partial<DetailedPeerCertificate> | undefined)?.raw;
  if (raw === undefined || raw.equals(der)) return false;
  return new X509Certificate(der).checkIssued(new X509Certificate(raw));
}

/** The alert that OpenSSL sends for it (domain reference CSD §7, measured). */
export function alertOf(admission: Exclude<Admission, 'ok'>, version: string | null): number {
  switch (admission) {
    case 'none':
      return version === 'TLSv1.3' ? ALERTS.certificateRequired : ALERTS.handshakeFailure;
    case 'expired':
      return ALERTS.certificateExpired;
    case 'not-yet':
    case 'unlisted':
      return ALERTS.badCertificate;
    case 'revoked':
      return ALERTS.certificateRevoked;
    case 'wrong-usage':
      return ALERTS.unsupportedCertificate;
    case 'unknown-ca':
      return ALERTS.unknownCa;
  }
}
