import { X509Certificate } from 'node:crypto';
import { assessCertificate } from '../../../shared/domain/certificates/assess.ts';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import type { CertificateFacts, Environment } from '../../../shared/domain/certificates/facts.ts';
import type { OwnAuthority, OwnCertificateEvidence } from '../../../shared/domain/exchange/diagnose-evidence.ts';
import { readCertificate } from '../pki/certificate.ts';
import type { MtlsIdentity, MtlsTools, MtlsTrust } from './request.ts';

export interface PrecheckInput {
  readonly identity: MtlsIdentity | null;
  /** The authorities known here that may have issued our certificate; the server's may be others. */
  readonly trust: MtlsTrust;
  readonly environment: Environment | null;
  /** Where the issuer of our certificate belongs; null when it is not known. */
  readonly issuerEnvironment: Environment | null;
  /** SHA-256 of the certificate that was declared for the whitelist, lower case hexadecimal. */
  readonly declaredSha256: string | null;
}

const NONE: OwnCertificateEvidence = {
  state: 'none',
  facts: null,
  findings: [],
  chain: null,
  authorities: [],
  isKeyMatching: null,
  declaredSha256: null,
};

function tryRead(der: Uint8Array): CertificateFacts | null {
  try {
    return readCertificate(der);
  } catch {
    return null;
  }
}

function isMatching({ chain: [leaf], key }: MtlsIdentity): boolean | null {
  if (leaf === undefined || key === null) return null;
  try {
    return new X509Certificate(leaf).checkPrivateKey(key);
  } catch {
    return false;
  }
}

/** What is above our certificate, by the best path found, else by what is sent. */
function authoritiesOf(sent: readonly CertificateFacts[], verdict: ChainVerdict | null): readonly OwnAuthority[] {
  const known = new Set(sent.map(({ sha256 }) => sha256));
  const path = verdict?.path.map(({ facts }) => facts) ?? [];
  return (path.length > 1 ? path : sent).slice(1).map(({ subjectText, sha256, isSelfSigned }) => ({
    subjectText,
    isSent: known.has(sha256),
    isRoot: isSelfSigned,
  }));
}

/**
 * Looks at our certificate before any network use: dates, usage, key, chain, revocation by the lists held, environment and
 * the fingerprint declared for the whitelist (design security §5, offers; T36).
 */
export async function precheck(input: PrecheckInput, tools: MtlsTools): Promise<OwnCertificateEvidence> {
  const { identity, trust, environment, issuerEnvironment, declaredSha256 } = input;
  const [leaf, ...given] = identity?.chain ?? [];
  if (identity === null || leaf === undefined) return { ...NONE, declaredSha256 };
  const at = tools.now();
  const facts = tryRead(leaf);
  const chain = await tools
    .explainChain({
      ...{ target: leaf, given, at, purpose: 'client', revocation: 'if-known' },
      ...{ trusted: trust.anchors, known: trust.intermediates, crls: trust.crls },
    })
    .catch(() => null);
  const expected = {
    at: at.toISOString(),
    role: 'client',
    environment: environment ?? undefined,
    issuerEnvironment,
  } as const;
  return {
    state: identity.key === null ? 'locked' : 'ready',
    facts,
    findings: facts === null ? [] : assessCertificate(facts, expected),
    chain,
    authorities: authoritiesOf(
      identity.chain.flatMap((der) => tryRead(der) ?? []),
      chain,
    ),
    isKeyMatching: isMatching(identity),
    declaredSha256,
  };
}
