import { createHash, type KeyObject } from 'node:crypto';
import type { CertificateFacts } from '../../../../shared/domain/certificates/facts.ts';
import { readCertificate } from '../certificate.ts';
import type { SignatureScheme } from './algorithms.ts';
import { algorithmName, publicKeyOf, schemeOf } from './algorithms.ts';
import { constructed, DerError, DerReader, primitive, sameBytes, T, whole } from './der.ts';
import { bitStringBytes, countOf, integerBytes, timeOf } from './der-values.ts';
import type { ExtensionList } from './extension-list.ts';
import { EXT, extensionList } from './extension-list.ts';
import type { DistributionPoint } from './extension-points.ts';
import { distributionPoints } from './extension-points.ts';
import type { PolicyFacts } from './extension-policies.ts';
import { policyFacts } from './extension-policies.ts';
import type { Constraints, NameConstraints } from './extension-values.ts';
import * as read from './extension-values.ts';
import type { GeneralNames } from './general-names.ts';
import type { ComparedName } from './name.ts';
import { nameOf } from './name.ts';

/** Larger certificates are not made by authorities; reading them only costs time. */
const MAX_SIZE = 1024 * 1024;

/** A certificate as path validation reads it. Every extension that counts was read; views of the DER, never copies. */
export interface ChainCertificate {
  readonly der: Uint8Array;
  readonly sha256: string;
  readonly facts: CertificateFacts;
  readonly version: number;
  readonly serial: Uint8Array;
  readonly issuer: ComparedName;
  readonly subject: ComparedName;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly spki: Uint8Array;
  readonly key: KeyObject | null;
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly scheme: SignatureScheme | null;
  readonly algorithm: string;
  readonly extensions: ExtensionList;
  readonly constraints: Constraints | null;
  readonly keyUsage: ReadonlySet<number> | null;
  readonly extendedUsage: ReadonlySet<string> | null;
  readonly names: GeneralNames | null;
  readonly nameConstraints: NameConstraints | null;
  readonly policy: PolicyFacts;
  readonly points: readonly DistributionPoint[] | null;
  readonly subjectKeyId: string | null;
  readonly authorityKeyId: string | null;
}

type Body = Pick<
  ChainCertificate,
  'version' | 'serial' | 'issuer' | 'subject' | 'notBefore' | 'notAfter' | 'spki' | 'extensions'
> & { readonly algorithm: Uint8Array };

function versionOf(reader: DerReader): number {
  const explicit = reader.optional('version', constructed(0));
  if (explicit === null) return 1;
  const inside = new DerReader(explicit.content);
  const version = countOf(inside.next('version', T.INTEGER), 'version') + 1;
  inside.finish('version');
  if (version !== 2 && version !== 3) throw new DerError('version');
  return version;
}

function validityOf(reader: DerReader): { readonly notBefore: number; readonly notAfter: number } {
  const dates = reader.enter('validity');
  const start = dates.next('validity');
  const end = dates.next('validity');
  dates.finish('validity');
  return { notBefore: timeOf(start.tag, start.content), notAfter: timeOf(end.tag, end.content) };
}

function extensionsOf(reader: DerReader, version: number): ExtensionList {
  for (const number of [1, 2]) {
    const unique = reader.optional('unique identifier', primitive(number));
    if (unique !== null && version < 2) throw new DerError('unique identifier');
  }
  const list = reader.optional('extensions', constructed(3));
  reader.finish('certificate');
  if (list === null) return new Map();
  if (version !== 3) throw new DerError('extensions');
  const inside = new DerReader(list.content);
  const { content } = inside.next('extensions', T.SEQUENCE);
  inside.finish('extensions');
  return extensionList(content);
}

function bodyOf(content: Uint8Array): Body {
  const reader = new DerReader(content);
  const version = versionOf(reader);
  const serial = integerBytes(reader.next('serialNumber', T.INTEGER), 'serialNumber');
  const algorithm = reader.next('signature algorithm', T.SEQUENCE).whole;
  const issuer = nameOf(reader.next('issuer', T.SEQUENCE).content);
  const validity = validityOf(reader);
  const subject = nameOf(reader.next('subject', T.SEQUENCE).content);
  const spki = reader.next('subjectPublicKeyInfo', T.SEQUENCE).whole;
  const extensions = extensionsOf(reader, version);
  if (issuer.rdns.length === 0) throw new DerError('issuer');
  return { version, serial, algorithm, issuer, ...validity, subject, spki, extensions };
}

function valuesOf({ extensions, issuer }: Body) {
  distributionPoints(extensions, EXT.FRESHEST_CRL, issuer);
  return {
    constraints: read.basicConstraints(extensions),
    keyUsage: read.keyUsage(extensions),
    extendedUsage: read.extendedUsage(extensions),
    names: read.alternativeNames(extensions),
    nameConstraints: read.nameConstraints(extensions),
    policy: policyFacts(extensions),
    points: distributionPoints(extensions, EXT.CRL_POINTS, issuer),
    subjectKeyId: read.subjectKeyId(extensions),
    authorityKeyId: read.authorityKeyId(extensions),
  };
}

/**
 * Reads a certificate for path validation, more strictly than for display.
 * @throws DerError, or AppError `certificate.format`: both mean that it is malformed
 */
export function readChainCertificate(der: Uint8Array): ChainCertificate {
  if (der.length > MAX_SIZE) throw new DerError('size');
  const reader = whole(der, 'certificate');
  const tbs = reader.next('certificate', T.SEQUENCE);
  const algorithm = reader.next('signature algorithm', T.SEQUENCE);
  const signature = bitStringBytes(reader.next('signature', T.BIT_STRING), 'signature');
  reader.finish('certificate');
  const body = bodyOf(tbs.content);
  // Both places must agree (RFC 5280 §4.1.1.2), else the signature says another algorithm than the one it covers.
  if (!sameBytes(body.algorithm, algorithm.whole)) throw new DerError('signature algorithm');
  return {
    ...body,
    ...valuesOf(body),
    der,
    sha256: createHash('sha256').update(der).digest('hex'),
    facts: readCertificate(der),
    key: publicKeyOf(body.spki),
    tbs: tbs.whole,
    signature,
    scheme: schemeOf(algorithm.content),
    algorithm: algorithmName(algorithm.content),
  };
}

/** Whether issuer and subject are the same name: a root, or a change of key (RFC 5280 §3.2). */
export function isSelfIssued({ issuer, subject }: ChainCertificate): boolean {
  return issuer.key === subject.key;
}
