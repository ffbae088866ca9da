import type { DistinguishedName, NameAttribute } from './facts.ts';

/** Attributes by OID: the short names that OpenSSL, keytool and the forms of the authorities use. */
export const ATTRIBUTE_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.2.840.113549.1.9.2': 'unstructuredName',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

const OIDS = new Map(Object.entries(ATTRIBUTE_NAMES).map(([oid, name]) => [name.toLowerCase(), oid]));

/** OID of an attribute named by its short name or by its OID; undefined when neither. */
export function attributeOid(type: string): string | undefined {
  return /^[0-2](\.\d+)+$/.test(type) ? type : OIDS.get(type.toLowerCase());
}

/** Whether a text holds half of a character, which no encoding can write. */
export function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

function escapeCharacter(character: string, index: number, last: number): string {
  if (',+"\\<>;'.includes(character)) return `\\${character}`;
  if (character === ' ' && (index === 0 || index === last)) return '\\ ';
  if (character === '#' && index === 0) return '\\#';
  const code = character.codePointAt(0) ?? 0;
  // RFC 4514 §2.4 asks it of U+0000 only; the other controls would break a line or hide text.
  return code < 0x20 || code === 0x7f ? `\\${code.toString(16).toUpperCase().padStart(2, '0')}` : character;
}

/** A value as RFC 4514 §2.4 writes it; letters of every language stay as they are. */
export function escapeValue(value: string): string {
  const characters = [...value];
  return characters.map((character, index) => escapeCharacter(character, index, characters.length - 1)).join('');
}

/** An attribute as it was encoded: `hex` is its DER value, used where RFC 4514 wants `#…`. */
export interface EncodedAttribute extends NameAttribute {
  readonly hex?: string;
}

function utf8Hex(value: string): string {
  const bytes = [...encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd')).matchAll(/%([0-9A-F]{2})|./g)].map(
    ([all, hex]) => hex?.toLowerCase() ?? all.charCodeAt(0).toString(16).padStart(2, '0'),
  );
  const size = bytes.length;
  const sizeHex = size.toString(16).padStart(size > 0xff ? 4 : 2, '0');
  return `0c${size < 0x80 ? '' : size > 0xff ? '82' : '81'}${sizeHex}${bytes.join('')}`;
}

function attributeText({ type, value, hex }: EncodedAttribute): string {
  // RFC 4514 §2.4: a type without a name has its value in hexadecimal.
  if (/^\d/.test(type)) return `${type}=#${hex ?? utf8Hex(value)}`;
  return `${type}=${hex !== undefined && value === `#${hex}` ? value : escapeValue(value)}`;
}

/** RFC 4514 text of a name given by its sets of attributes, most specific first. */
export function rdnsText(rdns: readonly (readonly EncodedAttribute[])[]): string {
  return [...rdns]
    .reverse()
    .map((set) => set.map(attributeText).join('+'))
    .join(',');
}

/** RFC 4514 text of a name, one attribute in each set, most specific first: `CN=…,OU=…,C=FR`. */
export function dnText(name: DistinguishedName): string {
  return rdnsText(name.map((attribute) => [attribute]));
}

/** The form of old OpenSSL, in the order of the encoding: `/C=FR/ST=…/CN=…`. For people only: it does not escape everything. */
export function slashText(name: DistinguishedName): string {
  return name.map(({ type, value }) => `/${type}=${value.replaceAll('\\', '\\\\').replaceAll('/', '\\/')}`).join('');
}

/** Values of one attribute, in order. */
export function valuesOf(name: DistinguishedName, type: string): readonly string[] {
  return name.filter((attribute) => attribute.type === type).map(({ value }) => value);
}
