import type { ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { Built } from './build.ts';
import type { ChainCertificate } from './certificate.ts';
import { isSelfIssued } from './certificate.ts';
import type { Pool } from './pool.ts';
import type { ChainRules } from './question.ts';
import { refusal } from './question.ts';
import type { Signatures } from './signatures.ts';

const ORGANISATION = '2.5.4.10';

function organisationOf({ attributes }: ChainCertificate['subject']): string | undefined {
  return attributes.find(({ oid }) => oid === ORGANISATION)?.key;
}

/** Whether a trusted authority is of the organisation of an issuer that was not found: its intermediate is what lacks. */
function isOfTrusted(issuer: ChainCertificate['issuer'], { bySubject }: Pool): boolean {
  const wanted = organisationOf(issuer);
  if (wanted === undefined) return false;
  const members = [...bySubject.values()].flat().filter(({ from }) => from === 'trusted');
  return members.some(({ certificate }) => organisationOf(certificate.subject) === wanted);
}

/** Why a path stops before a trusted certificate. */
export function deadEnd({ members }: Built, pool: Pool, signatures: Signatures): ChainReason {
  const index = members.length - 1;
  const last = members[index]?.certificate;
  if (last === undefined) return refusal('issuer-unknown', null);
  const { facts, sha256, issuer } = last;
  if (isSelfIssued(last) && signatures.isSignedBy(last, last) !== false) {
    return refusal(index === 0 ? 'self-signed' : 'issuer-untrusted', index, { subject: facts.subjectText, sha256 });
  }
  const code = isOfTrusted(issuer, pool) ? 'intermediate-missing' : 'issuer-unknown';
  const key = last.authorityKeyId === null ? {} : { authorityKeyId: last.authorityKeyId };
  return refusal(code, index, { issuer: facts.issuerText, ...key });
}

/** Whether a target that is itself trusted needs no issuer, by the rules of the question. */
export function endsItself(target: ChainCertificate, rules: ChainRules, pool: Pool, signatures: Signatures): boolean {
  if (!pool.trusted.has(target.sha256)) return false;
  switch (rules.anchor?.target ?? 'root') {
    case 'never':
      return false;
    case 'leaf':
      return true;
    case 'signed-leaf':
      return signatures.isSignedBy(target, target) === true;
    case 'root':
      return rules.purpose === 'any' && isSelfIssued(target) && target.constraints?.isCa === true;
  }
}
