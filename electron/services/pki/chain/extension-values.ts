import { constructed, DerError, DerReader, primitive, T, whole } from './der.ts';
import { bitsOf, booleanOf, countOf, integerBytes, oidText } from './der-values.ts';
import type { GeneralNames } from './general-names.ts';
import { ADDRESS_AND_MASK, generalNames, sortNames } from './general-names.ts';
import type { ExtensionList } from './extension-list.ts';
import { EXT } from './extension-list.ts';

/** Bits of keyUsage (RFC 5280 §4.2.1.3). */
export const USAGE = {
  DIGITAL_SIGNATURE: 0,
  KEY_ENCIPHERMENT: 2,
  KEY_AGREEMENT: 4,
  CERTIFICATE_SIGN: 5,
  CRL_SIGN: 6,
} as const;

export interface Constraints {
  readonly isCa: boolean;
  readonly pathLength: number | null;
}

/** Subtrees a name must be in, and may not be in (RFC 5280 §4.2.1.10). */
export interface NameConstraints {
  readonly permitted: GeneralNames;
  readonly excluded: GeneralNames;
}

function valueOf(list: ExtensionList, oid: string): Uint8Array | null {
  return list.get(oid)?.value ?? null;
}

export function basicConstraints(list: ExtensionList): Constraints | null {
  const value = valueOf(list, EXT.BASIC_CONSTRAINTS);
  if (value === null) return null;
  const reader = whole(value, 'basicConstraints');
  const isCa = reader.optional('basicConstraints', T.BOOLEAN);
  const length = reader.optional('basicConstraints', T.INTEGER);
  reader.finish('basicConstraints');
  return {
    isCa: isCa !== null && booleanOf(isCa, 'basicConstraints'),
    pathLength: length === null ? null : countOf(length, 'basicConstraints'),
  };
}

export function keyUsage(list: ExtensionList): ReadonlySet<number> | null {
  const value = valueOf(list, EXT.KEY_USAGE);
  if (value === null) return null;
  const reader = new DerReader(value);
  const bits = bitsOf(reader.next('keyUsage', T.BIT_STRING).content, 'keyUsage');
  reader.finish('keyUsage');
  return bits;
}

export function extendedUsage(list: ExtensionList): ReadonlySet<string> | null {
  const value = valueOf(list, EXT.EXTENDED_USAGE);
  if (value === null) return null;
  const oids = whole(value, 'extendedKeyUsage')
    .rest('extendedKeyUsage', T.OID)
    .map(({ content }) => oidText(content));
  if (oids.length === 0) throw new DerError('extendedKeyUsage');
  return new Set(oids);
}

export function alternativeNames(list: ExtensionList): GeneralNames | null {
  const value = valueOf(list, EXT.SUBJECT_ALT_NAME);
  if (value === null) return null;
  const reader = new DerReader(value);
  const { content } = reader.next('subjectAltName', T.SEQUENCE);
  reader.finish('subjectAltName');
  return generalNames(content, 'subjectAltName');
}

function subtrees(content: Uint8Array): GeneralNames {
  const bases = new DerReader(content).rest('nameConstraints', T.SEQUENCE).map(({ content: subtree }) => {
    const reader = new DerReader(subtree);
    const base = reader.next('nameConstraints');
    // minimum is 0 by default, which DER does not write, and maximum is never used (RFC 5280 §4.2.1.10).
    reader.finish('nameConstraints: minimum or maximum');
    return base;
  });
  if (bases.length === 0) throw new DerError('nameConstraints');
  const names = sortNames(bases, ADDRESS_AND_MASK);
  if (!names.ips.every(isMasked)) throw new DerError('nameConstraints: mask');
  return names;
}

/** Whether the mask of an address is a run of ones, then of zeros. */
function isMasked(address: Uint8Array): boolean {
  const bits = [...address.subarray(address.length / 2)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits);
}

const NONE = sortNames([]);

export function nameConstraints(list: ExtensionList): NameConstraints | null {
  const value = valueOf(list, EXT.NAME_CONSTRAINTS);
  if (value === null) return null;
  const reader = whole(value, 'nameConstraints');
  const permitted = reader.optional('nameConstraints', constructed(0));
  const excluded = reader.optional('nameConstraints', constructed(1));
  reader.finish('nameConstraints');
  if (permitted === null && excluded === null) throw new DerError('nameConstraints');
  return {
    permitted: permitted === null ? NONE : subtrees(permitted.content),
    excluded: excluded === null ? NONE : subtrees(excluded.content),
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export function subjectKeyId(list: ExtensionList): string | null {
  const value = valueOf(list, EXT.SUBJECT_KEY_ID);
  if (value === null) return null;
  const reader = new DerReader(value);
  const { content } = reader.next('subjectKeyIdentifier', T.OCTET_STRING);
  reader.finish('subjectKeyIdentifier');
  return hex(content);
}

/** What an authority key identifier says; the serial and the issuer come together (RFC 5280 §4.2.1.1). */
export function authorityKeyId(list: ExtensionList): string | null {
  const value = valueOf(list, EXT.AUTHORITY_KEY_ID);
  if (value === null) return null;
  const rule = 'authorityKeyIdentifier';
  const reader = whole(value, rule);
  const key = reader.optional(rule, primitive(0));
  const issuer = reader.optional(rule, constructed(1));
  const serial = reader.optional(rule, primitive(2));
  reader.finish(rule);
  if ((issuer === null) !== (serial === null)) throw new DerError(rule);
  if (issuer !== null) generalNames(issuer.content, rule);
  if (serial !== null) integerBytes(serial, rule);
  return key === null ? null : hex(key.content);
}
