import { createHash, X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Asn1 } from './asn1.ts';
import { childrenOf, countOf, expectA, isContext, malformed, oidOf, readAsn1, TAG } from './asn1.ts';
import { timeOf } from './asn1-text.ts';
import * as extension from './extensions.ts';
import { keyFacts, publicKeyOf } from './key-facts.ts';
import { readName } from './name.ts';
import { SIGNATURES } from './oids.ts';

/** Real certificates are under 10 KB; reading a larger one only costs time. */
const MAX_SIZE = 1024 * 1024;

interface Body {
  readonly serial: Asn1;
  readonly issuer: Asn1;
  readonly validity: Asn1;
  readonly subject: Asn1;
  readonly spki: Asn1;
  readonly extensions: extension.Extensions;
}

function versionOf(node: Asn1 | undefined): number {
  if (!isContext(node, 0)) return 1;
  const version = countOf(node.children[0], 'version') + 1;
  // The first version is the default one, which DER does not write.
  if (node.children.length !== 1 || version < 2 || version > 3) throw malformed('version');
  return version;
}

function bodyOf(tbs: Asn1): Body {
  const parts = [...childrenOf(tbs, 'certificate')];
  const version = versionOf(parts[0]);
  if (version > 1) parts.shift();
  const [serial, , issuer, validity, subject, spki, ...rest] = parts;
  if (serial === undefined || issuer === undefined || validity === undefined || spki === undefined) {
    throw malformed('certificate');
  }
  const uniqueIds = rest.filter((part) => isContext(part, 1) || isContext(part, 2));
  const [last, ...more] = rest.filter((part) => !uniqueIds.some((id) => id === part));
  const isOrdered = rest.every((part, index) => index === 0 || part.tag > (rest[index - 1]?.tag ?? 0));
  if (more.length > 0 || !isOrdered || (uniqueIds.length > 0 && version < 2)) throw malformed('certificate');
  if (last === undefined) return { serial, issuer, validity, subject: need(subject), spki, extensions: new Map() };
  if (!isContext(last, 3) || version < 3 || last.children.length !== 1) throw malformed('extensions');
  const list = last.children[0];
  return { serial, issuer, validity, subject: need(subject), spki, extensions: extension.readExtensions(need(list)) };
}

function need(node: Asn1 | undefined): Asn1 {
  if (node === undefined) throw malformed('certificate');
  return node;
}

/** Serial in hexadecimal, whole bytes, without the leading zeros; `-` before a negative one, which old authorities made. */
function serialOf(node: Asn1): string {
  const { content } = expectA(node, TAG.INTEGER, 'serial');
  if (content.length === 0 || content.length > 64) throw malformed('serial');
  const raw = BigInt(`0x${Buffer.from(content).toString('hex')}`);
  const isNegative = (content[0] ?? 0) > 0x7f;
  const magnitude = isNegative ? (1n << BigInt(8 * content.length)) - raw : raw;
  const text = magnitude.toString(16);
  return `${isNegative ? '-' : ''}${text.length % 2 === 0 ? text : `0${text}`}`;
}

function validityOf(node: Asn1): { readonly notBefore: string; readonly notAfter: string } {
  const [start, end, ...more] = childrenOf(node, 'validity');
  if (more.length > 0) throw malformed('validity');
  return { notBefore: timeOf(start, 'validity'), notAfter: timeOf(end, 'validity') };
}

/** Both places that name the algorithm must agree (RFC 5280 §4.1.1.2), else the signature covers another one than it says. */
function signatureOf(tbs: Asn1, outer: Asn1 | undefined): string {
  const inner = tbs.children[isContext(tbs.children[0], 0) ? 2 : 1];
  if (outer === undefined || inner === undefined || !Buffer.from(inner.bytes).equals(outer.bytes)) {
    throw malformed('signature algorithm');
  }
  const oid = oidOf(childrenOf(outer, 'signature algorithm')[0], 'signature algorithm');
  return SIGNATURES[oid] ?? oid;
}

function parse(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (error) {
    throw malformed('not a certificate', error);
  }
}

function isSignedByItself(certificate: X509Certificate, { issuer, subject, spki }: Body): boolean {
  if (!Buffer.from(issuer.bytes).equals(subject.bytes)) return false;
  const key = publicKeyOf(spki.bytes);
  try {
    return key !== undefined && certificate.verify(key);
  } catch {
    return false;
  }
}

function factsOf(der: Uint8Array): CertificateFacts {
  const [tbs, algorithm, signature, ...more] = childrenOf(readAsn1(der), 'certificate');
  if (tbs === undefined || more.length > 0) throw malformed('certificate');
  expectA(signature, TAG.BIT_STRING, 'signature');
  const body = bodyOf(tbs);
  const subject = readName(body.subject, 'subject');
  const issuer = readName(body.issuer, 'issuer');
  const { extensions } = body;
  const signatureAlgorithm = signatureOf(tbs, algorithm);
  return {
    subject: subject.attributes,
    issuer: issuer.attributes,
    subjectText: subject.text,
    issuerText: issuer.text,
    serial: serialOf(body.serial),
    ...validityOf(body.validity),
    key: keyFacts(body.spki, publicKeyOf(body.spki.bytes)),
    signatureAlgorithm,
    ...extension.basicConstraints(extensions),
    isSelfSigned: isSignedByItself(parse(der), body),
    keyUsages: extension.keyUsages(extensions),
    extendedUsages: extension.extendedUsages(extensions),
    ...extension.alternativeNames(extensions),
    crlUrls: extension.crlUrls(extensions),
    ocspUrls: extension.accessUrls(extensions, 'ocsp'),
    issuerUrls: extension.accessUrls(extensions, 'issuer'),
    subjectKeyId: extension.subjectKeyId(extensions),
    authorityKeyId: extension.authorityKeyId(extensions),
    sha256: createHash('sha256').update(der).digest('hex'),
    sha1: createHash('sha1').update(der).digest('hex'),
  };
}

/**
 * Reads a certificate (DER): names with their exact text, times in ISO 8601, fingerprints of the bytes as they came.
 * @throws AppError `certificate.format` for anything that is not one whole certificate, and nothing else
 */
export function readCertificate(der: Uint8Array): CertificateFacts {
  if (der.length > MAX_SIZE) throw malformed('too large for a certificate');
  try {
    return factsOf(der);
  } catch (error) {
    if (error instanceof AppError && error.code === 'certificate.format') throw error;
    throw malformed('not a certificate', error);
  }
}
