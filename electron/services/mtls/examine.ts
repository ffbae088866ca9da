import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import type { Environment } from '../../../shared/domain/certificates/facts.ts';
import type { Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import { diagnose } from '../../../shared/domain/exchange/diagnose.ts';
import type {
  BodyOutcome,
  Evidence,
  OwnCertificateEvidence,
} from '../../../shared/domain/exchange/diagnose-evidence.ts';
import { likenessOf } from '../../../shared/domain/exchange/diagnose-doubt.ts';
import type { WireFacts } from '../../../shared/domain/exchange/facts.ts';
import { probe } from './probe.ts';
import { type MtlsTarget, type MtlsTools, readAddress } from './request.ts';
import { tryHandshake } from './trial.ts';

/** What an exchange leaves to be explained. */
export interface Outcome {
  readonly target: MtlsTarget;
  readonly environment: Environment | null;
  readonly own: OwnCertificateEvidence;
  readonly wire: WireFacts;
  readonly serverChain: ChainVerdict | null;
  readonly serverEnvironment?: Environment | null;
  readonly body?: BodyOutcome | null;
}

/** The evidence of an exchange alone, without any other connection. */
export function evidenceOf(outcome: Outcome, tools: Pick<MtlsTools, 'now'>): Evidence {
  const { target, environment, own, wire, serverChain, serverEnvironment = null, body = null } = outcome;
  const { host, port } = readAddress(target.url);
  return {
    ...{ at: tools.now().toISOString(), host, port, environment, own, wire, serverChain, serverEnvironment, body },
    ...{ viaProxy: target.proxy !== null, probe: null, trialWith: null, trialWithout: null },
  };
}

const CUT = ['ECONNRESET', 'EPIPE', 'CERCLE_CLOSED'];

/** What more connections could tell: nothing where the failure names its cause, or where no connection is possible. */
function wanted({ wire: { failure, status, tls } }: Evidence): { readonly probe: boolean; readonly trials: boolean } {
  if (failure === null) return { probe: status === 400 || status === 401 || status === 403, trials: false };
  const isCut = CUT.includes(failure.code ?? '');
  const isRefused = isCut || tls?.alert !== null;
  // What looks like another language, version or cipher may be a byte that was damaged on its way: it is tried again.
  const isDoubtful = likenessOf(failure) !== null;
  if (failure.phase === 'handshake')
    return { probe: !(failure.code ?? '').startsWith('CERCLE_CHAIN'), trials: isCut || isDoubtful };
  return { probe: failure.phase === 'request' && isRefused, trials: failure.phase === 'request' && isCut };
}

/**
 * Adds to the evidence what tells apart the causes that look alike: a greeting that reads what the server asks for and
 * whom it accepts, and handshakes without any request, with our certificate and without. One connection at a time.
 */
export async function deepen(evidence: Evidence, target: MtlsTarget, tools: MtlsTools): Promise<Evidence> {
  const more = wanted(evidence);
  const probed = more.probe ? await probe(target) : null;
  if (!more.trials) return { ...evidence, probe: probed };
  const trialWith = target.identity === null ? null : await tryHandshake(target, tools);
  const trialWithout = await tryHandshake({ ...target, identity: null }, tools);
  return { ...evidence, probe: probed, trialWith, trialWithout };
}

/** Explains an exchange with everything that can be learnt without asking the server for anything. */
export async function examine(
  outcome: Outcome,
  tools: MtlsTools,
): Promise<{ readonly evidence: Evidence; readonly diagnosis: Diagnosis }> {
  const evidence = await deepen(evidenceOf(outcome, tools), outcome.target, tools);
  return { evidence, diagnosis: diagnose(evidence) };
}
