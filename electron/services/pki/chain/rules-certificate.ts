import type { ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { ChainCertificate } from './certificate.ts';
import { isoOf } from './der-values.ts';
import { EXT } from './extension-list.ts';
import type { ChainRules } from './question.ts';
import { refusal, warning } from './question.ts';

/** Extensions whose meaning is applied; any other one that is critical refuses the certificate (RFC 5280 §4.2). */
const APPLIED: ReadonlySet<string> = new Set([
  EXT.SUBJECT_KEY_ID,
  EXT.AUTHORITY_KEY_ID,
  EXT.KEY_USAGE,
  EXT.SUBJECT_ALT_NAME,
  EXT.BASIC_CONSTRAINTS,
  EXT.NAME_CONSTRAINTS,
  EXT.POLICIES,
  EXT.POLICY_MAPPINGS,
  EXT.POLICY_CONSTRAINTS,
  EXT.EXTENDED_USAGE,
  EXT.INHIBIT_ANY_POLICY,
]);

export function dateReasons(
  { notBefore, notAfter }: ChainCertificate,
  at: Date,
  index: number,
): readonly ChainReason[] {
  const values = { notBefore: isoOf(notBefore), notAfter: isoOf(notAfter), at: isoOf(at.getTime()) };
  if (at.getTime() < notBefore) return [refusal('not-yet-valid', index, values)];
  return at.getTime() > notAfter ? [refusal('expired', index, values)] : [];
}

export function criticalReasons(
  { extensions, policy }: ChainCertificate,
  { revocation }: ChainRules,
  index: number,
): readonly ChainReason[] {
  const reasons: ChainReason[] = [];
  for (const [oid, { isCritical }] of extensions) {
    const isApplied = APPLIED.has(oid) || (oid === EXT.CRL_POINTS && revocation !== 'off');
    const hasQualifier = oid === EXT.POLICIES && policy.hasUnknownQualifier;
    if (isCritical && (!isApplied || hasQualifier)) reasons.push(refusal('critical-extension', index, { oid }));
  }
  return reasons;
}

/** What TLS asks for today; a question may accept less, and is then warned. */
const RSA_FLOOR = 2048;
/** Elliptic curves under 224 bits are weaker than RSA 2,048 (NIST SP 800-57 part 1, table 2). */
const MINIMUM_EC_BITS = 224;

/** The public key of a certificate: one that this runtime takes, and strong enough. */
export function keyReasons({ key, facts }: ChainCertificate, rules: ChainRules, index: number): readonly ChainReason[] {
  const algorithm = facts.key.algorithm;
  if (key === null) return [refusal('unsupported', index, { rule: 'public-key', algorithm })];
  const { modulusLength, publicExponent, namedCurve } = key.asymmetricKeyDetails ?? {};
  const minimum = rules.minimumRsaBits ?? RSA_FLOOR;
  if (algorithm.startsWith('RSA')) {
    const bits = modulusLength ?? 0;
    if (bits < minimum) return [refusal('key-weak', index, { algorithm, bits, minimum })];
    // With 1 a signature is the message itself, and an even one is no RSA key.
    const isSound = publicExponent !== undefined && publicExponent >= 3n && publicExponent % 2n === 1n;
    if (!isSound) return [refusal('key-weak', index, { algorithm, bits, exponent: String(publicExponent) })];
    return bits < RSA_FLOOR ? [warning('key-weak', index, { algorithm, bits, minimum: RSA_FLOOR })] : [];
  }
  if (algorithm === 'EC') {
    if (namedCurve === undefined) return [refusal('unsupported', index, { rule: 'public-key', algorithm })];
    const bits = facts.key.size ?? Number(/\d{3}/.exec(namedCurve)?.[0] ?? 0);
    return bits >= MINIMUM_EC_BITS ? [] : [refusal('key-weak', index, { algorithm, bits, minimum: MINIMUM_EC_BITS })];
  }
  return [];
}

/** MD5 is always refused. SHA-1 and DSA are refused unless the question accepts them, then told by a warning. */
export function algorithmReasons(
  { scheme, algorithm }: ChainCertificate,
  rules: ChainRules,
  index: number,
): readonly ChainReason[] {
  const isOld = scheme?.hash === 'sha1' || scheme?.keyTypes.includes('dsa') === true;
  if (scheme?.hash === 'md5') return [refusal('signature-algorithm-weak', index, { algorithm })];
  if (!isOld) return [];
  const told = rules.acceptsOldAlgorithms === true ? warning : refusal;
  return [told('signature-algorithm-weak', index, { algorithm })];
}

/** Defects of old certificates that RFC 5280 asks to live with (§4.1.2.2): told, not refused. */
export function serialReasons({ serial }: ChainCertificate, index: number): readonly ChainReason[] {
  const [first = 0] = serial;
  const rule =
    first > 0x7f
      ? 'serial-negative'
      : serial.every((byte) => byte === 0)
        ? 'serial-zero'
        : serial.length > 20
          ? 'serial-long'
          : null;
  return rule === null ? [] : [warning('malformed', index, { rule })];
}

/** A certificate without subject must name it in a critical subjectAltName (RFC 5280 §4.1.2.6). */
export function subjectReasons(
  { subject, names, extensions }: ChainCertificate,
  isAuthority: boolean,
  index: number,
): readonly ChainReason[] {
  if (subject.rdns.length > 0) return [];
  const isNamed = names !== null && extensions.get(EXT.SUBJECT_ALT_NAME)?.isCritical === true;
  return isNamed && !isAuthority ? [] : [refusal('malformed', index, { rule: 'subject-empty' })];
}
