import type { DistinguishedName } from '../../../shared/domain/certificates/facts.ts';
import type { EncodedAttribute } from '../../../shared/domain/certificates/name.ts';
import { ATTRIBUTE_NAMES, rdnsText } from '../../../shared/domain/certificates/name.ts';
import type { Asn1 } from './asn1.ts';
import { childrenOf, malformed, oidOf, TAG } from './asn1.ts';
import { textOf } from './asn1-text.ts';

/** A name as it is encoded: its attributes in order, and its text by RFC 4514. */
export interface ReadName {
  readonly attributes: DistinguishedName;
  readonly text: string;
}

function readAttribute(node: Asn1, what: string): EncodedAttribute {
  const [type, value, ...more] = childrenOf(node, what);
  if (value === undefined || more.length > 0) throw malformed(what);
  const oid = oidOf(type, what);
  const hex = Buffer.from(value.bytes).toString('hex');
  return { type: ATTRIBUTE_NAMES[oid] ?? oid, value: textOf(value, what) ?? `#${hex}`, hex };
}

/**
 * Reads a distinguished name; sets of several attributes are kept together in the text (`CN=a+OU=b`).
 * @throws AppError `certificate.format`
 */
export function readName(node: Asn1 | undefined, what: string): ReadName {
  const rdns = childrenOf(node, what).map((set) => {
    const attributes = childrenOf(set, what, TAG.SET).map((attribute) => readAttribute(attribute, what));
    if (attributes.length === 0) throw malformed(what);
    return attributes;
  });
  return { attributes: rdns.flat().map(({ type, value }) => ({ type, value })), text: rdnsText(rdns) };
}
