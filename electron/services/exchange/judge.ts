import type { Environment } from '../../../shared/domain/certificates/facts.ts';
import type { Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import { diagnose } from '../../../shared/domain/exchange/diagnose.ts';
import type {
  BodyOutcome,
  Evidence,
  OwnCertificateEvidence,
} from '../../../shared/domain/exchange/diagnose-evidence.ts';
import { deepen, evidenceOf } from '../mtls/examine.ts';
import { precheck } from '../mtls/precheck.ts';
import type { MtlsIdentity, MtlsTarget } from '../mtls/request.ts';
import { lendingOrLocked } from './identity.ts';
import type { OwnIdentity } from './identity.ts';
import type { ExchangeRoom } from './parts.ts';
import { toolsOf, wireTargetOf } from './perform.ts';
import type { Performed } from './perform.ts';

/** What was seen, and what it means. */
export interface Judged {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
}

/**
 * Why an exchange failed. `isDeep` looks further where causes look alike: a greeting, and handshakes without any request; otherwise
 * nothing more is sent to the server.
 */
export function judgeExchange(room: ExchangeRoom, performed: Performed, isDeep: boolean): Promise<Judged> {
  const { asked, built, identity, answer, facts } = performed;
  return lendingOrLocked(room.room(), identity, async (lent) => {
    const target = wireTargetOf(room, asked, built.url, lent);
    const own = await ownEvidence(room, identity, lent, target, asked.target.environment);
    const { serverChain } = answer;
    const serverEnvironment = serverEnvironmentOf(room, performed);
    const outcome = { target, environment: asked.target.environment, own, wire: facts, serverChain, serverEnvironment };
    const seen = evidenceOf({ ...outcome, body: bodyOf(performed) }, toolsOf(room));
    const evidence = isDeep ? await deepen(seen, target, toolsOf(room)) : seen;
    return { evidence, diagnosis: diagnose(evidence) };
  });
}

/** Our certificate, looked at against every authority known here: the one that issued it need not be the server's. */
export function ownEvidence(
  room: ExchangeRoom,
  identity: OwnIdentity | null,
  lent: MtlsIdentity | null,
  { trust }: Pick<MtlsTarget, 'trust'>,
  environment: Environment | null,
): Promise<OwnCertificateEvidence> {
  const store = room.room().trust;
  const input = {
    identity: lent,
    trust: { ...store.trusted(), crls: trust.crls },
    environment,
    issuerEnvironment: identity === null ? null : store.environmentOf(identity.certificate.facts),
    declaredSha256: null,
  };
  return precheck(input, toolsOf(room));
}

/** The environment whose authorities issued the server's certificate, when it is not the one that was meant. */
function serverEnvironmentOf(room: ExchangeRoom, { facts, asked }: Performed): Environment | null {
  const leaf = facts.tls?.peerChain[0];
  const found = leaf === undefined ? null : room.room().trust.environmentOf(leaf);
  return found === asked.target.environment ? null : found;
}

function bodyOf({ reading }: Performed): BodyOutcome | null {
  if (reading === null) return null;
  return reading.ok ? { kind: 'whole', values: {} } : { kind: reading.cause, values: reading.values };
}
