import type { TrustedAuthority } from '../../../../shared/contract/trust.ts';
import type { Environment } from '../../../../shared/domain/certificates/facts.ts';

/** An authority with those that it signed, below it. */
export interface ChainNode {
  readonly authority: TrustedAuthority;
  readonly below: readonly ChainNode[];
  /** An intermediate whose root is not here: nothing can be trusted through it. */
  readonly isOrphan: boolean;
}

function isIssuedBy(child: TrustedAuthority, parent: TrustedAuthority): boolean {
  if (child.id === parent.id || child.facts.issuerText !== parent.facts.subjectText) return false;
  const { authorityKeyId } = child.facts;
  const { subjectKeyId } = parent.facts;
  return authorityKeyId === null || subjectKeyId === null || authorityKeyId === subjectKeyId;
}

/** The authorities of an environment as chains, roots first, then intermediates whose root is missing. */
export function chainsOf(all: readonly TrustedAuthority[], environment: Environment): readonly ChainNode[] {
  const held = all.filter((one) => one.environment === environment);
  const seen = new Set<string>();
  const nodeOf = (authority: TrustedAuthority): ChainNode => {
    seen.add(authority.id);
    const below = held.filter((one) => one.kind === 'intermediate' && !seen.has(one.id) && isIssuedBy(one, authority));
    return { authority, isOrphan: false, below: below.map(nodeOf) };
  };
  const roots = held.filter(({ kind }) => kind === 'root').map(nodeOf);
  const orphans = held
    .filter(({ id }) => !seen.has(id))
    .map((authority) => ({ authority, isOrphan: true, below: [] as readonly ChainNode[] }));
  return [...roots, ...orphans];
}
