import { AppError } from '../../../shared/errors.ts';
import type { Asn1 } from './asn1.ts';
import { childrenOf, countOf, isContext, malformed, oidOf, TAG } from './asn1.ts';
import { octetsOf, readBer } from './ber.ts';
import type { Collection } from './collection.ts';
import { addCertificate, addCrl, addIgnored, addKeyDer } from './collection.ts';
import { unsupported } from './pbes2.ts';
import { readMac } from './pkcs12-mac.ts';
import type { Unsealing } from './unsealing.ts';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAG = {
  KEY: '1.2.840.113549.1.12.10.1.1',
  SHROUDED_KEY: '1.2.840.113549.1.12.10.1.2',
  CERTIFICATE: '1.2.840.113549.1.12.10.1.3',
  CRL: '1.2.840.113549.1.12.10.1.4',
  SECRET: '1.2.840.113549.1.12.10.1.5',
  SAFE_CONTENTS: '1.2.840.113549.1.12.10.1.6',
} as const;
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const X509_CRL = '1.2.840.113549.1.9.23.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const MAX_BAG_DEPTH = 8;

interface ContentInfo {
  readonly type: string;
  readonly content: Asn1 | undefined;
}

function contentInfo(node: Asn1 | undefined): ContentInfo {
  const [type, content] = childrenOf(node, 'PKCS#12');
  if (content !== undefined && !isContext(content, 0)) throw malformed('PKCS#12');
  return { type: oidOf(type, 'PKCS#12'), content: content?.children[0] };
}

/** The outer part: which is signed by a certificate rather than by the password in a few files, none of them for import. */
function authenticatedSafe(node: Asn1 | undefined): Uint8Array {
  const { type, content } = contentInfo(node);
  if (type === SIGNED_DATA) throw unsupported('PKCS#12 signedData');
  if (type !== DATA) throw malformed('PKCS#12');
  return octetsOf(content, 'PKCS#12');
}

function encryptedParts(content: Asn1 | undefined): {
  readonly algorithm: Asn1 | undefined;
  readonly sealed: Uint8Array;
} {
  const [, info] = childrenOf(content, 'encryptedData');
  const [, algorithm, sealed] = childrenOf(info, 'encryptedData');
  return { algorithm, sealed: octetsOf(sealed, 'encryptedData', 0) };
}

/** The name that a bag carries for people; undefined when it has none, or one that is no text. */
function friendlyName(attributes: Asn1 | undefined): string | undefined {
  if (attributes === undefined) return undefined;
  for (const attribute of childrenOf(attributes, 'bag attributes', TAG.SET)) {
    const [type, values] = childrenOf(attribute, 'bag attributes');
    if (oidOf(type, 'bag attributes') !== FRIENDLY_NAME) continue;
    const [value] = childrenOf(values, 'bag attributes', TAG.SET);
    if (value?.tag !== TAG.BMP || value.content.length % 2 !== 0) return undefined;
    return new TextDecoder('utf-16be').decode(value.content).replaceAll('\0', '') || undefined;
  }
  return undefined;
}

interface Reading {
  readonly found: Collection;
  readonly unsealing: Unsealing;
}

/** CertBag and CRLBag: the octets of one type of value, else undefined. */
function typedOctets(value: Asn1 | undefined, expected: string): Uint8Array | undefined {
  const [type, content] = childrenOf(value, 'bag');
  if (oidOf(type, 'bag') !== expected) return undefined;
  if (!isContext(content, 0)) throw malformed('bag');
  return octetsOf(content.children[0], 'bag');
}

async function readKeyBag(
  value: Asn1 | undefined,
  name: string | undefined,
  { found, unsealing }: Reading,
): Promise<void> {
  const [algorithm, sealed] = childrenOf(value, 'shrouded key');
  const pkcs8 = await unsealing.open(algorithm, octetsOf(sealed, 'shrouded key'));
  addKeyDer(found, pkcs8, 'pkcs8', name);
  pkcs8.fill(0);
}

async function readBag(bag: Asn1, reading: Reading, depth: number): Promise<void> {
  const [type, wrapped, attributes] = childrenOf(bag, 'bag');
  const oid = oidOf(type, 'bag');
  if (!isContext(wrapped, 0)) throw malformed('bag');
  const value = wrapped.children[0];
  const { found } = reading;
  if (oid === BAG.SHROUDED_KEY) return readKeyBag(value, friendlyName(attributes), reading);
  if (oid === BAG.KEY && value !== undefined) return addKeyDer(found, value.bytes, 'pkcs8', friendlyName(attributes));
  if (oid === BAG.SAFE_CONTENTS) return readBags(value, reading, depth + 1);
  if (oid === BAG.CERTIFICATE) {
    const der = typedOctets(value, X509_CERTIFICATE);
    return der === undefined
      ? addIgnored(found, 'SDSI certificate')
      : addCertificate(found, der, friendlyName(attributes));
  }
  const crl = oid === BAG.CRL ? typedOctets(value, X509_CRL) : undefined;
  if (crl !== undefined) return addCrl(found, crl);
  addIgnored(found, oid === BAG.SECRET ? 'secret' : oid);
}

async function readBags(safe: Asn1 | undefined, reading: Reading, depth = 0): Promise<void> {
  if (depth > MAX_BAG_DEPTH) {
    throw new AppError('certificate.limit', 'Bags nest too deep.', { values: { reason: `> ${MAX_BAG_DEPTH}` } });
  }
  for (const bag of childrenOf(safe, 'bags')) await readBag(bag, reading, depth);
}

async function readSafe(info: Asn1, reading: Reading): Promise<void> {
  const { type, content } = contentInfo(info);
  if (type === DATA) return readBags(readBer(octetsOf(content, 'PKCS#12')), reading);
  if (type === ENVELOPED_DATA) throw unsupported('PKCS#12 envelopedData');
  if (type !== ENCRYPTED_DATA) throw malformed('PKCS#12');
  const { algorithm, sealed } = encryptedParts(content);
  const plain = await reading.unsealing.open(algorithm, sealed);
  await readBags(readBer(plain), reading);
  plain.fill(0);
}

/** Names the ciphers before a password is tried, so that they are known even when it is wrong or missing. */
function announce(safes: readonly Asn1[], unsealing: Unsealing): void {
  for (const safe of safes) {
    const { type, content } = contentInfo(safe);
    if (type === ENCRYPTED_DATA) unsealing.announce(encryptedParts(content).algorithm);
  }
}

/**
 * Opens a PKCS#12 file (RFC 7292): its integrity code first, which proves the password; then each of its parts. A file without
 * integrity code is opened all the same, and `Protection.mac` is null.
 * @throws AppError `certificate.password`, `certificate.cipher`, `certificate.limit`, `certificate.format`
 */
export async function readPkcs12(pfx: Asn1, reading: Reading): Promise<void> {
  const [version, authSafe, macData] = childrenOf(pfx, 'PKCS#12');
  if (countOf(version, 'PKCS#12') !== 3) throw malformed('PKCS#12');
  const content = authenticatedSafe(authSafe);
  const safes = childrenOf(readBer(content), 'PKCS#12');
  announce(safes, reading.unsealing);
  if (macData !== undefined) reading.unsealing.check(readMac(macData), content);
  for (const safe of safes) await readSafe(safe, reading);
}
