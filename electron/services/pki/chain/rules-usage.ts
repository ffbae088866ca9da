import type { ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { ChainCertificate } from './certificate.ts';
import { USAGE } from './extension-values.ts';
import type { ChainRules } from './question.ts';
import { refusal, warning } from './question.ts';

const PURPOSE_OIDS = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' } as const;
const ANY_PURPOSE = '2.5.29.37.0';
/** Purposes that a certificate of TLS should not have beside (CA/Browser Forum Baseline Requirements §7.1.2.7.10). */
const FOREIGN = ['1.3.6.1.5.5.7.3.3', '1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.9'];

/** Usages of the key, one of which TLS needs on each side (RFC 5246 §7.4, RFC 8446 §4.4.2). */
const TLS_USAGES = {
  server: [USAGE.DIGITAL_SIGNATURE, USAGE.KEY_ENCIPHERMENT, USAGE.KEY_AGREEMENT],
  client: [USAGE.DIGITAL_SIGNATURE, USAGE.KEY_AGREEMENT],
} as const;

/** Extended usages of a certificate of the path: each authority can only narrow the purposes of what it issues. */
export function purposeReasons(
  { extendedUsage, facts }: ChainCertificate,
  { purpose, usages = 'usual' }: ChainRules,
  index: number,
): readonly ChainReason[] {
  if (purpose === 'any') return [];
  const isTarget = index === 0;
  const isStrict = usages === 'strict' || (usages === 'strict-leaf' && isTarget);
  const values = { purpose, usages: (facts.extendedUsages ?? []).join(', ') };
  if (extendedUsage === null) {
    return isStrict ? [refusal('purpose', index, { ...values, rule: 'absent' })] : [];
  }
  const isNamed = extendedUsage.has(PURPOSE_OIDS[purpose]);
  if (!isNamed && (isStrict || !extendedUsage.has(ANY_PURPOSE))) return [refusal('purpose', index, values)];
  if (!isTarget || !FOREIGN.some((oid) => extendedUsage.has(oid))) return [];
  const told = isStrict ? refusal : warning;
  return [told('purpose-extra', index, values)];
}

/** The target's own key usages, and whether it is an authority used as an end. */
export function targetReasons(target: ChainCertificate, rules: ChainRules): readonly ChainReason[] {
  const { purpose, usages = 'usual' } = rules;
  if (purpose === 'any') return [];
  const reasons: ChainReason[] = [];
  const { keyUsage } = target;
  if (keyUsage !== null && !TLS_USAGES[purpose].some((bit) => keyUsage.has(bit))) {
    reasons.push(refusal('key-usage', 0, { purpose, usages: target.facts.keyUsages.join(', ') }));
  }
  if (target.constraints?.isCa === true) {
    const told = usages === 'usual' ? warning : refusal;
    reasons.push(told('authority-as-end', 0, { purpose }));
  }
  return reasons;
}

/** Whether a certificate may issue others (RFC 5280 §6.1.4 (k) and (n)). */
export function authorityReasons(certificate: ChainCertificate, index: number): readonly ChainReason[] {
  const reasons: ChainReason[] = [];
  if (certificate.constraints?.isCa !== true) {
    const rule = certificate.constraints === null ? 'basic-constraints-absent' : 'ca-false';
    reasons.push(refusal('not-a-ca', index, { rule, version: certificate.version }));
  }
  return [...reasons, ...signingUsage(certificate, index)];
}

export function signingUsage({ keyUsage, facts }: ChainCertificate, index: number): readonly ChainReason[] {
  if (keyUsage === null || keyUsage.has(USAGE.CERTIFICATE_SIGN)) return [];
  return [refusal('key-usage', index, { usages: facts.keyUsages.join(', '), needed: 'keyCertSign' })];
}
