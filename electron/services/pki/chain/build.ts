import type { ChainCertificate } from './certificate.ts';
import type { Member, Pool } from './pool.ts';
import type { Signatures } from './signatures.ts';

/** A path found, the target first. */
export interface Built {
  readonly members: readonly Member[];
  /** Whether it ends at a trusted certificate. */
  readonly isAnchored: boolean;
}

/** Longest path looked for; the deepest of public authorities have four certificates. */
const MAX_DEPTH = 20;
/** Paths extended before giving up: cross-signed authorities made to multiply paths stop here. */
const MAX_TRIES = 400;

export interface Building {
  readonly pool: Pool;
  readonly signatures: Signatures;
  readonly at: Date;
  /** Also through issuers whose signature does not hold, to explain why a chain fails. */
  readonly isTolerant: boolean;
}

function isLoop(path: readonly Member[], next: ChainCertificate): boolean {
  return path.some(
    ({ certificate }) =>
      certificate.sha256 === next.sha256 ||
      (certificate.subject.key === next.subject.key && Buffer.compare(certificate.spki, next.spki) === 0),
  );
}

/** How likely an issuer is the right one: trusted, of the key that is named, in its dates, sent along. */
function likelihood(member: Member, below: ChainCertificate, at: Date): number {
  const { certificate, from } = member;
  const isNamed = below.authorityKeyId !== null && below.authorityKeyId === certificate.subjectKeyId;
  const isCurrent = at.getTime() >= certificate.notBefore && at.getTime() <= certificate.notAfter;
  return (from === 'trusted' ? 8 : 0) + (isNamed ? 4 : 0) + (isCurrent ? 2 : 0) + (from === 'given' ? 1 : 0);
}

function issuersOf(path: readonly Member[], { pool, signatures, at, isTolerant }: Building): readonly Member[] {
  const below = path.at(-1)?.certificate;
  if (below === undefined) return [];
  // A root that signs itself has no other issuer: one of the same name is a look-alike.
  const isTried = isTolerant && signatures.isSignedBy(below, below) !== true;
  return (pool.bySubject.get(below.issuer.key) ?? [])
    .filter(({ certificate }) => !isLoop(path, certificate))
    .filter(({ certificate }) => isTried || signatures.isSignedBy(below, certificate) === true)
    .sort((a, b) => likelihood(b, below, at) - likelihood(a, below, at));
}

/**
 * Paths from a target, the shortest first; every one that reaches a trusted certificate, and every dead end. Input order
 * does not count. Returns true when paths were left untried.
 */
export function* buildPaths(target: Member, building: Building): Generator<Built, boolean> {
  const queue: (readonly Member[])[] = [[target]];
  let tries = 0;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    tries += 1;
    if (tries > MAX_TRIES) return true;
    const isAnchored = path.length > 1 && path.at(-1)?.from === 'trusted';
    if (isAnchored) yield { members: path, isAnchored };
    const issuers = path.length < MAX_DEPTH ? issuersOf(path, building) : [];
    if (issuers.length === 0 && !isAnchored) yield { members: path, isAnchored: false };
    for (const issuer of issuers) queue.push([...path, issuer]);
  }
  return false;
}
