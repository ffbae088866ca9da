import type { ChainReasonCode } from '../../../../shared/domain/certificates/chain.ts';
import { isSigned } from '../chain/algorithms.ts';
import type { ChainCertificate } from '../chain/certificate.ts';
import { DerError } from '../chain/der.ts';
import { isoOf } from '../chain/der-values.ts';
import { USAGE } from '../chain/extension-values.ts';
import type { CrlEntry, EntriesScan } from './entries.ts';
import { REMOVE_FROM_CRL, REVOCATION_REASONS, scanEntries } from './entries.ts';
import type { OpenCrl } from './open.ts';
import { isOlderOpen } from './open.ts';
import { ALL_REASONS, coveredReasons, hasSameScope, isOnlyIndirect } from './scope.ts';

export type CrlProblemCode = Extract<ChainReasonCode, `crl-${string}` | 'revoked'>;

/** Why a list, or all of them, do not say that a certificate is good. */
export interface CrlProblem {
  readonly code: CrlProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface RevocationAnswer {
  readonly status: 'good' | 'revoked' | 'unknown';
  /** Decisive first; empty for a good certificate. */
  readonly problems: readonly CrlProblem[];
}

export interface RevocationQuestion {
  readonly crls: readonly OpenCrl[];
  readonly at: Date;
  /** Certificates that may have signed this list for this certificate, already trusted; those of the path first. */
  readonly signers: (crl: OpenCrl) => Iterable<ChainCertificate>;
  readonly acceptsOldAlgorithms?: boolean | undefined;
  /** Longest age in milliseconds; a list that says no next date lasts ten days. */
  readonly maximumAge?: number | undefined;
}

const TEN_DAYS = 10 * 24 * 3600 * 1000;

function problem(code: CrlProblemCode, crl: OpenCrl, values: CrlProblem['values'] = {}): CrlProblem {
  const next = crl.nextUpdate === null ? {} : { nextUpdate: isoOf(crl.nextUpdate) };
  const dates = { thisUpdate: isoOf(crl.thisUpdate), ...next };
  return { code, values: { ...dates, ...(crl.number === null ? {} : { number: crl.number.toString() }), ...values } };
}

function dateProblem(crl: OpenCrl, { at, maximumAge }: RevocationQuestion): CrlProblem | null {
  const now = at.getTime();
  if (crl.thisUpdate > now) return problem('crl-not-yet-valid', crl, { at: isoOf(now) });
  const oldest = maximumAge ?? (crl.nextUpdate === null ? TEN_DAYS : Number.POSITIVE_INFINITY);
  const isOver = crl.nextUpdate !== null && now > crl.nextUpdate;
  return isOver || now - crl.thisUpdate > oldest ? problem('crl-expired', crl, { at: isoOf(now) }) : null;
}

function supportProblem(crl: OpenCrl): CrlProblem | null {
  const [oid] = crl.unknownCritical;
  if (oid !== undefined) return problem('crl-unsupported', crl, { rule: 'critical-extension', oid });
  return crl.point?.isIndirect === true ? problem('crl-unsupported', crl, { rule: 'indirect' }) : null;
}

function isWeak({ scheme }: OpenCrl, acceptsOld: boolean): boolean {
  if (scheme?.hash === 'md5') return true;
  return !acceptsOld && (scheme?.hash === 'sha1' || scheme?.keyTypes.includes('dsa') === true);
}

type Signed = ReturnType<typeof isSigned>;
const CHECKED = new WeakMap<OpenCrl, Map<string, Signed>>();

/** A list of 50 MB is hashed once for each signer, not once for each certificate. */
function isSignedBy(crl: OpenCrl, { facts, key }: ChainCertificate): Signed {
  const bySigner = CHECKED.get(crl) ?? new Map<string, Signed>();
  CHECKED.set(crl, bySigner);
  const signed = bySigner.get(facts.key.spkiSha256) ?? isSigned(crl.tbs, crl.signature, crl.scheme, key);
  bySigner.set(facts.key.spkiSha256, signed);
  return signed;
}

function signatureProblem(crl: OpenCrl, question: RevocationQuestion): CrlProblem | null {
  const { algorithm } = crl;
  if (isWeak(crl, question.acceptsOldAlgorithms === true)) {
    return problem('crl-signature', crl, { rule: 'weak', algorithm });
  }
  let rule = 'no-signer';
  for (const signer of question.signers(crl)) {
    const mayList = signer.keyUsage === null || signer.keyUsage.has(USAGE.CRL_SIGN);
    const signed = isSignedBy(crl, signer);
    if (signed === true && mayList) return null;
    if (signed === true) rule = 'key-usage';
    else if (rule !== 'key-usage') rule = signed === 'unsupported' ? 'unsupported' : 'wrong';
  }
  const code = rule === 'unsupported' ? 'crl-unsupported' : 'crl-signature';
  return problem(code, crl, { rule: rule === 'unsupported' ? 'signature' : rule, algorithm });
}

interface Scanned {
  readonly scan: EntriesScan;
  readonly problem: CrlProblem | null;
}

function scanFor(crl: OpenCrl, serial: Uint8Array): Scanned {
  try {
    const scan = scanEntries(crl.entries, crl.version, serial);
    if (scan.unknownCritical !== null) {
      return {
        scan,
        problem: problem('crl-unsupported', crl, { rule: 'critical-extension', oid: scan.unknownCritical }),
      };
    }
    return { scan, problem: scan.hasOtherIssuers ? problem('crl-unsupported', crl, { rule: 'indirect' }) : null };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    const scan: EntriesScan = { count: 0, found: null, unknownCritical: null, hasOtherIssuers: false };
    return { scan, problem: problem('crl-unsupported', crl, { rule: 'malformed', detail: error.rule }) };
  }
}

/** The newest usable delta of a base, in effect with it: RFC 5280 §5.2.4. */
function deltaOf(base: OpenCrl, deltas: readonly OpenCrl[], question: RevocationQuestion): OpenCrl | undefined {
  const { number } = base;
  if (number === null) return undefined;
  return deltas
    .filter((delta) => delta.base !== null && delta.base <= number && (delta.number ?? 0n) > number)
    .filter((delta) => hasSameScope(delta, base))
    .filter((delta) => usability(delta, question) === null)
    .sort((a, b) => (isOlderOpen(a, b) ? 1 : -1))[0];
}

function usability(crl: OpenCrl, question: RevocationQuestion): CrlProblem | null {
  return supportProblem(crl) ?? dateProblem(crl, question) ?? signatureProblem(crl, question);
}

function revoked(crl: OpenCrl, entry: CrlEntry): CrlProblem {
  const reason = entry.reason === null ? {} : { reason: REVOCATION_REASONS[entry.reason] ?? 'unspecified' };
  return problem('revoked', crl, { revokedAt: isoOf(entry.revokedAt), ...reason });
}

/** What a base and its delta say of a serial; null when both say nothing against it. */
function verdictOf(
  base: OpenCrl,
  deltas: readonly OpenCrl[],
  serial: Uint8Array,
  question: RevocationQuestion,
): CrlProblem | null {
  const own = scanFor(base, serial);
  const delta = deltaOf(base, deltas, question);
  const newer = delta === undefined ? undefined : scanFor(delta, serial);
  const entry = newer?.scan.found ?? null;
  if (delta !== undefined && entry !== null) {
    const isRemoved = entry.reason === REMOVE_FROM_CRL && newer?.problem === null && own.problem === null;
    return isRemoved ? null : revoked(delta, entry);
  }
  const listed = own.scan.found;
  if (listed !== null) return revoked(base, listed);
  return own.problem ?? newer?.problem ?? null;
}

const RANK: readonly CrlProblemCode[] = [
  'revoked',
  'crl-signature',
  'crl-expired',
  'crl-not-yet-valid',
  'crl-unsupported',
  'crl-missing',
];

/** Complete lists of the issuer that speak of a certificate, the newest first; an older one of the same scope is left out. */
function inScope(certificate: ChainCertificate, question: RevocationQuestion): readonly OpenCrl[] {
  return question.crls
    .filter((crl) => crl.base === null && crl.issuer.key === certificate.issuer.key)
    .filter((crl) => coveredReasons(crl, certificate).size > 0)
    .sort((a, b) => (isOlderOpen(a, b) ? 1 : -1));
}

/**
 * Status of a certificate by the lists that are held (RFC 5280 §6.3.3). `good` needs every reason of revocation covered by
 * current, signed, wholly understood lists; anything less is `unknown`, with what each list lacks.
 */
export function revocationOf(certificate: ChainCertificate, question: RevocationQuestion): RevocationAnswer {
  if (isOnlyIndirect(certificate)) {
    return { status: 'unknown', problems: [{ code: 'crl-unsupported', values: { rule: 'indirect' } }] };
  }
  const deltas = question.crls.filter(({ base }) => base !== null);
  const problems: CrlProblem[] = [];
  const used: OpenCrl[] = [];
  const covered = new Set<number>();
  for (const crl of inScope(certificate, question)) {
    if (used.some((newer) => hasSameScope(newer, crl))) continue;
    const unusable = usability(crl, question);
    if (unusable === null) used.push(crl);
    const found = unusable ?? verdictOf(crl, deltas, certificate.serial, question);
    if (found !== null) problems.push(found);
    else for (const reason of coveredReasons(crl, certificate)) covered.add(reason);
  }
  problems.sort((a, b) => RANK.indexOf(a.code) - RANK.indexOf(b.code));
  if (problems[0]?.code === 'revoked') return { status: 'revoked', problems };
  if (covered.size === ALL_REASONS.size) return { status: 'good', problems: [] };
  const missing: CrlProblem = { code: 'crl-missing', values: { issuer: certificate.facts.issuerText } };
  return { status: 'unknown', problems: problems.length === 0 ? [missing] : problems };
}
