import { isIP } from 'node:net';
import type { ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { ChainCertificate } from './certificate.ts';
import type { NameConstraints } from './extension-values.ts';
import type { GeneralNames } from './general-names.ts';
import { NO_NAMES } from './general-names.ts';
import { isUnder } from './name.ts';
import type { Side } from './name-match.ts';
import { matchesDns, matchesEmail, matchesIp, matchesUri, uriHost } from './name-match.ts';
import { refusal } from './question.ts';

/** Comparisons beyond which names are made to cost time, not to name anything. */
const MAX_COMPARISONS = 1 << 20;
const EMAIL = '1.2.840.113549.1.9.1';
const COMMON_NAME = '2.5.4.3';

/** Every name of a certificate that constraints bear on: also the addresses in its subject (RFC 5280 §4.2.1.10). */
function namesOf({ names, subject }: ChainCertificate): GeneralNames {
  const alternative = names ?? NO_NAMES;
  const inSubject = (wanted: string): readonly string[] =>
    subject.attributes.flatMap(({ oid, text }) => (oid === wanted && text !== undefined ? [text] : []));
  // Where no host is named apart, some programs read the common name as one.
  const hosts = alternative.dns.length > 0 ? [] : inSubject(COMMON_NAME).filter(isHostLike);
  return {
    ...alternative,
    emails: [...alternative.emails, ...inSubject(EMAIL)],
    dns: [...alternative.dns, ...hosts],
    uris: alternative.uris.map(uriHost),
    directories: alternative.directories,
  };
}

function isHostLike(text: string): boolean {
  return isIP(text) === 0 && /^(\*\.)?([a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?$/i.test(text);
}

type Form = Exclude<keyof GeneralNames, 'others'>;
const FORMS: readonly Form[] = ['directories', 'dns', 'emails', 'uris', 'ips'];

/** Whether the name of `form` at `index` matches the subtree at `base`. */
function matches(
  form: Form,
  names: GeneralNames,
  index: number,
  bases: GeneralNames,
  base: number,
  side: Side,
): boolean {
  const pair = <V>(list: (names: GeneralNames) => readonly V[]): readonly [V, V] =>
    [list(names)[index], list(bases)[base]] as [V, V];
  switch (form) {
    case 'directories':
      return isUnder(...pair((all) => all.directories));
    case 'dns':
      return matchesDns(...pair((all) => all.dns), side);
    case 'emails':
      return matchesEmail(...pair((all) => all.emails), side);
    case 'uris':
      return matchesUri(...pair((all) => all.uris), side);
    case 'ips':
      return matchesIp(...pair((all) => all.ips));
  }
}

function isRefused(form: Form, names: GeneralNames, { permitted, excluded }: NameConstraints): boolean {
  const under = (index: number, bases: GeneralNames, side: Side): boolean =>
    bases[form].some((_, base) => matches(form, names, index, bases, base, side));
  return names[form].some(
    (_, index) =>
      under(index, excluded, 'excluded') || (permitted[form].length > 0 && !under(index, permitted, 'permitted')),
  );
}

/** The subject is a directory name too, when it has one. */
function isSubjectRefused({ subject }: ChainCertificate, one: NameConstraints): boolean {
  return subject.rdns.length > 0 && isRefused('directories', { ...NO_NAMES, directories: [subject] }, one);
}

/** Whether there are too many names for so many constraints, all forms together; URIs, compared fastest, apart. */
function isTooMany(names: GeneralNames, constraints: readonly NameConstraints[]): boolean {
  const total = (lists: readonly GeneralNames[], forms: readonly Form[]): number =>
    lists.reduce((sum, list) => sum + forms.reduce((count, form) => count + list[form].length, 0), 0);
  const bases = constraints.flatMap(({ permitted, excluded }) => [permitted, excluded]);
  const others = FORMS.filter((form) => form !== 'uris');
  return (
    total([names], others) * total(bases, others) > MAX_COMPARISONS ||
    total([names], ['uris']) * total(bases, ['uris']) > 4 * MAX_COMPARISONS
  );
}

/** Names of a certificate against the constraints of every authority above it. */
export function nameConstraintReasons(
  certificate: ChainCertificate,
  constraints: readonly NameConstraints[],
  index: number,
): readonly ChainReason[] {
  if (constraints.length === 0) return [];
  const names = namesOf(certificate);
  if (isTooMany(names, constraints)) {
    return [refusal('unsupported', index, { rule: 'name-comparisons', limit: MAX_COMPARISONS })];
  }
  const unknown = constraints.flatMap(({ permitted, excluded }) => [...permitted.others, ...excluded.others]);
  if (unknown.some((form) => names.others.has(form))) return [refusal('unsupported', index, { rule: 'name-form' })];
  const refused = constraints.some((one) => isSubjectRefused(certificate, one))
    ? 'directories'
    : FORMS.find((form) => constraints.some((one) => isRefused(form, names, one)));
  return refused === undefined ? [] : [refusal('name-constraint', index, { form: refused })];
}
