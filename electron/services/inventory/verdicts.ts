import { createHash } from 'node:crypto';
import type { ChainReason, ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import { roleOf } from '../../../shared/domain/certificates/facts.ts';
import type { CertificateFacts, Role } from '../../../shared/domain/certificates/facts.ts';
import type { ChainQuestion, Purpose } from '../pki/chain/question.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { Room } from './room.ts';
import type { Held, HeldDer } from './rows.ts';

/** What is remembered of a chain that was explained. */
export interface KnownVerdict {
  readonly trusted: boolean;
  /** The certificate itself, not an authority above it. */
  readonly isRevoked: boolean;
  readonly reasons: readonly ChainReason[];
}

/** A list that expires, or that should have come, is noticed by then. */
const LONGEST_TRUST_MS = 12 * 3_600_000;

/** What a certificate is asked to be good for, by its role. */
export function purposeOf(role: Role): Purpose {
  return role === 'client' ? 'client' : role === 'serveur' ? 'server' : 'any';
}

/** The chain of a certificate against what is trusted here in the environment of its issuer, with every reason. */
export function explain(
  room: Room,
  certificate: HeldDer,
  given: readonly Uint8Array[] = [],
  crls: readonly Uint8Array[] = room.trust.crlBytes(),
): Promise<ChainVerdict> {
  return room.pki.explainChain({ ...questionOf(room, certificate), given, crls });
}

function questionOf(room: Room, { der, facts }: HeldDer): Omit<ChainQuestion, 'given' | 'crls'> {
  const { anchors, intermediates } = room.trust.trusted(room.trust.environmentOf(facts) ?? undefined);
  return {
    target: der,
    trusted: anchors,
    known: [...intermediates, ...room.rows.authorities()],
    at: room.now(),
    purpose: purposeOf(roleOf(facts)),
    revocation: 'if-known',
  };
}

/**
 * The verdicts of many certificates by fingerprint. One is explained again only when an authority or a list changed, or when
 * a date passed that could change it: an inventory of hundreds is told at once.
 */
export async function verdictsOf(room: Room, many: readonly Held[]): Promise<ReadonlyMap<string, KnownVerdict>> {
  const { db } = room.keystore;
  const now = room.now().toISOString();
  const stamp = stampOf(room);
  const kept = readKept(db, stamp, now);
  // Lists weigh up to tens of megabytes: read once, and only when something is to be explained.
  const crls = many.some(({ certificate }) => certificate !== null && !kept.has(certificate.facts.sha256))
    ? room.trust.crlBytes()
    : [];
  const fresh = new Map<string, { readonly verdict: KnownVerdict; readonly until: string }>();
  for (const { certificate } of many) {
    if (certificate === null || kept.has(certificate.facts.sha256)) continue;
    const verdict = await explain(room, certificate, [], crls);
    const until = untilOf([certificate.facts, ...verdict.path.map(({ facts }) => facts)], room.now());
    fresh.set(certificate.facts.sha256, { verdict: shortened(verdict), until });
  }
  if (fresh.size > 0) keep(db, stamp, fresh);
  return new Map([...kept, ...[...fresh].map(([sha256, { verdict }]) => [sha256, verdict] as const)]);
}

/** What of a verdict decides of a status and its findings. */
export function shortened({ trusted, reasons, path }: ChainVerdict): KnownVerdict {
  return { trusted, isRevoked: path[0]?.revocation === 'revoked', reasons };
}

/** Changes with anything that a verdict depends on, except time. */
function stampOf({ trust, rows }: Room): string {
  const seen = rows.authorities().map((der) => createHash('sha256').update(der).digest('hex'));
  return createHash('sha256')
    .update([trust.stamp(), ...seen].join('\n'))
    .digest('hex');
}

/** The next date at which one of these begins or ends, half a day ahead at most. */
function untilOf(path: readonly CertificateFacts[], now: Date): string {
  const dates = path.flatMap(({ notBefore, notAfter }) => [Date.parse(notBefore), Date.parse(notAfter)]);
  const next = dates.filter((date) => date > now.getTime());
  return new Date(Math.min(now.getTime() + LONGEST_TRUST_MS, ...next)).toISOString();
}

function readKept(db: WritableDb, stamp: string, now: string): ReadonlyMap<string, KnownVerdict> {
  const sql = 'SELECT sha256, outcome FROM certificate_verdict WHERE stamp = ? AND until > ?';
  const rows = guarded(db.name, () =>
    db.prepare<[string, string], { sha256: string; outcome: string }>(sql).all(stamp, now),
  );
  return new Map(rows.map(({ sha256, outcome }) => [sha256, JSON.parse(outcome) as KnownVerdict]));
}

function keep(
  db: WritableDb,
  stamp: string,
  fresh: ReadonlyMap<string, { readonly verdict: KnownVerdict; readonly until: string }>,
): void {
  const put = db.prepare(
    'INSERT OR REPLACE INTO certificate_verdict (sha256, stamp, until, outcome) VALUES (?, ?, ?, ?)',
  );
  guarded(db.name, () =>
    db.transaction(() => {
      db.prepare('DELETE FROM certificate_verdict WHERE stamp <> ?').run(stamp);
      for (const [sha256, { verdict, until }] of fresh) put.run(sha256, stamp, until, JSON.stringify(verdict));
    })(),
  );
}
