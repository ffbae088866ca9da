import type { ChainLink, ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { RevocationAnswer } from '../crl/check.ts';
import { revocationOf } from '../crl/check.ts';
import type { OpenCrl } from '../crl/open.ts';
import { openCrl } from '../crl/open.ts';
import type { ChainCertificate } from './certificate.ts';
import { DerError } from './der.ts';
import type { ChainRules } from './question.ts';
import { refusal, remark, warning } from './question.ts';

export interface RevocationOutcome {
  /** One for each certificate of the path. */
  readonly statuses: readonly ChainLink['revocation'][];
  readonly reasons: readonly ChainReason[];
}

export interface Lists {
  readonly crls: readonly OpenCrl[];
  readonly reasons: readonly ChainReason[];
}

/** Opens lists in DER; one that cannot be read is told and left out. */
export function openLists(ders: readonly Uint8Array[]): Lists {
  const crls: OpenCrl[] = [];
  const reasons: ChainReason[] = [];
  for (const [file, der] of ders.entries()) {
    try {
      crls.push(openCrl(der));
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
      reasons.push(warning('crl-unsupported', null, { rule: 'malformed', detail: error.rule, file: file + 1 }));
    }
  }
  return { crls, reasons };
}

/** Finds authorities that only sign lists: certificates of this name that have a good path to the same trusted certificate. */
export type SignerFinder = (crl: OpenCrl, path: readonly ChainCertificate[]) => Iterable<ChainCertificate>;

function reasonsOf({ problems }: RevocationAnswer, index: number, { revocation }: ChainRules): readonly ChainReason[] {
  return problems.map(({ code, values }) => {
    if (code === 'revoked' || revocation === 'required') return refusal(code, index, values);
    // Nothing is held about this authority: nothing was asked of its lists.
    return code === 'crl-missing' ? remark(code, index, values) : warning(code, index, values);
  });
}

function* signersOf(
  crl: OpenCrl,
  path: readonly ChainCertificate[],
  index: number,
  find: SignerFinder,
): Generator<ChainCertificate> {
  for (const above of path.slice(index + 1)) if (above.subject.key === crl.issuer.key) yield above;
  yield* find(crl, path);
}

/** Status of every certificate of a path but the trusted one, whose removal from the trusted ones is its revocation. */
export function checkRevocation(
  path: readonly ChainCertificate[],
  crls: readonly OpenCrl[],
  rules: ChainRules,
  find: SignerFinder,
): RevocationOutcome {
  const statuses: ChainLink['revocation'][] = [];
  const reasons: ChainReason[] = [];
  for (const [index, certificate] of path.entries()) {
    if (rules.revocation === 'off' || index === path.length - 1) {
      statuses.push('not-checked');
      continue;
    }
    const answer = revocationOf(certificate, {
      crls,
      at: rules.at,
      signers: (crl) => signersOf(crl, path, index, find),
      acceptsOldAlgorithms: rules.acceptsOldAlgorithms,
      maximumAge: rules.maximumCrlAge,
    });
    const isUntold = answer.problems.every(({ code }) => code === 'crl-missing');
    statuses.push(
      answer.status === 'unknown' && rules.revocation === 'if-known' && isUntold ? 'not-checked' : answer.status,
    );
    reasons.push(...reasonsOf(answer, index, rules));
  }
  return { statuses, reasons };
}
