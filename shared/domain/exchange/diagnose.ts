import type { Diagnosis, Side } from './cause.ts';
import { CAUSE_CATALOGUE } from './cause-catalogue.ts';
import { checksOf } from './diagnose-checks.ts';
import type { Evidence } from './diagnose-evidence.ts';
import { ANSWER_RULES, CLOSED_RULES, CONTENT_RULES } from './diagnose-rules-answer.ts';
import { CLIENT_RULES } from './diagnose-rules-client.ts';
import { SERVER_RULES } from './diagnose-rules-server.ts';
import { HANDSHAKE_RULES, WAY_RULES } from './diagnose-rules-way.ts';
import type { Found, Rule, Seen } from './diagnose-seen.ts';
import { see, undecided } from './diagnose-seen.ts';

/**
 * The whole table, in the order in which it is read: the way there, the handshake, the server's certificate, ours, the
 * answer, its content. The first rule that finds decides.
 */
export const RULES: readonly Rule[] = [
  ...WAY_RULES,
  ...HANDSHAKE_RULES,
  ...SERVER_RULES,
  ...CLIENT_RULES,
  ...CLOSED_RULES,
  ...ANSWER_RULES,
  ...CONTENT_RULES,
];

/** What was seen, decisive first; facts, in no language. */
function proofOf(seen: Seen, rule: Rule | null, found: Found): readonly string[] {
  const { evidence, phase, code, message, alert } = seen;
  const { wire, probe, trialWith, trialWithout } = evidence;
  const page = wire.excerpt
    ?.replaceAll(/<[^>]*>|\s+/gu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
    .slice(0, 160);
  return [
    ...(found.proof ?? []),
    ...(alert === null ? [] : [`alert: ${alert.name} (${alert.number})`]),
    ...(phase === null ? [] : [`${phase}: ${[code, message.trim().slice(0, 240)].filter(Boolean).join(' ')}`]),
    ...(wire.status === null ? [] : [`HTTP ${wire.status}${page ? `: ${page}` : ''}`]),
    ...(wire.tls?.version
      ? [`TLS: ${wire.tls.version} ${wire.tls.cipher ?? ''} certificate=${wire.tls.ourCertificate}`]
      : []),
    ...(probe === null ? [] : [`probe: ${probe.outcome}${probe.request === null ? '' : ', certificate requested'}`]),
    ...(trialWith === null ? [] : [`handshake alone, with certificate: ${trialWith.outcome}`]),
    ...(trialWithout === null ? [] : [`handshake alone, without certificate: ${trialWithout.outcome}`]),
    ...(rule === null ? [] : [`rule: ${rule.name}`]),
  ];
}

function sideOf({ cause, confidence, candidates = [] }: Found): Side {
  const sides = new Set([cause, ...candidates].map((one) => CAUSE_CATALOGUE[one].side));
  return confidence === 'undecided' && sides.size > 1 ? 'unknown' : CAUSE_CATALOGUE[cause].side;
}

/** What every sentence may name. */
function commonValues({ evidence }: Seen): Readonly<Record<string, string | number>> {
  const { host, port, wire, own } = evidence;
  return {
    ...{ host, port, received: wire.bytesReceived },
    ...(wire.bytesExpected === null ? {} : { expected: wire.bytesExpected }),
    ...(wire.status === null ? {} : { status: wire.status }),
    ...(wire.clockSkew === null ? {} : { skew: wire.clockSkew }),
    ...(own.facts === null ? {} : { certificate: own.facts.subjectText }),
  };
}

function conclude(seen: Seen, rule: Rule | null, found: Found): Diagnosis {
  const next = found.next === undefined ? {} : { next: found.next };
  return {
    verdict: found.cause,
    side: sideOf(found),
    confidence: found.confidence,
    candidates: (found.candidates ?? []).filter((cause) => cause !== found.cause),
    checks: checksOf(seen),
    proof: proofOf(seen, rule, found),
    values: { ...commonValues(seen), ...found.values, ...next },
  };
}

/**
 * One cause for what was seen, or that nothing is wrong, with the proof. A cause that others explain as well is given as
 * `undecided` with them, and `values.next` names the test that would tell them apart (words in the catalogue). Rules and
 * their sources: `RULES` (design security §4, domain reference CSD §7).
 */
export function diagnose(evidence: Evidence): Diagnosis {
  const seen = see(evidence);
  for (const rule of RULES) {
    const found = rule.find(seen);
    if (found !== null) return conclude(seen, rule, found);
  }
  const { failure, status } = evidence.wire;
  if (failure === null && (status !== null || evidence.body?.kind === 'whole')) {
    const found = { cause: 'unknown', confidence: 'certain' } as const;
    return { ...conclude(seen, null, found), verdict: 'ok', side: 'unknown' };
  }
  return conclude(seen, null, undecided('unknown', [], 'run-diagnosis'));
}
