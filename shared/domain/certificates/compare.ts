import type { CertificateFacts, DistinguishedName, RequestFacts } from './facts.ts';

/** A field that differs. Values are as they are read; lists are separated by commas. */
export interface Difference {
  readonly field: string;
  readonly left: string;
  readonly right: string;
  readonly severity: 'info' | 'warning' | 'error';
}

type Severity = Difference['severity'];

function numbered(name: DistinguishedName): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { type, value } of name) {
    let [key, count] = [type, 1];
    while (found.has(key)) key = `${type}[${(count += 1)}]`;
    found.set(key, value);
  }
  return found;
}

/**
 * Differences between two names: one line an attribute (`subject.OU`, then `subject.OU[2]`), and `subject.order` when the same
 * attributes come in another order, which makes another text of it.
 */
export function compareNames(
  left: DistinguishedName,
  right: DistinguishedName,
  severity: Severity,
  field = 'subject',
): readonly Difference[] {
  const [before, after] = [numbered(left), numbered(right)];
  const differences = [...new Set([...before.keys(), ...after.keys()])].flatMap((type) =>
    difference(`${field}.${type}`, before.get(type) ?? '', after.get(type) ?? '', severity),
  );
  if (differences.length > 0) return differences;
  return difference(`${field}.order`, [...before.keys()].join(', '), [...after.keys()].join(', '), severity);
}

function difference(field: string, left: string, right: string, severity: Severity): readonly Difference[] {
  return left === right ? [] : [{ field, left, right, severity }];
}

/** Lists of names whose order says nothing; one that is lost weighs more than one that is gained. */
function compareLists(
  field: string,
  left: readonly string[] | null,
  right: readonly string[] | null,
  whenLost: Severity,
): readonly Difference[] {
  const [before, after] = [[...(left ?? [])].sort(), [...(right ?? [])].sort()];
  // No list of purposes means all of them.
  const isLost = right !== null && (left === null || before.some((one) => !after.includes(one)));
  const texts = [left === null ? '*' : before.join(', '), right === null ? '*' : after.join(', ')] as const;
  return difference(field, ...texts, isLost ? whenLost : 'info');
}

function compareKeys(
  left: Pick<CertificateFacts, 'key'>,
  right: Pick<CertificateFacts, 'key'>,
  otherKey: Severity,
): readonly Difference[] {
  const isSmaller = (right.key.size ?? 0) < (left.key.size ?? 0);
  const size = [String(left.key.size ?? ''), String(right.key.size ?? '')] as const;
  return [
    ...difference('key.algorithm', left.key.algorithm, right.key.algorithm, 'warning'),
    ...difference('key.size', ...size, isSmaller ? 'warning' : 'info'),
    ...difference('key.spkiSha256', left.key.spkiSha256, right.key.spkiSha256, otherKey),
  ];
}

/**
 * Differences between a certificate (left) and its successor, or another one. A subject that changes is an error: whitelists of the
 * FHIR services know an application by it (domain reference ROR §6.2). A new key, a new serial are what a renewal is.
 */
export function compareCertificates(left: CertificateFacts, right: CertificateFacts): readonly Difference[] {
  if (left.sha256 === right.sha256) return [];
  return [
    ...compareNames(left.subject, right.subject, 'error'),
    ...compareNames(left.issuer, right.issuer, 'warning', 'issuer'),
    ...difference('serial', left.serial, right.serial, 'info'),
    ...difference('notBefore', left.notBefore, right.notBefore, 'info'),
    ...difference('notAfter', left.notAfter, right.notAfter, 'info'),
    ...compareKeys(left, right, 'info'),
    ...difference('signatureAlgorithm', left.signatureAlgorithm, right.signatureAlgorithm, 'info'),
    ...difference('isCa', String(left.isCa), String(right.isCa), 'error'),
    ...compareLists('extendedUsages', left.extendedUsages, right.extendedUsages, 'error'),
    ...compareLists('keyUsages', left.keyUsages, right.keyUsages, 'warning'),
    ...compareLists('dnsNames', left.dnsNames, right.dnsNames, 'error'),
    ...compareLists('ipAddresses', left.ipAddresses, right.ipAddresses, 'warning'),
    ...compareLists('emailAddresses', left.emailAddresses, right.emailAddresses, 'info'),
    ...compareLists('crlUrls', left.crlUrls, right.crlUrls, 'info'),
    ...compareLists('ocspUrls', left.ocspUrls, right.ocspUrls, 'info'),
  ];
}

/**
 * What the authority changed of what was asked. Its platform composes the subject from its register: a changed one is information
 * (domain reference ROR §7.2). Another key is an error: the certificate does not answer this request.
 */
export function compareWithRequest(request: RequestFacts, issued: CertificateFacts): readonly Difference[] {
  const purposes = request.extendedUsages;
  return [
    ...compareNames(request.subject, issued.subject, 'info'),
    ...compareKeys(request, issued, 'error'),
    ...(purposes === null ? [] : compareLists('extendedUsages', purposes, issued.extendedUsages, 'error')),
    ...compareLists('dnsNames', request.dnsNames, issued.dnsNames, 'error'),
  ];
}

/** Whether two names are the same for a whitelist: same attributes, same values, same order. */
export function isSameName(left: DistinguishedName, right: DistinguishedName): boolean {
  return compareNames(left, right, 'error').length === 0;
}
