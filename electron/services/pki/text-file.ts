import { malformed } from './asn1.ts';

const SEQUENCE = 0x30;

/** Files of other kinds that are taken for these, by how they start. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|html)/i, 'HTML'],
  [/^\s*<\?xml/i, 'XML'],
  [/^\s*[{[]/, 'JSON'],
  [/^PuTTY-User-Key-File/, 'PuTTY'],
  [/^ssh-(?:rsa|ed25519)|^ecdsa-sha2/, 'OpenSSH'],
  [/^%PDF/, 'PDF'],
  [/^PK\u0003\u0004/, 'ZIP'],
  [/^\u00fe\u00ed\u00fe\u00ed/, 'JKS'],
  [/^\u00ce\u00ce\u00ce\u00ce/, 'JCEKS'],
];

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1'): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The text of a file of text in UTF-8, UTF-16 (with or without mark) or Latin-1; undefined when it starts as a DER value. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  if (first === 0 && second !== undefined && second !== 0) return decoded(bytes, 'utf-16be');
  // A SEQUENCE is never followed by a length of zero here, nor a character of text by one unless in UTF-16.
  if (second === 0 && first !== undefined && first !== 0) return decoded(bytes, 'utf-16le');
  if (first === SEQUENCE && !/^[\dA-Za-z+/=\s]*$/.test(decoded(bytes.subarray(0, 64), 'latin1'))) return undefined;
  if (first === 0xef && second === 0xbb) return decoded(bytes, 'utf-8');
  return decoded(bytes, 'latin1');
}

/**
 * The bytes of a text that is base64 and nothing else, as files that lost their bounds are.
 * @throws AppError `certificate.format`, naming the kind of file when it is a known other one
 */
export function unarmoured(text: string): Uint8Array {
  const other = OTHERS.find(([pattern]) => pattern.test(text.slice(0, 200)));
  if (other !== undefined) throw malformed(other[1]);
  const letters = text.replace(/\s+/g, '');
  if (letters.length < 16 || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) throw malformed('text');
  return new Uint8Array(Buffer.from(letters, 'base64'));
}
