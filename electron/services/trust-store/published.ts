import { readFileSync } from 'node:fs';
import type { CertificateFacts, DistinguishedName, Environment } from '../../../shared/domain/certificates/facts.ts';
import type { Ports } from '../ports.ts';

/** An authority as its publisher describes it (resources/certificates/authorities.json); null: not known. */
export interface PublishedAuthority {
  readonly key: string;
  readonly environment: Environment;
  readonly kind: 'root' | 'intermediate';
  readonly commonName: string;
  readonly unit: string;
  readonly file: string;
  readonly publishedAt: string;
  readonly sha256: string | null;
}

/** What Cercle knows of published authorities, as dated data. */
export function readPublished(resource: Ports['resource']): readonly PublishedAuthority[] {
  const text = readFileSync(resource('certificates/authorities.json'), 'utf8');
  return (JSON.parse(text) as { readonly authorities: readonly PublishedAuthority[] }).authorities;
}

function has(name: DistinguishedName, type: string, value: string): boolean {
  return name.some((attribute) => attribute.type === type && attribute.value === value);
}

/** The published authority of this name; names of one range differ by their common name alone. */
export function publishedByName(
  published: readonly PublishedAuthority[],
  name: DistinguishedName,
): PublishedAuthority | undefined {
  return published.find(({ commonName }) => has(name, 'CN', commonName));
}

/**
 * The environment that the name of an issuer tells: the ranges of IGC-Santé mark everything of the test hierarchy by their
 * unit (domain reference ROR §7.4). Null for an issuer of no known range. A name is a claim: it is used to warn, never to trust.
 */
export function environmentByName(
  published: readonly PublishedAuthority[],
  { issuer }: Pick<CertificateFacts, 'issuer'>,
): Environment | null {
  return published.find(({ unit }) => has(issuer, 'OU', unit))?.environment ?? null;
}

/** What the data say of a certificate that claims to be a published authority. */
export function comparison(
  published: readonly PublishedAuthority[],
  facts: CertificateFacts,
): { readonly published: 'same' | 'different' | 'unknown'; readonly source: string | null } {
  const known = publishedByName(published, facts.subject);
  if (known === undefined) return { published: 'unknown', source: null };
  const source = `${known.publishedAt}${known.file}`;
  if (known.sha256 === null) return { published: 'unknown', source };
  return { published: known.sha256 === facts.sha256 ? 'same' : 'different', source };
}
