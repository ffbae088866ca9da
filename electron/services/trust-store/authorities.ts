import { randomBytes } from 'node:crypto';
import type { AuthorityCandidate, TrustedAuthority } from '../../../shared/contract/trust.ts';
import type { CertificateFacts, Environment } from '../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OpenedCertificate } from '../inventory/origin.ts';
import type { HeldAuthority } from './authority-rows.ts';
import { comparison, publishedByName } from './published.ts';
import type { PublishedAuthority } from './published.ts';

/** A root signs itself; what another authority signed only helps to build the path. */
export function kindOf({ isSelfSigned }: Pick<CertificateFacts, 'isSelfSigned'>): 'root' | 'intermediate' {
  return isSelfSigned ? 'root' : 'intermediate';
}

/** Trusts nothing: what a file holds, to be compared by the person with what the authority publishes. */
export function candidates(
  found: readonly OpenedCertificate[],
  held: readonly TrustedAuthority[],
  published: readonly PublishedAuthority[],
): readonly AuthorityCandidate[] {
  return authoritiesOf(found).map(({ facts }) => ({
    facts,
    kind: kindOf(facts),
    environment: publishedByName(published, facts.subject)?.environment ?? null,
    trustedIn: held.filter((one) => one.facts.sha256 === facts.sha256).map(({ environment }) => environment),
    ...comparison(published, facts),
  }));
}

/**
 * The authorities among what a file holds.
 * @throws AppError `trust.not-authority` when there is none.
 */
export function authoritiesOf(found: readonly OpenedCertificate[]): readonly OpenedCertificate[] {
  const authorities = found.filter(({ facts }) => facts.isCa);
  if (authorities.length > 0) return authorities;
  const reason = found[0]?.facts.subjectText ?? 'no certificate';
  throw new AppError('trust.not-authority', `The file holds no certificate of an authority: ${reason}.`, {
    values: { reason },
  });
}

/** A fingerprint as people copy it: with colons, spaces or capitals. */
export function plainFingerprint(text: string): string {
  return text.replace(/[\s:]/g, '').toLowerCase();
}

/**
 * The authorities whose fingerprints were confirmed, ready to be kept; those not confirmed are left out, unless none is.
 * @throws AppError `trust.unconfirmed` when a confirmed fingerprint is not in the file, or a published one differs.
 */
export function confirmedOnes(
  found: readonly OpenedCertificate[],
  confirmed: readonly string[],
  published: readonly PublishedAuthority[],
): readonly OpenedCertificate[] {
  const wanted = new Set(confirmed.map(plainFingerprint));
  const chosen = authoritiesOf(found).filter(({ facts }) => wanted.delete(facts.sha256));
  if (wanted.size > 0) throw unconfirmed([...wanted].map((sha256) => `confirmed, not in the file: ${sha256}`));
  const impostors = chosen.filter(({ facts }) => comparison(published, facts).published === 'different');
  if (impostors.length > 0) {
    throw unconfirmed(
      impostors.map(({ facts }) => `${facts.subjectText}: ${facts.sha256} is not the published fingerprint`),
    );
  }
  return chosen;
}

function unconfirmed(proof: readonly string[]): AppError {
  return new AppError('trust.unconfirmed', 'The fingerprint was not confirmed; compare it with the published one.', {
    proof,
  });
}

export interface Adding {
  readonly environment: Environment;
  readonly origin: string;
  readonly at: string;
}

/** An authority as it is kept. */
export function toAuthority({ der, facts }: OpenedCertificate, { environment, origin, at }: Adding): HeldAuthority {
  const id = `ca-${randomBytes(5).toString('hex')}`;
  return { id, environment, kind: kindOf(facts), facts, der, addedAt: at, origin };
}

/**
 * Where the issuer of a certificate belongs: the environment in which it is trusted here; null when there is none, or several.
 * The key identifiers tell authorities of the same name apart.
 */
export function environmentOfIssuer(held: readonly HeldAuthority[], facts: CertificateFacts): Environment | null {
  const issuers = held.filter(
    ({ facts: authority }) =>
      authority.subjectText === facts.issuerText &&
      (facts.authorityKeyId === null ||
        authority.subjectKeyId === null ||
        authority.subjectKeyId === facts.authorityKeyId),
  );
  const environments = new Set(issuers.map(({ environment }) => environment));
  const [only] = environments;
  return environments.size === 1 && only !== undefined ? only : null;
}
