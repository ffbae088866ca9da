import type { ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { ChainCertificate } from './certificate.ts';
import { isSelfIssued } from './certificate.ts';
import type { NameConstraints } from './extension-values.ts';
import { hostReasons } from './host.ts';
import { nameConstraintReasons } from './name-constraints.ts';
import { addCertificate } from './policy-graph.ts';
import type { PolicyState } from './policy-state.ts';
import {
  badMappings,
  initialPolicies,
  policiesBelow,
  policiesOf,
  policyMissing,
  policyOutcome,
} from './policy-state.ts';
import type { ChainRules } from './question.ts';
import { refusal, warning } from './question.ts';
import {
  algorithmReasons,
  criticalReasons,
  dateReasons,
  keyReasons,
  serialReasons,
  subjectReasons,
} from './rules-certificate.ts';
import { authorityReasons, purposeReasons, signingUsage, targetReasons } from './rules-usage.ts';
import type { Signatures } from './signatures.ts';

/** A path, the target first; `isAnchored` when its last certificate is a trusted one. */
export interface Path {
  readonly certificates: readonly ChainCertificate[];
  readonly isAnchored: boolean;
}

interface State {
  readonly policy: PolicyState;
  readonly pathLength: number;
  readonly names: readonly NameConstraints[];
}

interface Step {
  readonly state: State;
  readonly reasons: readonly ChainReason[];
}

/** State of validation below the last certificate: a trusted one binds what it issues only as far as the rules say. */
function start(last: ChainCertificate, length: number, rules: ChainRules): Step {
  const state: State = { policy: initialPolicies(rules.policies ?? {}, length), pathLength: length, names: [] };
  const { dates = true, constraints = true, authority = true } = rules.anchor ?? {};
  const reasons: ChainReason[] = [...keyReasons(last, rules, length)];
  if (dates) reasons.push(...dateReasons(last, rules.at, length));
  if (!constraints) return { state, reasons };
  reasons.push(...anchorReasons(last, rules, length, authority));
  const { policies } = last.policy;
  const graph = policies === null ? state.policy.graph : addCertificate(state.policy.graph, policies, true);
  return {
    state: {
      policy: policiesBelow({ ...state.policy, graph }, last, true),
      pathLength: Math.min(length, last.constraints?.pathLength ?? length),
      names: last.nameConstraints === null ? [] : [last.nameConstraints],
    },
    reasons,
  };
}

function anchorReasons(
  last: ChainCertificate,
  rules: ChainRules,
  index: number,
  mustSayAuthority: boolean,
): readonly ChainReason[] {
  const isAuthority =
    mustSayAuthority && last.version === 3 ? authorityReasons(last, index) : signingUsage(last, index);
  const isEnd = last.constraints !== null && !last.constraints.isCa && !mustSayAuthority;
  return [
    ...isAuthority,
    ...(isEnd ? [refusal('not-a-ca', index, { rule: 'ca-false', version: last.version })] : []),
    ...badMappings(last, index),
    ...criticalReasons(last, rules, index),
    // Roots seldom name purposes; those that do bind.
    ...purposeReasons(last, { ...rules, usages: 'usual' }, index),
  ];
}

/** What holds for every certificate of a path but the trusted one (RFC 5280 §6.1.3). */
function ownReasons(certificate: ChainCertificate, rules: ChainRules, index: number): readonly ChainReason[] {
  return [
    ...dateReasons(certificate, rules.at, index),
    ...serialReasons(certificate, index),
    ...subjectReasons(certificate, index > 0, index),
    ...keyReasons(certificate, rules, index),
    ...algorithmReasons(certificate, rules, index),
    ...criticalReasons(certificate, rules, index),
    ...purposeReasons(certificate, rules, index),
  ];
}

/** Signature and names between a certificate and its issuer. */
function linkReasons(
  certificate: ChainCertificate,
  issuer: ChainCertificate,
  index: number,
  signatures: Signatures,
): readonly ChainReason[] {
  const reasons: ChainReason[] = [];
  const signed = signatures.isSignedBy(certificate, issuer);
  const values = { issuer: issuer.facts.subjectText, algorithm: certificate.algorithm };
  if (signed === 'unsupported') reasons.push(refusal('unsupported', index, { ...values, rule: 'signature' }));
  if (signed === false) reasons.push(refusal('signature', index, values));
  if (certificate.issuer.key !== issuer.subject.key) {
    reasons.push(
      refusal('name-chaining', index, { issuer: certificate.facts.issuerText, subject: issuer.facts.subjectText }),
    );
  }
  const { authorityKeyId } = certificate;
  if (authorityKeyId !== null && issuer.subjectKeyId !== null && authorityKeyId !== issuer.subjectKeyId) {
    reasons.push(warning('key-identifier', index, { authorityKeyId, subjectKeyId: issuer.subjectKeyId }));
  }
  return reasons;
}

/** RFC 5280 §6.1.4: an authority's certificate, and what it changes for those below it. */
function below(state: State, certificate: ChainCertificate, index: number): Step {
  const isCounted = !isSelfIssued(certificate);
  const reasons = [...badMappings(certificate, index), ...authorityReasons(certificate, index)];
  if (isCounted && state.pathLength <= 0) reasons.push(refusal('path-length', index, { below: index }));
  const left = Math.max(0, state.pathLength - (isCounted ? 1 : 0));
  return {
    state: {
      policy: policiesBelow(state.policy, certificate),
      pathLength: Math.min(left, certificate.constraints?.pathLength ?? left),
      names: certificate.nameConstraints === null ? state.names : [...state.names, certificate.nameConstraints],
    },
    reasons,
  };
}

function constrained(state: State, certificate: ChainCertificate, index: number): Step {
  const policy = policiesOf(state.policy, certificate, index === 0);
  const isExempt = index > 0 && isSelfIssued(certificate);
  const names = isExempt ? [] : nameConstraintReasons(certificate, state.names, index);
  return { state: { ...state, policy }, reasons: [...names, ...policyMissing(policy, index)] };
}

/** Reasons about the target alone, as an end of a path. */
function endReasons(target: ChainCertificate, rules: ChainRules): readonly ChainReason[] {
  const isServer = rules.purpose === 'server';
  const host = rules.host !== undefined ? hostReasons(target, rules.host) : [];
  const hasNames = target.names !== null && (target.names.dns.length > 0 || target.names.ips.length > 0);
  const nameless = rules.host === undefined && isServer && !hasNames;
  return [...targetReasons(target, rules), ...host, ...(nameless ? [warning('no-subject-alternative-name', 0)] : [])];
}

/**
 * Validates a path by RFC 5280 §6.1, revocation apart. Every reason is given, in the order of the path from its end;
 * reasons of a path that is not anchored are those it would have if its last certificate were trusted.
 */
export function judgePath(
  { certificates, isAnchored }: Path,
  rules: ChainRules,
  signatures: Signatures,
): readonly ChainReason[] {
  const [target] = certificates;
  const last = certificates.at(-1);
  if (target === undefined || last === undefined) return [];
  if (certificates.length === 1) return [...ownReasons(target, rules, 0), ...endReasons(target, rules)];
  const length = certificates.length - 1;
  const first = start(last, length, isAnchored ? rules : { ...rules, anchor: {} });
  let { state } = first;
  const reasons = [...first.reasons];
  for (let index = length - 1; index >= 0; index -= 1) {
    const [certificate, issuer] = [certificates[index], certificates[index + 1]];
    if (certificate === undefined || issuer === undefined) continue;
    reasons.push(...ownReasons(certificate, rules, index), ...linkReasons(certificate, issuer, index, signatures));
    const steps = [constrained(state, certificate, index)];
    if (index > 0) steps.push(below(steps[0]?.state ?? state, certificate, index));
    for (const step of steps) reasons.push(...step.reasons);
    state = steps.at(-1)?.state ?? state;
  }
  return [...reasons, ...policyOutcome(state.policy, target, rules.policies ?? {}), ...endReasons(target, rules)];
}
