import type { CertificateFacts } from '../../shared/domain/certificates/facts.ts';
import type {
  Evidence,
  OwnCertificateEvidence,
  ProbeFacts,
  TrialFacts,
} from '../../shared/domain/exchange/diagnose-evidence.ts';
import type { TlsFacts, WireFacts, WireFailure } from '../../shared/domain/exchange/facts.ts';
import { madeFacts } from './certificate-facts.ts';

export const AT = '2026-06-01T10:00:00.000Z';
const ISSUER = 'CN=Intermediaire,O=FACTICE,C=FR';

export const CLIENT: CertificateFacts = {
  ...madeFacts({ notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z', extendedUsages: ['clientAuth'] }),
  issuerText: ISSUER,
};

export const own = (more: Partial<OwnCertificateEvidence> = {}): OwnCertificateEvidence => ({
  ...{ state: 'ready', facts: CLIENT, findings: [], chain: null, isKeyMatching: true, declaredSha256: null },
  authorities: [
    { subjectText: ISSUER, isSent: true, isRoot: false },
    { subjectText: 'CN=Racine,O=FACTICE,C=FR', isSent: false, isRoot: true },
  ],
  ...more,
});

export const NO_OWN: OwnCertificateEvidence = own({ state: 'none', facts: null, authorities: [], isKeyMatching: null });

export const tls = (more: Partial<TlsFacts> = {}): TlsFacts => ({
  ...{ version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', peerChain: [CLIENT], ourCertificate: 'sent' },
  ...{ acceptedAuthorities: null, alert: null },
  ...more,
});

export const failure = (phase: WireFailure['phase'], code: string, message = ''): WireFailure => ({
  phase,
  code,
  message,
});

export const wire = (more: Partial<WireFacts> = {}): WireFacts => ({
  ...{
    address: '192.0.2.1',
    tls: tls(),
    status: null,
    headers: {},
    bytesSent: 10,
    bytesReceived: 0,
    bytesExpected: null,
  },
  ...{ clockSkew: null, excerpt: null, failure: null },
  timings: { dns: 1, connect: 2, handshake: 3, firstByte: null, end: 4 },
  ...more,
});

export const probed = (more: Partial<ProbeFacts> = {}): ProbeFacts => ({
  ...{
    outcome: 'complete',
    version: 'TLSv1.2',
    cipher: 'ECDHE-RSA-AES128-GCM-SHA256',
    isCipherAllowed: true,
    chain: [CLIENT],
  },
  ...{ request: { types: ['rsa_sign'], signatures: [], authorities: [] }, alert: null, greeting: null, failure: null },
  ...more,
});

export const trial = (outcome: TrialFacts['outcome'], ended: WireFailure | null = null): TrialFacts => ({
  outcome,
  failure: ended,
  tls: tls(),
});

export const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  ...{ at: AT, host: 'ror.example.fr', port: 443, environment: 'test', viaProxy: false, own: own(), wire: wire() },
  ...{ serverChain: null, serverEnvironment: null, probe: null, trialWith: null, trialWithout: null, body: null },
  ...more,
});
