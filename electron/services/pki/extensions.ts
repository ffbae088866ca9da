import type { ExtendedUsage } from '../../../shared/domain/certificates/facts.ts';
import type { Asn1 } from './asn1.ts';
import { booleanOf, childrenOf, countOf, expectA, isA, isContext, malformed, oidOf, readAsn1, TAG } from './asn1.ts';
import { asciiOf } from './asn1-text.ts';
import { EXTENDED_USAGES, EXTENSION, KEY_USAGES } from './oids.ts';

/** Extensions by OID, as the bytes of their value. */
export type Extensions = ReadonlyMap<string, Uint8Array>;

/** Reads the list of extensions. @throws AppError `certificate.format`, also when one comes twice (RFC 5280 §4.2) */
export function readExtensions(list: Asn1): Extensions {
  const found = new Map<string, Uint8Array>();
  for (const extension of childrenOf(list, 'extensions')) {
    const parts = childrenOf(extension, 'extension');
    const oid = oidOf(parts[0], 'extension');
    if (parts.length === 3) booleanOf(parts[1], 'extension');
    if (parts.length < 2 || parts.length > 3 || found.has(oid)) throw malformed(`extension ${oid}`);
    found.set(oid, expectA(parts.at(-1), TAG.OCTET_STRING, `extension ${oid}`).content);
  }
  if (found.size === 0) throw malformed('extensions');
  return found;
}

function valueOf(extensions: Extensions, oid: string): Asn1 | undefined {
  const bytes = extensions.get(oid);
  return bytes === undefined ? undefined : readAsn1(bytes);
}

/** Purposes, null when the certificate does not restrict them. */
export function extendedUsages(extensions: Extensions): readonly ExtendedUsage[] | null {
  const value = valueOf(extensions, EXTENSION.EXTENDED_KEY_USAGE);
  if (value === undefined) return null;
  const oids = childrenOf(value, 'extendedKeyUsage').map((node) => oidOf(node, 'extendedKeyUsage'));
  if (oids.length === 0) throw malformed('extendedKeyUsage');
  return oids.map((oid) => EXTENDED_USAGES[oid] ?? oid);
}

/** Key usages by name, in the order of their bits. */
export function keyUsages(extensions: Extensions): readonly string[] {
  const value = valueOf(extensions, EXTENSION.KEY_USAGE);
  if (value === undefined) return [];
  const { content } = expectA(value, TAG.BIT_STRING, 'keyUsage');
  if (content.length < 2 || content.length > 3 || (content[0] ?? 8) > 7) throw malformed('keyUsage');
  return KEY_USAGES.filter((_, bit) => (((content[1 + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1) === 1);
}

export interface BasicConstraints {
  readonly isCa: boolean;
  readonly pathLength: number | null;
}

export function basicConstraints(extensions: Extensions): BasicConstraints {
  const value = valueOf(extensions, EXTENSION.BASIC_CONSTRAINTS);
  if (value === undefined) return { isCa: false, pathLength: null };
  const parts = [...childrenOf(value, 'basicConstraints')];
  const isCa = isA(parts[0], TAG.BOOLEAN) ? booleanOf(parts.shift(), 'basicConstraints') : false;
  const pathLength = parts.length === 0 ? null : countOf(parts.shift(), 'basicConstraints');
  if (parts.length > 0) throw malformed('basicConstraints');
  return { isCa, pathLength };
}

export interface AlternativeNames {
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly emailAddresses: readonly string[];
}

function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) throw malformed('subjectAltName');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: 8 }, (_, index) => view.getUint16(index * 2).toString(16)).join(':');
}

/** Names of the subject beside its distinguished name (RFC 5280 §4.2.1.6). */
export function alternativeNames(extensions: Extensions): AlternativeNames {
  const value = valueOf(extensions, EXTENSION.SUBJECT_ALT_NAME);
  const names = value === undefined ? [] : childrenOf(value, 'subjectAltName');
  if (value !== undefined && names.length === 0) throw malformed('subjectAltName');
  const ofTag = (tag: number): readonly Uint8Array[] =>
    names.filter((name) => isContext(name, tag)).map(({ content }) => content);
  return {
    emailAddresses: ofTag(1).map((bytes) => asciiOf(bytes, 'subjectAltName')),
    dnsNames: ofTag(2).map((bytes) => asciiOf(bytes, 'subjectAltName')),
    ipAddresses: ofTag(7).map(ipText),
  };
}

const URI_TAG = 6;

/** Addresses of the lists of revoked certificates. */
export function crlUrls(extensions: Extensions): readonly string[] {
  const value = valueOf(extensions, EXTENSION.CRL_DISTRIBUTION_POINTS);
  if (value === undefined) return [];
  return childrenOf(value, 'crlDistributionPoints').flatMap((point) => {
    const name = childrenOf(point, 'crlDistributionPoints').find((part) => isContext(part, 0));
    const full = name?.children.find((part) => isContext(part, 0));
    const uris = (full?.children ?? []).filter((part) => isContext(part, URI_TAG));
    return uris.map(({ content }) => asciiOf(content, 'crlDistributionPoints'));
  });
}

/** Addresses given by the authority: `ocsp`, or the certificate of the issuer. */
export function accessUrls(extensions: Extensions, method: 'ocsp' | 'issuer'): readonly string[] {
  const value = valueOf(extensions, EXTENSION.AUTHORITY_INFO_ACCESS);
  if (value === undefined) return [];
  const wanted = method === 'ocsp' ? '1.3.6.1.5.5.7.48.1' : '1.3.6.1.5.5.7.48.2';
  return childrenOf(value, 'authorityInfoAccess').flatMap((description) => {
    const [oid, location] = childrenOf(description, 'authorityInfoAccess');
    if (oidOf(oid, 'authorityInfoAccess') !== wanted || !isContext(location, URI_TAG)) return [];
    return [asciiOf(location.content, 'authorityInfoAccess')];
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function subjectKeyId(extensions: Extensions): string | null {
  const value = valueOf(extensions, EXTENSION.SUBJECT_KEY_ID);
  return value === undefined ? null : hex(expectA(value, TAG.OCTET_STRING, 'subjectKeyIdentifier').content);
}

export function authorityKeyId(extensions: Extensions): string | null {
  const value = valueOf(extensions, EXTENSION.AUTHORITY_KEY_ID);
  if (value === undefined) return null;
  const key = childrenOf(value, 'authorityKeyIdentifier').find((part) => isContext(part, 0));
  return key === undefined ? null : hex(key.content);
}
