import { createHash } from 'node:crypto';
import type { ChainLink, ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { ChainCertificate } from './certificate.ts';
import { readChainCertificate } from './certificate.ts';
import { DerError } from './der.ts';
import type { ChainQuestion } from './question.ts';
import { warning } from './question.ts';

/** A certificate and where it came from. */
export interface Member {
  readonly certificate: ChainCertificate;
  readonly from: ChainLink['from'];
}

/** Every certificate at hand, once, by the name of its subject. */
export interface Pool {
  readonly bySubject: ReadonlyMap<string, readonly Member[]>;
  readonly trusted: ReadonlySet<string>;
  readonly reasons: readonly ChainReason[];
}

/** A certificate, or the rule that it breaks. */
export function tryRead(der: Uint8Array): ChainCertificate | { readonly rule: string } {
  try {
    return readChainCertificate(der);
  } catch (error) {
    if (error instanceof DerError) return { rule: error.rule };
    if (error instanceof AppError && error.code === 'certificate.format') {
      return { rule: String(error.detail.values?.['reason'] ?? 'certificate') };
    }
    throw error;
  }
}

function grouped(members: readonly Member[]): Pool['bySubject'] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const { key } = member.certificate.subject;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}

/** More certificates than any server sends; those beyond are left out, and told. */
const MAX_OFFERED = 200;
const MAX_TOLD = 5;

/** Reads what is trusted, given and known; a certificate that is at several places counts as the most trusted of them. */
export function gather({ trusted, given, known }: ChainQuestion, target: ChainCertificate): Pool {
  const seen = new Map<string, Member>();
  const reasons: ChainReason[] = [];
  const offered = [...given, ...known].length;
  const add = (ders: readonly Uint8Array[], from: Member['from'], limit: number): void => {
    for (const [file, der] of ders.slice(0, limit).entries()) {
      const sha256 = createHash('sha256').update(der).digest('hex');
      if (seen.has(sha256)) continue;
      const read = sha256 === target.sha256 ? target : tryRead(der);
      if (!('rule' in read)) seen.set(sha256, { certificate: read, from });
      else if (reasons.length < MAX_TOLD)
        reasons.push(warning('malformed', null, { rule: read.rule, from, file: file + 1 }));
    }
  };
  add(trusted, 'trusted', Number.POSITIVE_INFINITY);
  add([target.der], 'given', 1);
  add(given, 'given', MAX_OFFERED);
  add(known, 'known', Math.max(0, MAX_OFFERED - given.length));
  if (offered > MAX_OFFERED)
    reasons.push(warning('unsupported', null, { rule: 'certificates', limit: MAX_OFFERED, given: offered }));
  const members = [...seen.values()];
  return {
    bySubject: grouped(members),
    trusted: new Set(members.filter(({ from }) => from === 'trusted').map(({ certificate }) => certificate.sha256)),
    reasons,
  };
}
