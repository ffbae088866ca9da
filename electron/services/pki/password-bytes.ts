import type { PasswordForm } from './contents.ts';

/** One way in which the characters of a password are written as bytes. */
export interface PasswordBytes {
  readonly form: PasswordForm;
  readonly bytes: Uint8Array;
}

/** Big-endian UTF-16, as BMPString: characters beyond the first plane keep their pair, as OpenSSL does. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index));
  return bytes;
}

function terminated(text: string): Uint8Array {
  return utf16(`${text}\0`);
}

const isLatin1 = (text: string): boolean => [...text].every((letter) => (letter.codePointAt(0) ?? 0) < 0x100);
const byte = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

/**
 * The bytes that a password may have been for the key derivation of PKCS#12, the standard ones first (RFC 7292 §B.1: BMPString
 * and two zero bytes). A file without password has either these two zero bytes or none at all.
 */
export function derivationForms(password: string): readonly PasswordBytes[] {
  const composed = password.normalize('NFC');
  return distinct([
    { form: 'standard', bytes: terminated(composed) },
    ...(password === '' ? [{ form: 'standard', bytes: new Uint8Array() } as const] : []),
    { form: 'decomposed', bytes: terminated(password.normalize('NFD')) },
    { form: 'bytes', bytes: terminated(Buffer.from(composed, 'utf8').toString('latin1')) },
  ]);
}

/** The bytes that a password may have been for PBES1 and PBES2, the standard ones first (RFC 8018 §3: UTF-8). */
export function textForms(password: string): readonly PasswordBytes[] {
  const composed = password.normalize('NFC');
  return distinct([
    { form: 'standard', bytes: utf8(composed) },
    ...(isLatin1(composed) ? [{ form: 'latin-1', bytes: byte(composed) } as const] : []),
    { form: 'decomposed', bytes: utf8(password.normalize('NFD')) },
    { form: 'utf-16', bytes: terminated(composed) },
  ]);
}

function distinct(forms: readonly PasswordBytes[]): readonly PasswordBytes[] {
  const seen = new Set<string>();
  return forms.filter(({ bytes }) => {
    const key = Buffer.from(bytes).toString('hex');
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
