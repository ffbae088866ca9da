import { assessCertificate } from '../../../shared/domain/certificates/assess.ts';
import type { ChainReasonCode } from '../../../shared/domain/certificates/chain.ts';
import type { CertificateFacts } from '../../../shared/domain/certificates/facts.ts';
import { certificateFinding } from '../../../shared/domain/certificates/findings.ts';
import type { CertificateFinding } from '../../../shared/domain/certificates/findings.ts';
import { environmentWanted, environmentOf } from './expected.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';
import type { KnownVerdict } from './verdicts.ts';

/** What a certificate is compared with: the line it belongs to, and the one it renews. */
export interface Context {
  readonly held?: Held | undefined;
  readonly former?: Held | undefined;
}

/** Everything noticed on a certificate, the worst first: by itself, beside its request, and its chain. */
export function findingsOf(
  room: Room,
  facts: CertificateFacts,
  verdict: KnownVerdict | undefined,
  { held, former }: Context = {},
): readonly CertificateFinding[] {
  const profile = room.forms.profiles.find(({ key }) => key === held?.profile);
  const own = assessCertificate(facts, {
    at: room.now().toISOString(),
    role: profile?.role,
    environment: (held && environmentWanted(room.trust, held, former)) ?? undefined,
    issuerEnvironment: environmentOf(room.trust, facts),
    spkiSha256: held?.spki,
    renews: former?.certificate?.facts,
  });
  const chain = verdict === undefined ? [] : chainFindings(facts, verdict);
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return [...own, ...chain].toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}

const UNKNOWN: readonly ChainReasonCode[] = ['issuer-unknown', 'issuer-untrusted'];

/**
 * What the chain adds to a certificate that is kept rather than met on a network: an authority that is not here yet is something to
 * import, and no reason to refuse.
 */
function chainFindings(facts: CertificateFacts, verdict: KnownVerdict): readonly CertificateFinding[] {
  const reasons = verdict.reasons.filter(({ severity }) => severity === 'error');
  const missing = reasons.find(({ code }) => code === 'intermediate-missing');
  const isUnknown = missing === undefined && reasons.some(({ code }) => UNKNOWN.includes(code));
  const isSelfSigned = reasons.some(({ code }) => code === 'self-signed');
  const isForged = reasons.some(({ code, certificate }) => code === 'signature' && certificate === 0);
  const revocation = reasons.find(({ code }) => code === 'revoked');
  const issuer = facts.issuerText;
  const url = facts.issuerUrls[0] ?? '';
  const keyId = facts.authorityKeyId ?? '';
  return [
    ...(verdict.isRevoked ? [certificateFinding('revoked', revocation?.values)] : []),
    ...(isSelfSigned ? [certificateFinding('self-signed', { subject: facts.subjectText })] : []),
    ...(isForged ? [certificateFinding('signature', { subject: facts.subjectText })] : []),
    ...(missing ? [certificateFinding('missing-intermediate', { issuer, url, keyId, ...missing.values })] : []),
    ...(isUnknown && !facts.isSelfSigned ? [certificateFinding('unknown-issuer', { issuer, keyId })] : []),
  ];
}
