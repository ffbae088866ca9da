/** One attribute of a distinguished name: `type` is its short name (`CN`, `OU`) or its OID when it has none. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** A distinguished name in the order of its encoding, the country first in most requests. */
export type DistinguishedName = readonly NameAttribute[];

/** Purposes of a certificate by their usual names; any other one is given by its OID. */
export type ExtendedUsage =
  'clientAuth' | 'serverAuth' | 'codeSigning' | 'emailProtection' | 'ocspSigning' | 'any' | string;

export interface KeyFacts {
  readonly algorithm: 'RSA' | 'EC' | 'Ed25519' | 'Ed448' | string;
  /** Bits; null for a key whose size says nothing. */
  readonly size: number | null;
  /** SHA-256 of the SubjectPublicKeyInfo, lower case hexadecimal: what pairs a key, a request and a certificate. */
  readonly spkiSha256: string;
}

/** What a certificate says of itself. Times are ISO 8601 in UTC; hexadecimal is lower case, without colons. */
export interface CertificateFacts {
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** RFC 4514, most specific first: `CN=…,OU=…,C=FR`. */
  readonly subjectText: string;
  readonly issuerText: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key: KeyFacts;
  readonly signatureAlgorithm: string;
  readonly isCa: boolean;
  readonly isSelfSigned: boolean;
  readonly pathLength: number | null;
  readonly keyUsages: readonly string[];
  /** null: the certificate does not restrict its purposes. */
  readonly extendedUsages: readonly ExtendedUsage[] | null;
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly emailAddresses: readonly string[];
  /** Where the lists of revoked certificates are published, as the certificate says. */
  readonly crlUrls: readonly string[];
  readonly ocspUrls: readonly string[];
  readonly issuerUrls: readonly string[];
  readonly subjectKeyId: string | null;
  readonly authorityKeyId: string | null;
  readonly sha256: string;
  readonly sha1: string;
}

/** What a request (PKCS#10) asks for. */
export interface RequestFacts {
  readonly subject: DistinguishedName;
  readonly subjectText: string;
  readonly key: KeyFacts;
  readonly signatureAlgorithm: string;
  readonly extendedUsages: readonly ExtendedUsage[] | null;
  readonly dnsNames: readonly string[];
  /** Whether it is signed by the key it names. */
  readonly isSignatureValid: boolean;
}

/** What a list of revoked certificates says of itself. */
export interface CrlFacts {
  readonly issuer: DistinguishedName;
  readonly issuerText: string;
  readonly thisUpdate: string;
  /** null: it does not say when the next one comes. */
  readonly nextUpdate: string | null;
  readonly number: string | null;
  readonly entries: number;
  readonly isDelta: boolean;
  readonly authorityKeyId: string | null;
  readonly sha256: string;
}

/** `client`: TLS client (ORG/AUTH_CLI); `serveur`: TLS server (SERV/SSL_SERV). */
export const ROLES = ['client', 'serveur', 'mixte', 'autorite', 'autre'] as const;
export type Role = (typeof ROLES)[number];

/** Where a chain belongs; production and test must never be mixed (domain reference ROR §7.4). */
export const ENVIRONMENTS = ['production', 'test', 'sandbox'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const CERTIFICATE_STATUSES = [
  'pending',
  'valid',
  'expiring',
  'expired',
  'not-yet-valid',
  'revoked',
  'unknown-issuer',
] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

/** The role that the purposes of a certificate allow. */
export function roleOf({ isCa, extendedUsages }: Pick<CertificateFacts, 'isCa' | 'extendedUsages'>): Role {
  if (isCa) return 'autorite';
  if (extendedUsages === null || extendedUsages.includes('any')) return 'mixte';
  const isClient = extendedUsages.includes('clientAuth');
  const isServer = extendedUsages.includes('serverAuth');
  if (isClient) return isServer ? 'mixte' : 'client';
  return isServer ? 'serveur' : 'autre';
}
