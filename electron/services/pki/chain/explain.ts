import type {
  ChainLink,
  ChainReason,
  ChainReasonCode,
  ChainVerdict,
} from '../../../../shared/domain/certificates/chain.ts';
import { CHAIN_REASONS } from '../../../../shared/domain/certificates/chain.ts';
import type { OpenCrl } from '../crl/open.ts';
import type { Built } from './build.ts';
import { buildPaths } from './build.ts';
import type { ChainCertificate } from './certificate.ts';
import { isoOf } from './der-values.ts';
import { deadEnd, endsItself } from './ends.ts';
import { judgePath } from './judge.ts';
import type { Member, Pool } from './pool.ts';
import { gather, tryRead } from './pool.ts';
import type { ChainQuestion, ChainRules } from './question.ts';
import { refusal } from './question.ts';
import type { RevocationOutcome, SignerFinder } from './revocation.ts';
import { checkRevocation, openLists } from './revocation.ts';
import type { Signatures } from './signatures.ts';
import { rememberSignatures } from './signatures.ts';

interface Work {
  readonly rules: ChainRules;
  readonly pool: Pool;
  readonly crls: readonly OpenCrl[];
  readonly signatures: Signatures;
  /** Authorities of lists being validated: one that needs itself is not shown good. */
  readonly pending: ReadonlySet<string>;
  /** How many more authorities of lists may be validated, in all. */
  readonly searches: { left: number };
}

/** A list signed by an authority whose own list is signed by another one, and so on: no honest case goes further. */
const MAX_NESTED = 3;
const MAX_SEARCHES = 100;

interface Judged {
  readonly built: Built;
  readonly reasons: readonly ChainReason[];
  /** null: not looked at, the path fails without it. */
  readonly revocation: RevocationOutcome | null;
}

/** What decides first: what a certificate is, then who signed it, then whether it holds today, then what it may do. */
const DECISIVE: readonly ChainReasonCode[] = [
  'malformed',
  'signature',
  'self-signed',
  'issuer-untrusted',
  'intermediate-missing',
  'issuer-unknown',
  'revoked',
  'expired',
  'not-yet-valid',
  'wrong-environment',
  'not-a-ca',
  'path-length',
  'purpose',
  'key-usage',
  'host-mismatch',
  'name-constraint',
];
const SEVERITIES: readonly ChainReason['severity'][] = ['error', 'warning', 'info'];

function rank({ code, severity }: ChainReason): number {
  const known = DECISIVE.indexOf(code);
  const order = known === -1 ? DECISIVE.length + CHAIN_REASONS.indexOf(code) : known;
  return SEVERITIES.indexOf(severity) * 1000 + order;
}

function hasError(reasons: readonly ChainReason[]): boolean {
  return reasons.some(({ severity }) => severity === 'error');
}

function certificatesOf({ members }: Built): readonly ChainCertificate[] {
  return members.map(({ certificate }) => certificate);
}

/** Reasons apart from revocation, then revocation if the path is good without: lists may be large. */
function judge(built: Built, work: Work): Judged {
  const { rules, pool, signatures } = work;
  const reasons = [
    ...judgePath({ certificates: certificatesOf(built), isAnchored: built.isAnchored }, rules, signatures),
  ];
  if (!built.isAnchored) reasons.push(deadEnd(built, pool, signatures));
  const judged: Judged = { built, reasons, revocation: null };
  return hasError(reasons) ? judged : withRevocation(judged, work);
}

function withRevocation(judged: Judged, work: Work): Judged {
  if (judged.revocation !== null) return judged;
  const { rules, crls } = work;
  const find: SignerFinder = (crl, path) => signersOf(crl, path, work);
  const revocation = checkRevocation(certificatesOf(judged.built), crls, rules, find);
  return { ...judged, reasons: [...judged.reasons, ...revocation.reasons], revocation };
}

/** Certificates of the name of a list's issuer with a good path of their own to the same trusted certificate (RFC 5280 §6.3.3 (f)). */
function* signersOf(crl: OpenCrl, path: readonly ChainCertificate[], work: Work): Generator<ChainCertificate> {
  const anchor = path.at(-1)?.sha256;
  const rules: ChainRules = { ...work.rules, purpose: 'any', host: undefined, policies: {} };
  for (const member of work.pool.bySubject.get(crl.issuer.key) ?? []) {
    const { sha256 } = member.certificate;
    if (work.pending.size > MAX_NESTED || work.searches.left <= 0) return;
    if (work.pending.has(sha256) || path.slice(1).some((above) => above.sha256 === sha256)) continue;
    work.searches.left -= 1;
    const inner = { ...work, rules, pending: new Set([...work.pending, sha256]) };
    const { good } = search(member, inner, false, anchor);
    if (good !== null) yield member.certificate;
  }
}

