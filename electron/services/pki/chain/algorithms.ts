import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { SIGNATURES } from '../oids.ts';
import { constructed, DerError, DerReader, T } from './der.ts';
import { countOf, oidText } from './der-values.ts';

/** How a signature is checked. `hash` is null where the algorithm fixes it (EdDSA). */
export interface SignatureScheme {
  readonly name: string;
  readonly keyTypes: readonly string[];
  readonly hash: string | null;
  readonly saltLength: number | null;
}

const SCHEMES: Readonly<Record<string, readonly [keyType: string, hash: string | null]>> = {
  '1.2.840.113549.1.1.4': ['rsa', 'md5'],
  '1.2.840.113549.1.1.5': ['rsa', 'sha1'],
  '1.2.840.113549.1.1.14': ['rsa', 'sha224'],
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.10040.4.3': ['dsa', 'sha1'],
  '2.16.840.1.101.3.4.3.1': ['dsa', 'sha224'],
  '2.16.840.1.101.3.4.3.2': ['dsa', 'sha256'],
  '1.2.840.10045.4.1': ['ec', 'sha1'],
  '1.2.840.10045.4.3.1': ['ec', 'sha224'],
  '1.2.840.10045.4.3.2': ['ec', 'sha256'],
  '1.2.840.10045.4.3.3': ['ec', 'sha384'],
  '1.2.840.10045.4.3.4': ['ec', 'sha512'],
  '1.3.101.112': ['ed25519', null],
  '1.3.101.113': ['ed448', null],
};

const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

function hashOf(reader: DerReader): string | null {
  const hash = HASHES[oidText(reader.next('RSASSA-PSS', T.OID).content)] ?? null;
  const parameters = reader.optional('RSASSA-PSS', T.NULL);
  reader.finish('RSASSA-PSS');
  if (parameters !== null && parameters.content.length > 0) throw new DerError('RSASSA-PSS');
  return hash;
}

/** Parameters of RSASSA-PSS (RFC 4055 §3.1): one hash for both uses; defaults mean SHA-1, which is told by its name. */
function pssOf(reader: DerReader): SignatureScheme | null {
  const parameters = reader.enter('RSASSA-PSS');
  reader.finish('RSASSA-PSS');
  const digest = parameters.optional('RSASSA-PSS', constructed(0));
  const mask = parameters.optional('RSASSA-PSS', constructed(1));
  const salt = parameters.optional('RSASSA-PSS', constructed(2));
  parameters.finish('RSASSA-PSS');
  const hash = digest === null ? 'sha1' : hashOf(new DerReader(digest.content).enter('RSASSA-PSS'));
  const maskHash = mask === null ? 'sha1' : maskOf(new DerReader(mask.content).enter('RSASSA-PSS'));
  const saltLength =
    salt === null ? 20 : countOf(new DerReader(salt.content).next('RSASSA-PSS', T.INTEGER), 'RSASSA-PSS');
  if (hash === null || maskHash !== hash || saltLength > 512) return null;
  return { name: `RSASSA-PSS with ${hash}`, keyTypes: ['rsa', 'rsa-pss'], hash, saltLength };
}

function maskOf(reader: DerReader): string | null {
  if (oidText(reader.next('RSASSA-PSS', T.OID).content) !== MGF1) return null;
  const hash = hashOf(reader.enter('RSASSA-PSS'));
  reader.finish('RSASSA-PSS');
  return hash;
}

/** Name of the algorithm of an AlgorithmIdentifier, given by its content. */
export function algorithmName(content: Uint8Array): string {
  const oid = oidText(new DerReader(content).next('signature algorithm', T.OID).content);
  return SIGNATURES[oid] ?? oid;
}

/** Reads the content of a signature's AlgorithmIdentifier; null when nobody here can check it. @throws DerError */
export function schemeOf(content: Uint8Array): SignatureScheme | null {
  const reader = new DerReader(content);
  const oid = oidText(reader.next('signature algorithm', T.OID).content);
  if (oid === PSS) return pssOf(reader);
  const scheme = SCHEMES[oid];
  if (scheme === undefined) return null;
  const [keyType, hash] = scheme;
  const parameters = reader.optional('signature algorithm', T.NULL);
  reader.finish('signature algorithm');
  // RSA has NULL for parameters, the others none (RFC 3279 §2.2.1, RFC 5758 §3, RFC 8410 §3).
  if (parameters !== null && (keyType !== 'rsa' || parameters.content.length > 0)) {
    throw new DerError('signature algorithm');
  }
  return { name: SIGNATURES[oid] ?? oid, keyTypes: [keyType], hash, saltLength: null };
}

/** The public key of a SubjectPublicKeyInfo; null when this runtime does not take it. */
export function publicKeyOf(spki: Uint8Array): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Whether `signature` was made on `data` by the owner of `key`; `unsupported` when it cannot be known here. */
export function isSigned(
  data: Uint8Array,
  signature: Uint8Array,
  scheme: SignatureScheme | null,
  key: KeyObject | null,
): boolean | 'unsupported' {
  if (scheme === null || key === null) return 'unsupported';
  if (!scheme.keyTypes.includes(key.asymmetricKeyType ?? '')) return false;
  const padding = scheme.saltLength === null ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_PSS_PADDING;
  const isRsa = scheme.keyTypes.includes('rsa');
  const options = isRsa
    ? { key, padding, ...(scheme.saltLength === null ? {} : { saltLength: scheme.saltLength }) }
    : { key };
  try {
    return verify(scheme.hash, data, options, signature);
  } catch {
    return 'unsupported';
  }
}
