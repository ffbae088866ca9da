import { z } from 'zod';
import type { CertificateFacts, CrlFacts, Environment } from '../domain/certificates/facts.ts';
import { ENVIRONMENTS } from '../domain/certificates/facts.ts';
import { fileTicket } from './common.ts';
import { method } from './define.ts';

/** An authority that is trusted, or known to stand between. */
export interface TrustedAuthority {
  readonly id: string;
  readonly environment: Environment;
  /** A root is an anchor; an intermediate only helps to build the path. */
  readonly kind: 'root' | 'intermediate';
  readonly facts: CertificateFacts;
  readonly addedAt: string;
  /** File it came from. */
  readonly origin: string;
}

export interface HeldCrl {
  readonly id: string;
  readonly facts: CrlFacts;
  readonly addedAt: string;
  /** File name or address it came from. */
  readonly origin: string;
  readonly isExpired: boolean;
  /** Whether an authority held here signed it. */
  readonly isSigned: boolean;
}

/** An authority found in a file, to be compared with what is published before it is trusted. */
export interface AuthorityCandidate {
  readonly facts: CertificateFacts;
  readonly kind: 'root' | 'intermediate';
  /** By its name, when it says so. */
  readonly environment: Environment | null;
  /** Already trusted in these environments. */
  readonly trustedIn: readonly Environment[];
  /** The dated data of Cercle know this fingerprint, or another one for the same name. */
  readonly published: 'same' | 'different' | 'unknown';
  /** Where the fingerprint can be compared, when Cercle knows. */
  readonly source: string | null;
}

const origin = z.union([
  z.strictObject({ file: fileTicket }),
  z.strictObject({ text: z.string().min(1).max(1_000_000) }),
]);
const id = z.string().min(1).max(100);

export const trust = {
  list: method('The authorities that are trusted, by environment.', z.strictObject({})).returns<
    readonly TrustedAuthority[]
  >(),
  inspect: method(
    'The authorities of a file, with their fingerprints; nothing is kept.',
    z.strictObject({ from: origin }),
  ).returns<readonly AuthorityCandidate[]>(),
  import: method(
    'Trusts authorities of a file whose SHA-256 fingerprints the person confirms.',
    z.strictObject({
      from: origin,
      environment: z.enum(ENVIRONMENTS),
      confirmed: z
        .array(z.string().regex(/^[0-9a-fA-F:\s]{64,200}$/))
        .min(1)
        .max(50),
    }),
  ).returns<readonly TrustedAuthority[]>(),
  remove: method('Trusts an authority no more.', z.strictObject({ id })).returns<{ readonly removed: boolean }>(),
  crls: method('The lists of revoked certificates that are held, with their dates.', z.strictObject({})).returns<
    readonly HeldCrl[]
  >(),
  importCrl: method('Adds a list of revoked certificates.', z.strictObject({ from: origin })).returns<HeldCrl>(),
  fetchCrls: method(
    'Downloads the lists that a certificate of the inventory, or an authority, names; only when asked.',
    z.strictObject({ id }),
  ).returns<{
    readonly fetched: readonly HeldCrl[];
    readonly failed: readonly { readonly url: string; readonly reason: string }[];
  }>(),
  removeCrl: method('Forgets a list of revoked certificates.', z.strictObject({ id })).returns<{
    readonly removed: boolean;
  }>(),
};
