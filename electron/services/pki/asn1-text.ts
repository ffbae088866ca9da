import { isBroken } from '../../../shared/domain/certificates/name.ts';
import type { Asn1 } from './asn1.ts';
import { malformed, TAG } from './asn1.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function codePoints(bytes: Uint8Array, width: 2 | 4, what: string): string {
  if (bytes.length % width !== 0) throw malformed(what);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let index = 0; index < bytes.length; index += width) {
    const point = width === 2 ? view.getUint16(index) : view.getUint32(index);
    if (point > 0x10ffff) throw malformed(what);
    text += width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point);
  }
  if (isBroken(text)) throw malformed(what);
  return text;
}

/**
 * The exact text of a character string, undefined when the value is none. T61String is read as ISO 8859-1, as OpenSSL does;
 * PrintableString and IA5String with characters they should not have are read all the same, since such certificates circulate.
 * @throws AppError `certificate.format` when the bytes are no text in their own encoding
 */
export function textOf(node: Asn1, what: string): string | undefined {
  if (node.kind !== 'universal' || node.isConstructed) return undefined;
  switch (node.tag) {
    case TAG.UTF8:
      try {
        return UTF8.decode(node.content);
      } catch (error) {
        throw malformed(what, error);
      }
    case TAG.BMP:
      return codePoints(node.content, 2, what);
    case TAG.UNIVERSAL_STRING:
      return codePoints(node.content, 4, what);
    case TAG.PRINTABLE:
    case TAG.T61:
    case TAG.IA5:
    case 18: // NumericString
    case 26: // VisibleString
      return latin1(node.content);
    default:
      return undefined;
  }
}

/** ASCII text of a value numbered by its structure, a URL or a host name. @throws AppError `certificate.format` when it is not ASCII */
export function asciiOf(bytes: Uint8Array, what: string): string {
  if (bytes.some((byte) => byte > 0x7f)) throw malformed(what);
  return latin1(bytes);
}

function isoOf(parts: readonly number[], what: string): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year, month - 1, day);
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) throw malformed(what);
  return date.toISOString().replace('.000Z', 'Z');
}

/** A time of a certificate in ISO 8601: UTCTime covers 1950 to 2049 (RFC 5280 §4.1.2.5). */
export function timeOf(node: Asn1 | undefined, what: string): string {
  if (node?.kind !== 'universal' || node.isConstructed) throw malformed(what);
  const digits = node.tag === TAG.UTC_TIME ? 2 : node.tag === TAG.GENERALIZED_TIME ? 4 : 0;
  const match = new RegExp(`^(\\d{${digits}})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)Z$`).exec(latin1(node.content));
  if (digits === 0 || match === null) throw malformed(what);
  const [year = 0, ...rest] = match.slice(1).map(Number);
  const century = digits === 4 ? 0 : year < 50 ? 2000 : 1900;
  return isoOf([year + century, ...rest], what);
}
