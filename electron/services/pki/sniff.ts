import type { Asn1 } from './asn1.ts';
import { isA, isContext, malformed, TAG } from './asn1.ts';

export type DerKind =
  | 'certificate'
  | 'request'
  | 'crl'
  | 'pkcs7'
  | 'pkcs12'
  | 'pkcs8'
  | 'pkcs8-encrypted'
  | 'rsa-key'
  | 'ec-key'
  | 'public-key'
  | 'parameters';

const isTime = (node: Asn1 | undefined): boolean => isA(node, TAG.UTC_TIME) || isA(node, TAG.GENERALIZED_TIME);
const isSequence = (node: Asn1 | undefined): node is Asn1 => isA(node, TAG.SEQUENCE);
const isAlgorithm = (node: Asn1 | undefined): boolean => isSequence(node) && isA(node.children[0], TAG.OID);

/** Certificates, requests and revocation lists: content, algorithm, signature. */
function signedKind(content: Asn1): DerKind | undefined {
  const parts = content.children;
  const [first, second, third] = parts;
  if (isContext(first, 0)) return 'certificate';
  // The algorithm comes first in a list of the first version, after the version in a later one.
  const afterIssuer = isSequence(first) ? third : parts[3];
  if (isTime(afterIssuer)) return 'crl';
  if (!isA(first, TAG.INTEGER)) return undefined;
  if (isSequence(third) && isA(third.children[1], TAG.BIT_STRING)) return 'request';
  return isAlgorithm(second) && parts.length >= 6 ? 'certificate' : undefined;
}

function versionedKind(parts: readonly Asn1[]): DerKind | undefined {
  const [, second, third] = parts;
  if (isSequence(second) && isA(third, TAG.OCTET_STRING) && isAlgorithm(second)) return 'pkcs8';
  if (isAlgorithm(second)) return 'pkcs12';
  if (isA(second, TAG.OCTET_STRING)) return 'ec-key';
  return parts.length >= 9 && parts.every((part) => part.kind === 'universal') ? 'rsa-key' : undefined;
}

function kindOf(node: Asn1): DerKind | undefined {
  if (isA(node, TAG.OID)) return 'parameters';
  if (!isSequence(node)) return undefined;
  const parts = node.children;
  const [first, second, third] = parts;
  if (isA(first, TAG.OID)) return isContext(second, 0) ? 'pkcs7' : undefined;
  if (isA(first, TAG.INTEGER)) return versionedKind(parts);
  if (!isSequence(first)) return undefined;
  if (isSequence(second) && isA(third, TAG.BIT_STRING)) return signedKind(first);
  if (!isAlgorithm(first) || parts.length !== 2) return undefined;
  if (isA(second, TAG.OCTET_STRING)) return 'pkcs8-encrypted';
  return isA(second, TAG.BIT_STRING) ? 'public-key' : undefined;
}

/**
 * What a DER or BER value is, by the shape of its first levels: no label or extension is believed.
 * @throws AppError `certificate.format` when it is nothing known
 */
export function sniff(node: Asn1): DerKind {
  const kind = kindOf(node);
  if (kind === undefined) throw malformed('ASN.1');
  return kind;
}
