import { isSigned } from './algorithms.ts';
import type { ChainCertificate } from './certificate.ts';

/** Signatures already checked: building tries the same pair in many paths. */
export interface Signatures {
  isSignedBy(certificate: ChainCertificate, issuer: ChainCertificate): boolean | 'unsupported';
}

/** More pairs than any honest set of certificates needs; beyond, a signature counts as not checked. */
const MAX_CHECKS = 2_000;

export function rememberSignatures(): Signatures {
  const checked = new Map<string, boolean | 'unsupported'>();
  return {
    isSignedBy(certificate, issuer) {
      const pair = `${certificate.sha256}${issuer.facts.key.spkiSha256}`;
      const known = checked.get(pair);
      if (known !== undefined) return known;
      if (checked.size >= MAX_CHECKS) return 'unsupported';
      const { tbs, signature, scheme } = certificate;
      const found = isSigned(tbs, signature, scheme, issuer.key);
      checked.set(pair, found);
      return found;
    },
  };
}
