import { constants, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type {
  DistinguishedName,
  ExtendedUsage,
  NameAttribute,
  RequestFacts,
} from '../../../shared/domain/certificates/facts.ts';
import { attributeOid, isBroken } from '../../../shared/domain/certificates/name.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Asn1 } from './asn1.ts';
import { bitsOf, childrenOf, countOf, isContext, malformed, oidOf, readAsn1, TAG } from './asn1.ts';
import type { Writable } from './asn1-write.ts';
import * as write from './asn1-write.ts';
import { alternativeNames, extendedUsages, readExtensions, type Extensions } from './extensions.ts';
import { keyFacts, publicKeyOf } from './key-facts.ts';
import { readName } from './name.ts';
import { EXTENDED_USAGES, EXTENSION, KEY_USAGES, type KeyUsage, SIGNATURES } from './oids.ts';

const MAX_SIZE = 1024 * 1024;
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
/** The same, as requests made on Windows name it. */
const MICROSOFT_EXTENSION_REQUEST = '1.3.6.1.4.1.311.2.1.14';
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';

/** What a request is made of; `subject` in the order of its encoding. */
export interface RequestInput {
  readonly subject: DistinguishedName;
  /** ASCII names; those of another alphabet are given in their `xn--` form. */
  readonly dnsNames: readonly string[];
  readonly extendedUsages: readonly ExtendedUsage[];
  readonly keyUsages: readonly KeyUsage[];
  /** RSA. */
  readonly privateKey: KeyObject;
}

function refuse(reason: string): AppError {
  return new AppError('certificate.lint', `The request cannot be made: ${reason}.`, { values: { reason } });
}

function attributeNode({ type, value }: NameAttribute): Writable {
  const oid = attributeOid(type);
  if (oid === undefined) throw refuse(`the attribute ${type} is not known`);
  if (value === '' || isBroken(value)) throw refuse(`the value of ${type} is empty or broken`);
  // RFC 5280 §4.1.2.4: a country is a PrintableString of two letters; everything else is UTF8String.
  const isCountry = oid === '2.5.4.6' && /^[A-Za-z]{2}$/.test(value);
  return write.set(write.sequence(write.oid(oid), isCountry ? write.printable(value) : write.utf8(value)));
}

function extensionNode(oid: string, value: Writable): Writable {
  return write.sequence(write.oid(oid), write.octets(write.encode(value)));
}

function usageOid(usage: ExtendedUsage): string {
  const known = Object.entries(EXTENDED_USAGES).find(([, name]) => name === usage)?.[0];
  const oid = known ?? attributeOid(usage);
  if (oid === undefined || (known === undefined && !/^\d/.test(usage))) throw refuse(`the usage ${usage} is not known`);
  return oid;
}

function dnsNode(name: string): Writable {
  if (name === '' || !/^[\x21-\x7e]+$/.test(name)) throw refuse(`the host name ${name} is not ASCII`);
  return write.contextPrimitive(2, Buffer.from(name, 'latin1'));
}

function extensionNodes({ dnsNames, extendedUsages: usages, keyUsages }: RequestInput): readonly Writable[] {
  const nodes: Writable[] = [];
  const unknown = keyUsages.find((usage) => !KEY_USAGES.includes(usage));
  if (unknown !== undefined) throw refuse(`the usage ${unknown} is not known`);
  if (keyUsages.length > 0) {
    const value = write.octets(write.encode(write.usageBits(keyUsages)));
    nodes.push(write.sequence(write.oid(EXTENSION.KEY_USAGE), write.yes(), value));
  }
  if (usages.length > 0) {
    const value = write.sequence(...usages.map((usage) => write.oid(usageOid(usage))));
    nodes.push(extensionNode(EXTENSION.EXTENDED_KEY_USAGE, value));
  }
  if (dnsNames.length > 0) {
    nodes.push(extensionNode(EXTENSION.SUBJECT_ALT_NAME, write.sequence(...dnsNames.map(dnsNode))));
  }
  return nodes;
}

/**
 * Makes a PKCS#10 request (DER) signed with SHA-256 by `privateKey`: every attribute in UTF-8 except the country
 * (design security §5), purposes and host names as requested extensions.
 * @throws AppError `certificate.lint` when a name, a usage or the key cannot be encoded
 */
export function buildRequest(input: RequestInput): Uint8Array {
  const { subject, privateKey } = input;
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'rsa') throw refuse('its key is not RSA');
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const extensions = extensionNodes(input);
  const attributes =
    extensions.length === 0
      ? []
      : [write.sequence(write.oid(EXTENSION_REQUEST), write.set(write.sequence(...extensions)))];
  const info = write.encode(
    write.sequence(
      write.integer(0),
      write.sequence(...subject.map(attributeNode)),
      write.encoded(spki),
      write.context(0, ...attributes),
    ),
  );
  const algorithm = write.sequence(write.oid(SHA256_WITH_RSA), write.nothing());
  return write.encode(write.sequence(write.encoded(info), algorithm, write.bits(sign('sha256', info, privateKey))));
}

