import type { Asn1 } from './asn1.ts';
import { childrenOf, expectA, isA, isContext, malformed, oidOf, TAG } from './asn1.ts';
import type { Collection } from './collection.ts';
import { addCertificate, addCrl, addIgnored } from './collection.ts';
import { unsupported } from './pbes2.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.7.1': 'data',
  '1.2.840.113549.1.7.3': 'envelopedData',
  '1.2.840.113549.1.7.6': 'encryptedData',
};

/**
 * Takes the certificates and revocation lists of a PKCS#7 file (RFC 2315 §9.1, RFC 5652 §5.1), which is a signature of nothing
 * around them. Their bytes are those of the file, in its order.
 * @throws AppError `certificate.format`, `certificate.limit`; `certificate.cipher` for an encrypted message
 */
export function readPkcs7(info: Asn1, found: Collection): void {
  const [type, content] = childrenOf(info, 'PKCS#7');
  const oid = oidOf(type, 'PKCS#7');
  if (oid !== SIGNED_DATA) throw unsupported(`PKCS#7 ${CONTENT_NAMES[oid] ?? oid}`);
  if (!isContext(content, 0)) throw malformed('PKCS#7');
  const parts = childrenOf(content.children[0], 'PKCS#7');
  expectA(parts[0], TAG.INTEGER, 'PKCS#7');
  for (const part of parts.slice(1)) {
    if (isContext(part, 0)) part.children.forEach((value) => takeCertificate(value, found));
    if (isContext(part, 1)) part.children.forEach((value) => takeCrl(value, found));
  }
}

function takeCertificate(value: Asn1, found: Collection): void {
  // Attribute certificates and those of 1988 have tags of their own.
  if (isA(value, TAG.SEQUENCE)) addCertificate(found, value.bytes);
  else addIgnored(found, 'attribute certificate');
}

function takeCrl(value: Asn1, found: Collection): void {
  if (isA(value, TAG.SEQUENCE)) addCrl(found, value.bytes);
  else addIgnored(found, 'revocation information');
}
