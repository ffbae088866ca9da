import { DerError, DerReader, primitive, T, whole } from './der.ts';
import { countOf, oidText } from './der-values.ts';
import type { ExtensionList } from './extension-list.ts';
import { EXT } from './extension-list.ts';

export const ANY_POLICY = '2.5.29.32.0';
const QUALIFIERS = new Set(['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2']);

/** Everything a certificate says of policies (RFC 5280 §4.2.1.4, 5, 11 and 14). */
export interface PolicyFacts {
  /** null: the certificate names no policy. */
  readonly policies: ReadonlySet<string> | null;
  /** A qualifier of another kind than the two that RFC 5280 defines; it counts when the extension is critical. */
  readonly hasUnknownQualifier: boolean;
  readonly mappings: readonly (readonly [from: string, to: string])[];
  readonly requireExplicit: number | null;
  readonly inhibitMapping: number | null;
  readonly inhibitAny: number | null;
}

function certificatePolicies(value: Uint8Array): Pick<PolicyFacts, 'policies' | 'hasUnknownQualifier'> {
  const policies = new Set<string>();
  let hasUnknownQualifier = false;
  for (const { content } of whole(value, 'certificatePolicies').rest('certificatePolicies', T.SEQUENCE)) {
    const reader = new DerReader(content);
    const oid = oidText(reader.next('certificatePolicies', T.OID).content);
    const qualifiers = reader.optional('certificatePolicies', T.SEQUENCE);
    reader.finish('certificatePolicies');
    if (policies.has(oid)) throw new DerError('certificatePolicies: a policy twice');
    policies.add(oid);
    if (qualifiers !== null && hasUnknown(qualifiers.content)) hasUnknownQualifier = true;
  }
  if (policies.size === 0) throw new DerError('certificatePolicies');
  return { policies, hasUnknownQualifier };
}

function hasUnknown(content: Uint8Array): boolean {
  const oids = new DerReader(content).rest('policyQualifiers', T.SEQUENCE).map((qualifier) => {
    const reader = new DerReader(qualifier.content);
    const oid = oidText(reader.next('policyQualifiers', T.OID).content);
    reader.next('policyQualifiers');
    reader.finish('policyQualifiers');
    return oid;
  });
  if (oids.length === 0) throw new DerError('policyQualifiers');
  return oids.some((oid) => !QUALIFIERS.has(oid));
}

function policyMappings(value: Uint8Array): PolicyFacts['mappings'] {
  const found = whole(value, 'policyMappings')
    .rest('policyMappings', T.SEQUENCE)
    .map(({ content }) => {
      const reader = new DerReader(content);
      const from = oidText(reader.next('policyMappings', T.OID).content);
      const to = oidText(reader.next('policyMappings', T.OID).content);
      reader.finish('policyMappings');
      return [from, to] as const;
    });
  if (found.length === 0) throw new DerError('policyMappings');
  return found;
}

function policyConstraints(value: Uint8Array): Pick<PolicyFacts, 'requireExplicit' | 'inhibitMapping'> {
  const reader = whole(value, 'policyConstraints');
  const explicit = reader.optional('policyConstraints', primitive(0));
  const mapping = reader.optional('policyConstraints', primitive(1));
  reader.finish('policyConstraints');
  if (explicit === null && mapping === null) throw new DerError('policyConstraints');
  return {
    requireExplicit: explicit === null ? null : countOf(explicit, 'policyConstraints'),
    inhibitMapping: mapping === null ? null : countOf(mapping, 'policyConstraints'),
  };
}

function inhibitAnyPolicy(value: Uint8Array): number {
  const reader = new DerReader(value);
  const count = countOf(reader.next('inhibitAnyPolicy', T.INTEGER), 'inhibitAnyPolicy');
  reader.finish('inhibitAnyPolicy');
  return count;
}

export function policyFacts(list: ExtensionList): PolicyFacts {
  const policies = list.get(EXT.POLICIES);
  const mappings = list.get(EXT.POLICY_MAPPINGS);
  const constraints = list.get(EXT.POLICY_CONSTRAINTS);
  const inhibit = list.get(EXT.INHIBIT_ANY_POLICY);
  return {
    ...(policies === undefined ? { policies: null, hasUnknownQualifier: false } : certificatePolicies(policies.value)),
    mappings: mappings === undefined ? [] : policyMappings(mappings.value),
    ...(constraints === undefined
      ? { requireExplicit: null, inhibitMapping: null }
      : policyConstraints(constraints.value)),
    inhibitAny: inhibit === undefined ? null : inhibitAnyPolicy(inhibit.value),
  };
}