function requestedExtensions(attributes: Asn1): Extensions {
  for (const attribute of attributes.children) {
    const [type, values] = childrenOf(attribute, 'attribute');
    const oid = oidOf(type, 'attribute');
    if (oid !== EXTENSION_REQUEST && oid !== MICROSOFT_EXTENSION_REQUEST) continue;
    const [list] = childrenOf(values, 'attribute', TAG.SET);
    if (list === undefined) throw malformed('requested extensions');
    return list.children.length === 0 ? new Map() : readExtensions(list);
  }
  return new Map();
}

const HASHES: Readonly<Record<string, string>> = {
  sha1WithRSAEncryption: 'sha1',
  sha224WithRSAEncryption: 'sha224',
  sha256WithRSAEncryption: 'sha256',
  sha384WithRSAEncryption: 'sha384',
  sha512WithRSAEncryption: 'sha512',
  md5WithRSAEncryption: 'md5',
  'ecdsa-with-SHA1': 'sha1',
  'ecdsa-with-SHA224': 'sha224',
  'ecdsa-with-SHA256': 'sha256',
  'ecdsa-with-SHA384': 'sha384',
  'ecdsa-with-SHA512': 'sha512',
};

const PSS_HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

function pssHash(algorithm: Asn1): string | undefined {
  const [, parameters] = algorithm.children;
  const hash = parameters?.children.find((part) => isContext(part, 0))?.children[0];
  return hash === undefined ? 'sha1' : PSS_HASHES[oidOf(hash.children[0], 'signature algorithm')];
}

/** Whether the signature holds; false also when this runtime does not know the algorithm, since nothing was proved. */
function isSigned(info: Asn1, algorithm: Asn1, signature: Uint8Array, key: KeyObject | undefined): boolean {
  const oid = oidOf(childrenOf(algorithm, 'signature algorithm')[0], 'signature algorithm');
  const name = SIGNATURES[oid] ?? oid;
  if (key === undefined) return false;
  try {
    if (name === 'Ed25519' || name === 'Ed448') return verify(null, info.bytes, key, signature);
    const isPss = name === 'RSASSA-PSS';
    const hash = isPss ? pssHash(algorithm) : HASHES[name];
    if (hash === undefined) return false;
    const padding = isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
    return verify(hash, info.bytes, { key, ...padding }, signature);
  } catch {
    return false;
  }
}

function factsOf(der: Uint8Array): RequestFacts {
  const [info, algorithm, signature, ...more] = childrenOf(readAsn1(der), 'request');
  const [version, subject, spki, attributes] = childrenOf(info, 'request');
  if (info === undefined || algorithm === undefined || spki === undefined || more.length > 0)
    throw malformed('request');
  if (countOf(version, 'request') !== 0 || (attributes !== undefined && !isContext(attributes, 0))) {
    throw malformed('request');
  }
  const name = readName(subject, 'subject');
  const extensions = attributes === undefined ? new Map<string, Uint8Array>() : requestedExtensions(attributes);
  const key = publicKeyOf(spki.bytes);
  const oid = oidOf(childrenOf(algorithm, 'signature algorithm')[0], 'signature algorithm');
  return {
    subject: name.attributes,
    subjectText: name.text,
    key: keyFacts(spki, key),
    signatureAlgorithm: SIGNATURES[oid] ?? oid,
    extendedUsages: extendedUsages(extensions),
    dnsNames: alternativeNames(extensions).dnsNames,
    isSignatureValid: isSigned(info, algorithm, bitsOf(signature, 'signature'), key),
  };
}

/** Reads a PKCS#10 request (DER) and checks its signature. @throws AppError `certificate.format`, and nothing else */
export function readRequest(der: Uint8Array): RequestFacts {
  if (der.length > MAX_SIZE) throw malformed('too large for a request');
  try {
    return factsOf(der);
  } catch (error) {
    if (error instanceof AppError && error.code === 'certificate.format') throw error;
    throw malformed('not a request', error);
  }
}
