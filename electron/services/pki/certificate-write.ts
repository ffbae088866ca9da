import { createHash, sign, type KeyObject } from 'node:crypto';
import type { DistinguishedName } from '../../../shared/domain/certificates/facts.ts';
import { attributeOid } from '../../../shared/domain/certificates/name.ts';
import { bitsOf, childrenOf, malformed, readAsn1 } from './asn1.ts';
import * as write from './asn1-write.ts';
import { EXTENDED_USAGES, EXTENSION, type KeyUsage } from './oids.ts';

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
/** The year from which RFC 5280 §4.1.2.5 wants four digits. */
const LONG_YEAR = 2050;

/** What a certificate is made of. Names, the key and extensions are DER. */
export interface CertificateInput {
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly write.Writable[];
  /** RSA key of the issuer. */
  readonly signer: KeyObject;
}

/** Signs a body with SHA-256 and RSA: the three parts common to certificates and to lists of revoked ones. */
export function signed(body: Uint8Array, signer: KeyObject): Uint8Array {
  return write.encode(
    write.sequence(write.encoded(body), signatureAlgorithm(), write.bits(sign('sha256', body, signer))),
  );
}

export function signatureAlgorithm(): write.Writable {
  return write.sequence(write.oid(SHA256_WITH_RSA), write.nothing());
}

/** Makes a version 3 certificate (DER), signed with SHA-256 by the RSA key of its issuer. */
export function buildCertificate(input: CertificateInput): Uint8Array {
  const body = write.sequence(
    write.context(0, write.integer(2)),
    serialNode(input.serial),
    signatureAlgorithm(),
    write.encoded(input.issuer),
    write.sequence(timeNode(input.notBefore), timeNode(input.notAfter)),
    write.encoded(input.subject),
    write.encoded(input.publicKey),
    write.context(3, write.sequence(...input.extensions)),
  );
  return signed(write.encode(body), input.signer);
}

/** A distinguished name (DER), most general attribute first; a country is a PrintableString (RFC 5280 §4.1.2.4). */
export function encodeName(name: DistinguishedName): Uint8Array {
  const sets = name.map(({ type, value }) => {
    const oid = attributeOid(type);
    if (oid === undefined) throw malformed(`the attribute ${type} is not known`);
    return write.set(write.sequence(write.oid(oid), type === 'C' ? write.printable(value) : write.utf8(value)));
  });
  return write.encode(write.sequence(...sets));
}

/** A positive serial number, in its shortest form. */
export function serialNode(serial: Uint8Array): write.Writable {
  const start = serial.findIndex((byte) => byte !== 0);
  const magnitude = start === -1 ? new Uint8Array(1) : serial.subarray(start);
  const padded = (magnitude[0] ?? 0) > 0x7f ? [0, ...magnitude] : [...magnitude];
  return write.encoded(Uint8Array.from([0x02, padded.length, ...padded]));
}

/** UTCTime, or GeneralizedTime from 2050. */
export function timeNode(date: Date): write.Writable {
  const digits = date.toISOString().replaceAll(/[-T:]/g, '').slice(0, 14);
  const isLong = date.getUTCFullYear() >= LONG_YEAR;
  const text = Buffer.from(`${isLong ? digits : digits.slice(2)}Z`, 'latin1');
  return write.encoded(Uint8Array.from([isLong ? 0x18 : 0x17, text.length, ...text]));
}

export function extensionNode(oid: string, value: write.Writable, isCritical = false): write.Writable {
  const octets = write.octets(write.encode(value));
  return write.sequence(write.oid(oid), ...(isCritical ? [write.yes()] : []), octets);
}

/** An authority, with how many more may follow it; or an end of chain. */
export function basicConstraints(pathLength?: number): write.Writable {
  const parts = pathLength === undefined ? [] : [write.yes(), write.integer(pathLength)];
  return extensionNode(EXTENSION.BASIC_CONSTRAINTS, write.sequence(...parts), true);
}

export function keyUsage(usages: readonly KeyUsage[]): write.Writable {
  return extensionNode(EXTENSION.KEY_USAGE, write.usageBits(usages), true);
}

/** Purposes by name or by OID. */
export function extendedKeyUsage(usages: readonly string[]): write.Writable {
  const oidOf = (usage: string): string =>
    Object.entries(EXTENDED_USAGES).find(([, name]) => name === usage)?.[0] ?? usage;
  return extensionNode(EXTENSION.EXTENDED_KEY_USAGE, write.sequence(...usages.map((usage) => write.oid(oidOf(usage)))));
}

/** Host names in ASCII, and IPv4 addresses. */
export function alternativeNames(dnsNames: readonly string[], ipAddresses: readonly string[]): write.Writable {
  const names = dnsNames.map((name) => write.contextPrimitive(2, Buffer.from(name, 'latin1')));
  const addresses = ipAddresses.map((ip) => write.contextPrimitive(7, Uint8Array.from(ip.split('.').map(Number))));
  return extensionNode(EXTENSION.SUBJECT_ALT_NAME, write.sequence(...names, ...addresses));
}

/** Where the list of revoked certificates is published. */
export function crlDistributionPoint(url: string): write.Writable {
  const uri = write.contextPrimitive(6, Buffer.from(url, 'latin1'));
  const point = write.sequence(write.context(0, write.context(0, uri)));
  return extensionNode(EXTENSION.CRL_DISTRIBUTION_POINTS, write.sequence(point));
}

/** SHA-1 of the key's bits (RFC 5280 §4.2.1.2, method 1). */
export function keyIdentifier(publicKey: Uint8Array): Uint8Array {
  const [, key] = childrenOf(readAsn1(publicKey), 'public key');
  return new Uint8Array(createHash('sha1').update(bitsOf(key, 'public key')).digest());
}

export function subjectKeyIdentifier(publicKey: Uint8Array): write.Writable {
  return extensionNode(EXTENSION.SUBJECT_KEY_ID, write.octets(keyIdentifier(publicKey)));
}

export function authorityKeyIdentifier(publicKey: Uint8Array): write.Writable {
  const key = write.contextPrimitive(0, keyIdentifier(publicKey));
  return extensionNode(EXTENSION.AUTHORITY_KEY_ID, write.sequence(key));
}

/** The name and the key of a request (PKCS#10, DER) that `readRequest` accepted, as it encodes them. */
export function requestParts(der: Uint8Array): { readonly subject: Uint8Array; readonly publicKey: Uint8Array } {
  const [info] = childrenOf(readAsn1(der), 'request');
  const [, subject, publicKey] = childrenOf(info, 'request');
  if (subject === undefined || publicKey === undefined) throw malformed('request');
  return { subject: subject.bytes, publicKey: publicKey.bytes };
}