interface Search {
  readonly good: Judged | null;
  readonly others: readonly Judged[];
  readonly isCut: boolean;
}

/** Tries paths until one is good; `anchor` asks for one that ends there. */
function search(target: Member, work: Work, isTolerant: boolean, anchor?: string): Search {
  const { pool, signatures, rules } = work;
  const others: Judged[] = [];
  if (anchor === undefined && endsItself(target.certificate, rules, pool, signatures)) {
    const alone = judge({ members: [{ ...target, from: 'trusted' }], isAnchored: true }, work);
    if (!hasError(alone.reasons)) return { good: alone, others, isCut: false };
    others.push(alone);
  }
  const paths = buildPaths(target, { pool, signatures, at: rules.at, isTolerant });
  for (let next = paths.next(); ; next = paths.next()) {
    if (next.done === true) return { good: null, others, isCut: next.value };
    if (anchor !== undefined && next.value.members.at(-1)?.certificate.sha256 !== anchor) continue;
    const judged = judge(next.value, work);
    if (next.value.isAnchored && !hasError(judged.reasons)) return { good: judged, others, isCut: false };
    others.push(judged);
  }
}

/** How far a failing path goes: wholly signed up to a trusted one, else signed the longest, then the fewest errors. */
function merit({ built, reasons }: Judged, signatures: Signatures): readonly number[] {
  const certificates = certificatesOf(built);
  const broken = certificates.findIndex((certificate, index) => {
    const issuer = certificates[index + 1];
    return issuer === undefined || signatures.isSignedBy(certificate, issuer) !== true;
  });
  const errors = reasons.filter(({ severity }) => severity === 'error').length;
  const isWhole = built.isAnchored && broken === certificates.length - 1;
  return [isWhole ? 1 : 0, broken, built.isAnchored ? 1 : 0, -errors, -certificates.length];
}

function better(a: Judged, b: Judged, signatures: Signatures): Judged {
  const [left, right] = [merit(a, signatures), merit(b, signatures)];
  const difference = left.map((value, index) => value - (right[index] ?? 0)).find((value) => value !== 0) ?? 0;
  return difference >= 0 ? a : b;
}

function linksOf({ built, revocation }: Judged, signatures: Signatures): readonly ChainLink[] {
  return built.members.map(({ certificate, from }, index) => {
    const issuer = built.members[index + 1]?.certificate;
    const isSignedByNext = issuer === undefined ? null : signatures.isSignedBy(certificate, issuer) === true;
    return { facts: certificate.facts, from, isSignedByNext, revocation: revocation?.statuses[index] ?? 'not-checked' };
  });
}

function explain(question: ChainQuestion): ChainVerdict {
  const at = isoOf(question.at.getTime());
  const target = tryRead(question.target);
  if ('rule' in target)
    return { trusted: false, at, path: [], reasons: [refusal('malformed', null, { rule: target.rule })] };
  const lists = question.revocation === 'off' ? { crls: [], reasons: [] } : openLists(question.crls);
  const pool = gather(question, target);
  const signatures = rememberSignatures();
  const searches = { left: MAX_SEARCHES };
  const pending = new Set([target.sha256]);
  const work: Work = { rules: question, pool, crls: lists.crls, signatures, pending, searches };
  const start: Member = { certificate: target, from: pool.trusted.has(target.sha256) ? 'trusted' : 'given' };
  const strict = search(start, work, false);
  const tolerant = strict.good === null ? search(start, work, true) : null;
  const tried = [...strict.others, ...(tolerant?.others ?? [])];
  const chosen =
    strict.good ??
    withRevocation(
      tried.reduce((best, one) => better(best, one, signatures)),
      work,
    );
  const cut = strict.good === null && strict.isCut ? [refusal('unsupported', null, { rule: 'path-tries' })] : [];
  const reasons = [...chosen.reasons, ...cut, ...lists.reasons, ...pool.reasons].sort((a, b) => rank(a) - rank(b));
  return { trusted: strict.good !== null && !hasError(reasons), at, path: linksOf(chosen, signatures), reasons };
}

/**
 * Explains a certificate: the best path from it to a trusted certificate, and every reason for and against it, the decisive
 * one first. Certificates and lists are DER in any order; none of them can make it throw. Path validation is RFC 5280 §6,
 * policies RFC 9618; what is not understood refuses. It computes: call it in a worker.
 */
export async function explainChain(question: ChainQuestion): Promise<ChainVerdict> {
  return Promise.resolve(explain(question));
}
