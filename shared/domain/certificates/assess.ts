import { compareNames } from './compare.ts';
import type { CertificateFacts, Environment, RequestFacts, Role } from './facts.ts';
import { roleOf } from './facts.ts';
import type { CertificateFinding } from './findings.ts';
import { certificateFinding } from './findings.ts';
import { dnText, valuesOf } from './name.ts';
import { asciiHost } from './punycode.ts';

/** What is expected of a certificate; what is not given is not judged. */
export interface Expected {
  /** ISO 8601. */
  readonly at: string;
  readonly role?: 'client' | 'serveur' | undefined;
  readonly environment?: Environment | undefined;
  /** Where its issuer belongs; null when it is not known. */
  readonly issuerEnvironment?: Environment | null | undefined;
  /** Fingerprint of the public key that should be its own. */
  readonly spkiSha256?: string | undefined;
  /** The one it renews: its subject should stay the same. */
  readonly renews?: Pick<CertificateFacts | RequestFacts, 'subject'> | undefined;
}

const DAY = 86_400_000;
/** Three years, the longest seen of IGC-Santé (domain reference ROR §7.3), and a day. */
const USUAL_DAYS = 1096;

function validity({ notBefore, notAfter, isCa }: CertificateFacts, at: string): readonly CertificateFinding[] {
  const days = Math.round((Date.parse(notAfter) - Date.parse(notBefore)) / DAY);
  return [
    ...(Date.parse(at) > Date.parse(notAfter) ? [certificateFinding('expired', { notAfter })] : []),
    ...(Date.parse(at) < Date.parse(notBefore) ? [certificateFinding('not-yet-valid', { notBefore })] : []),
    ...(!isCa && days > USUAL_DAYS ? [certificateFinding('long-validity', { days, usual: USUAL_DAYS })] : []),
  ];
}

function strength({
  key,
  signatureAlgorithm: algorithm,
  isSelfSigned,
}: CertificateFacts): readonly CertificateFinding[] {
  const isRsa = key.algorithm.startsWith('RSA') || key.algorithm === 'DSA';
  const isWeakKey = isRsa && key.size !== null && key.size < 2048;
  // Nobody relies on the signature of a root.
  const isWeakSignature = /md2|md5|sha1(?!\d)/i.test(algorithm) && !isSelfSigned;
  return [
    ...(isWeakKey ? [certificateFinding('weak-key', { algorithm: key.algorithm, size: key.size ?? '' })] : []),
    ...(isWeakSignature ? [certificateFinding('weak-signature', { algorithm })] : []),
  ];
}

function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern.toLowerCase() === host;
  return host.split('.').slice(1).join('.') === pattern.slice(2).toLowerCase();
}

function serverNames(facts: CertificateFacts, role: Role): readonly CertificateFinding[] {
  if (role !== 'serveur') return [];
  const { dnsNames, ipAddresses, subject } = facts;
  if (dnsNames.length + ipAddresses.length === 0) return [certificateFinding('no-san')];
  const commonName = valuesOf(subject, 'CN').at(-1);
  if (commonName === undefined || ipAddresses.includes(commonName)) return [];
  const host = asciiHost(commonName);
  if (dnsNames.some((name) => name.toLowerCase() === host || covers(name, host))) return [];
  return [certificateFinding('cn-not-in-san', { commonName, dnsNames: [...dnsNames, ...ipAddresses].join(', ') })];
}

function purpose(role: Role, wanted: Expected['role']): readonly CertificateFinding[] {
  if (wanted === undefined || role === wanted || role === 'mixte') return [];
  return [certificateFinding('wrong-role', { found: role, wanted })];
}

function place({ environment: wanted, issuerEnvironment: found }: Expected): readonly CertificateFinding[] {
  if (wanted === undefined || found === undefined || found === null || wanted === found) return [];
  return [certificateFinding('wrong-environment', { found, wanted })];
}

function lineage(facts: CertificateFacts, { spkiSha256, renews }: Expected): readonly CertificateFinding[] {
  const { key, subject } = facts;
  const isOther = spkiSha256 !== undefined && spkiSha256 !== key.spkiSha256;
  const isRenamed = renews !== undefined && compareNames(renews.subject, subject, 'error').length > 0;
  const names = { left: dnText(renews?.subject ?? []), right: facts.subjectText };
  return [
    ...(isOther ? [certificateFinding('key-mismatch', { key: spkiSha256, certificate: key.spkiSha256 })] : []),
    ...(isRenamed ? [certificateFinding('dn-changed', names)] : []),
  ];
}

/**
 * What is noticed on a certificate before any network use, from what it says and what is expected of it; its chain is judged apart.
 * The worst comes first.
 */
export function assessCertificate(facts: CertificateFacts, expected: Expected): readonly CertificateFinding[] {
  const role = roleOf(facts);
  const hasRevocation = facts.crlUrls.length + facts.ocspUrls.length > 0;
  const findings = [
    ...lineage(facts, expected),
    ...purpose(role, expected.role),
    ...place(expected),
    ...validity(facts, expected.at),
    ...strength(facts),
    ...serverNames(facts, role),
    ...(hasRevocation || facts.isSelfSigned ? [] : [certificateFinding('no-revocation-url')]),
  ];
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
