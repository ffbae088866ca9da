import type { CertificateFacts, RequestFacts } from '../../shared/domain/certificates/facts.ts';
import { dnText } from '../../shared/domain/certificates/name.ts';

const SUBJECT = [
  { type: 'C', value: 'FR' },
  { type: 'ST', value: 'Paris (75)' },
  { type: 'O', value: 'CENTRE FICTIF' },
  { type: 'OU', value: '333333333333333' },
  { type: 'CN', value: 'CLIENT_ESSAI' },
];
const ISSUER = [
  { type: 'C', value: 'FR' },
  { type: 'CN', value: 'AC ESSAI' },
];
const KEY = { algorithm: 'RSA', size: 2048, spkiSha256: 'aa'.repeat(32) };

/** Facts of a client certificate that nothing is wrong with in 2026, with what a test changes of them. */
export function madeFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    subject: SUBJECT,
    issuer: ISSUER,
    subjectText: dnText(changes.subject ?? SUBJECT),
    issuerText: dnText(changes.issuer ?? ISSUER),
    serial: '01',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2028-12-31T00:00:00Z',
    key: KEY,
    signatureAlgorithm: 'sha256WithRSAEncryption',
    isCa: false,
    isSelfSigned: false,
    pathLength: null,
    keyUsages: ['digitalSignature'],
    extendedUsages: ['clientAuth'],
    dnsNames: [],
    ipAddresses: [],
    emailAddresses: [],
    crlUrls: ['http://crl.example/ac.crl'],
    ocspUrls: [],
    issuerUrls: [],
    subjectKeyId: null,
    authorityKeyId: null,
    sha256: 'cc'.repeat(32),
    sha1: 'dd'.repeat(20),
    ...changes,
  };
}

/** Facts of the request that `madeFacts` answers, with what a test changes of them. */
export function madeRequest(changes: Partial<RequestFacts> = {}): RequestFacts {
  return {
    subject: SUBJECT,
    subjectText: dnText(changes.subject ?? SUBJECT),
    key: KEY,
    signatureAlgorithm: 'sha256WithRSAEncryption',
    extendedUsages: ['clientAuth'],
    dnsNames: [],
    isSignatureValid: true,
    ...changes,
  };
}
