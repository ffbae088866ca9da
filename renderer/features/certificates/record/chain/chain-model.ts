import type { ChainReason, ChainVerdict } from '../../../../../shared/domain/certificates/chain.ts';
import type { CertificateFacts } from '../../../../../shared/domain/certificates/facts.ts';

/** `good`: proven. `warning`: accepted, with something to know. `unknown`: not looked at. `broken`: why it is refused. */
export type PartState = 'good' | 'warning' | 'unknown' | 'broken';

export interface ChainNode {
  readonly kind: 'leaf' | 'intermediate' | 'root';
  readonly facts: CertificateFacts;
  readonly from: 'given' | 'trusted' | 'known';
  readonly revocation: 'good' | 'revoked' | 'not-checked' | 'unknown';
  readonly state: PartState;
  readonly reasons: readonly ChainReason[];
}

/** What ties a certificate to the one above it; the last one ties the chain to what is trusted. */
export interface ChainTie {
  readonly kind: 'signature' | 'anchor' | 'missing';
  readonly state: PartState;
  /** Index of the certificate below. */
  readonly below: number;
  readonly reasons: readonly ChainReason[];
}

export interface ChainPicture {
  readonly nodes: readonly ChainNode[];
  readonly ties: readonly ChainTie[];
  /** Reasons about no certificate of the path in particular. */
  readonly others: readonly ChainReason[];
}

/** Reasons that are about the tie with the issuer, and not about the certificate itself. */
const OF_TIES = new Set(['signature', 'name-chaining', 'key-identifier']);
const OF_ENDS = new Set(['issuer-unknown', 'intermediate-missing', 'issuer-untrusted', 'self-signed']);

function worst(reasons: readonly ChainReason[], otherwise: PartState): PartState {
  if (reasons.some(({ severity }) => severity === 'error')) return 'broken';
  return reasons.some(({ severity }) => severity === 'warning') ? 'warning' : otherwise;
}

function nodeOf({ path, reasons }: ChainVerdict, index: number): readonly ChainNode[] {
  const link = path[index];
  if (link === undefined) return [];
  const own = reasons.filter(
    ({ code, certificate }) => certificate === index && !OF_TIES.has(code) && !OF_ENDS.has(code),
  );
  const isLast = index === path.length - 1;
  const kind = index === 0 ? 'leaf' : isLast && link.facts.isSelfSigned ? 'root' : 'intermediate';
  return [{ ...link, kind, state: worst(own, 'good'), reasons: own }];
}

function tieOf({ path, reasons }: ChainVerdict, below: number): ChainTie {
  const own = reasons.filter(({ code, certificate }) => certificate === below && OF_TIES.has(code));
  const isSigned = path[below]?.isSignedByNext ?? null;
  const proven = isSigned === null ? 'unknown' : isSigned ? 'good' : 'broken';
  return { kind: 'signature', state: proven === 'broken' ? 'broken' : worst(own, proven), below, reasons: own };
}

/** How the top of the path holds: on an authority that is trusted here, or on nothing. */
function endOf({ path, reasons, trusted }: ChainVerdict): ChainTie {
  const below = path.length - 1;
  const ends = reasons.filter(({ code }) => OF_ENDS.has(code));
  const last = path[below];
  const isAnchored = last?.from === 'trusted';
  if (isAnchored || (trusted && ends.length === 0)) return { kind: 'anchor', state: 'good', below, reasons: ends };
  const isMissing = last !== undefined && !last.facts.isSelfSigned;
  return { kind: isMissing ? 'missing' : 'anchor', state: worst(ends, 'unknown'), below, reasons: ends };
}

/** A verdict as a picture: certificates from one's own up, the ties between them, and what holds the last one. */
export function chainPicture(verdict: ChainVerdict): ChainPicture {
  const { path, reasons } = verdict;
  const nodes = path.flatMap((_, index) => nodeOf(verdict, index));
  const ties = path.slice(0, -1).map((_, index) => tieOf(verdict, index));
  const others = reasons.filter(({ code, certificate }) => certificate === null && !OF_ENDS.has(code));
  return { nodes, ties: path.length === 0 ? [] : [...ties, endOf(verdict)], others };
}
