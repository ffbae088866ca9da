import * as asn1 from 'asn1js';
import { malformed } from './asn1.ts';
import { KEY_USAGES } from './oids.ts';

/** A value being encoded. */
export type Writable = asn1.AsnType;

export function sequence(...value: readonly Writable[]): Writable {
  return new asn1.Sequence({ value: [...value] });
}

export function set(...value: readonly Writable[]): Writable {
  return new asn1.Set({ value: [...value] });
}

export function oid(value: string): Writable {
  return new asn1.ObjectIdentifier({ value });
}

export function integer(value: number): Writable {
  return new asn1.Integer({ value });
}

export function octets(bytes: Uint8Array): Writable {
  return new asn1.OctetString({ valueHex: exact(bytes) });
}

export function bits(bytes: Uint8Array, unusedBits = 0): Writable {
  return new asn1.BitString({ valueHex: exact(bytes), unusedBits });
}

/** BOOLEAN true. */
export function yes(): Writable {
  return new asn1.Boolean({ value: true });
}

export function nothing(): Writable {
  return new asn1.Null();
}

/** UTF8String of exactly these characters. */
export function utf8(value: string): Writable {
  return primitive(1, 12, Buffer.from(value, 'utf8'));
}

/** PrintableString; the caller has checked its characters. */
export function printable(value: string): Writable {
  return primitive(1, 19, Buffer.from(value, 'latin1'));
}

/** A primitive value numbered by its structure, such as the kind of a general name. */
export function contextPrimitive(tagNumber: number, bytes: Uint8Array): Writable {
  return primitive(3, tagNumber, bytes);
}

/** A constructed value numbered by its structure. */
export function context(tagNumber: number, ...value: readonly Writable[]): Writable {
  return new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [...value] });
}

/** A value already encoded, put back as it is. */
export function encoded(der: Uint8Array): Writable {
  const parsed = asn1.fromBER(der, { parseEmbedded: false });
  if (parsed.offset !== der.length) throw malformed('not DER');
  return parsed.result;
}

/** Named bits of a key usage; DER leaves out the trailing zeros. */
export function usageBits(usages: readonly string[]): Writable {
  const set = KEY_USAGES.map((usage) => usages.includes(usage));
  const last = set.lastIndexOf(true);
  const bytes = new Uint8Array(Math.floor(last / 8) + 1);
  for (const [bit, isSet] of set.entries()) if (isSet) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bits(bytes, 7 - (last % 8));
}

/** The DER bytes of a value. */
export function encode(value: Writable): Uint8Array {
  return new Uint8Array(value.toBER(false));
}

function primitive(tagClass: 1 | 3, tagNumber: number, bytes: Uint8Array): Writable {
  return new asn1.Primitive({ idBlock: { tagClass, tagNumber }, valueHex: exact(bytes) });
}

/** asn1js takes the whole buffer behind a view. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
