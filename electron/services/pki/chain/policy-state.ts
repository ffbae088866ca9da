import type { ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { ChainCertificate } from './certificate.ts';
import { isSelfIssued } from './certificate.ts';
import { ANY_POLICY } from './extension-policies.ts';
import type { PolicyGraph } from './policy-graph.ts';
import { acceptsAny, addCertificate, initialGraph, mapPolicies } from './policy-graph.ts';
import type { PolicyInputs } from './question.ts';
import { refusal } from './question.ts';

/** State of policy processing between two certificates (RFC 5280 §6.1.2). */
export interface PolicyState {
  readonly graph: PolicyGraph | null;
  readonly explicit: number;
  readonly mapping: number;
  readonly inhibitAny: number;
}

export function initialPolicies(inputs: PolicyInputs, length: number): PolicyState {
  return {
    graph: initialGraph(),
    explicit: inputs.requireExplicit === true ? 0 : length + 1,
    mapping: inputs.inhibitMapping === true ? 0 : length + 1,
    inhibitAny: inputs.inhibitAny === true ? 0 : length + 1,
  };
}

/** RFC 5280 §6.1.3 (d) to (f) for one certificate. */
export function policiesOf(state: PolicyState, certificate: ChainCertificate, isTarget: boolean): PolicyState {
  const allowsAny = state.inhibitAny > 0 || (!isTarget && isSelfIssued(certificate));
  return { ...state, graph: addCertificate(state.graph, certificate.policy.policies, allowsAny) };
}

export function policyMissing(state: PolicyState, index: number): readonly ChainReason[] {
  return state.explicit > 0 || state.graph !== null ? [] : [refusal('policy', index, { rule: 'none-valid' })];
}

function lowered(count: number, limit: number | null): number {
  return limit === null ? count : Math.min(count, limit);
}

/** RFC 5280 §6.1.4 (a), (b), (h), (i) and (j): what an authority's certificate changes for those below it.
 * The trusted one is not counted: the path begins below it. */
export function policiesBelow(state: PolicyState, certificate: ChainCertificate, isAnchor = false): PolicyState {
  const { policy } = certificate;
  const graph = mapPolicies(state.graph, policy.mappings, state.mapping === 0);
  const step = isAnchor || isSelfIssued(certificate) ? 0 : 1;
  return {
    graph,
    explicit: lowered(Math.max(0, state.explicit - step), policy.requireExplicit),
    mapping: lowered(Math.max(0, state.mapping - step), policy.inhibitMapping),
    inhibitAny: lowered(Math.max(0, state.inhibitAny - step), policy.inhibitAny),
  };
}

/** anyPolicy is never mapped (RFC 5280 §6.1.4 (a)). */
export function badMappings({ policy }: ChainCertificate, index: number): readonly ChainReason[] {
  return policy.mappings.some((pair) => pair.includes(ANY_POLICY))
    ? [refusal('policy', index, { rule: 'any-policy-mapped' })]
    : [];
}

/** RFC 5280 §6.1.5 (a), (b) and (g), after the target. */
export function policyOutcome(
  state: PolicyState,
  target: ChainCertificate,
  inputs: PolicyInputs,
): readonly ChainReason[] {
  const isExplicit = state.explicit <= 1 || target.policy.requireExplicit === 0;
  const initial = inputs.initial === undefined ? undefined : new Set(inputs.initial);
  if (!isExplicit || acceptsAny(state.graph, initial)) return [];
  return [refusal('policy', 0, { rule: state.graph === null ? 'none-valid' : 'not-accepted' })];
}
