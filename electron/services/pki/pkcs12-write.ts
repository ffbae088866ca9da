import { Primitive } from 'asn1js';
import { createHash, createHmac, createPrivateKey, createPublicKey, randomBytes, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { normalisePassphrase } from '../../../shared/domain/certificates/passphrase.ts';
import { AppError } from '../../../shared/errors.ts';
import { malformed } from './asn1.ts';
import type { Writable } from './asn1-write.ts';
import * as write from './asn1-write.ts';
import { encryptTripleDes } from './forge-pkcs12.ts';
import type { Digest } from './key-derivation.ts';
import { derivePkcs12, PURPOSE } from './key-derivation.ts';
import { utf16 } from './password-bytes.ts';
import type { Sealed } from './pbes2.ts';
import { encryptPbes2 } from './pbes2.ts';

/** `modern`: AES-256; `compatible`: 3DES and SHA-1, for readers from before 2015, to be used with a warning. */
export type Pkcs12Mode = 'modern' | 'compatible';

export interface Pkcs12Options {
  /** The private key in clear, DER. */
  readonly pkcs8: Uint8Array;
  /** Its certificate, DER. */
  readonly certificate: Uint8Array;
  /** The authorities above it, DER, the nearest first. */
  readonly chain: readonly Uint8Array[];
  /** What other programs show, and the alias of Java. */
  readonly friendlyName: string;
  /** Not empty; programs agree on ASCII only (`passphraseIssue`). */
  readonly passphrase: string;
  readonly mode: Pkcs12Mode;
}

const OID = {
  DATA: '1.2.840.113549.1.7.1',
  ENCRYPTED_DATA: '1.2.840.113549.1.7.6',
  SHROUDED_KEY: '1.2.840.113549.1.12.10.1.2',
  CERTIFICATE_BAG: '1.2.840.113549.1.12.10.1.3',
  X509_CERTIFICATE: '1.2.840.113549.1.9.22.1',
  FRIENDLY_NAME: '1.2.840.113549.1.9.20',
  LOCAL_KEY_ID: '1.2.840.113549.1.9.21',
  TRIPLE_DES: '1.2.840.113549.1.12.1.3',
} as const;

interface Profile {
  readonly digest: Digest;
  readonly digestOid: string;
  readonly digestLength: number;
  /** Of every derivation in the file: Windows refuses more than 600,000 (design security §5). */
  readonly iterations: number;
  seal(plain: Uint8Array, passphrase: string, iterations: number): Promise<Sealed>;
}

const PROFILES: Readonly<Record<Pkcs12Mode, Profile>> = {
  modern: {
    digest: 'sha256',
    digestOid: '2.16.840.1.101.3.4.2.1',
    digestLength: 32,
    iterations: 600_000,
    seal: (plain, passphrase, iterations) => encryptPbes2(plain, Buffer.from(passphrase, 'utf8'), iterations),
  },
  compatible: {
    digest: 'sha1',
    digestOid: '1.3.14.3.2.26',
    digestLength: 20,
    // Old readers compute slowly; the cipher is the weak part anyway.
    iterations: 50_000,
    seal: sealTripleDes,
  },
};

/** The passphrase as the derivation of PKCS#12 takes it: UTF-16 and two zero bytes. */
const derivationBytes = (passphrase: string): Uint8Array => utf16(`${passphrase}\0`);

async function sealTripleDes(plain: Uint8Array, passphrase: string, iterations: number): Promise<Sealed> {
  const salt = new Uint8Array(randomBytes(16));
  const common = { digest: 'sha1', password: derivationBytes(passphrase), salt, iterations } as const;
  const key = derivePkcs12(PURPOSE.KEY, { ...common, length: 24 });
  const vector = derivePkcs12(PURPOSE.VECTOR, { ...common, length: 8 });
  const size = 8 - (plain.length % 8);
  const padded = new Uint8Array(plain.length + size).fill(size);
  padded.set(plain);
  const bytes = encryptTripleDes(key, vector, padded);
  key.fill(0);
  padded.fill(0);
  const parameters = write.sequence(write.octets(salt), write.integer(iterations));
  return { algorithm: write.sequence(write.oid(OID.TRIPLE_DES), parameters), bytes };
}

function bmpString(text: string): Writable {
  return new Primitive({ idBlock: { tagClass: 1, tagNumber: 30 }, valueHex: new Uint8Array(utf16(text)).buffer });
}

function attribute(type: string, value: Writable): Writable {
  return write.sequence(write.oid(type), write.set(value));
}

/** What pairs the key and its certificate, and the name of both. */
function pairAttributes(certificate: Uint8Array, friendlyName: string): Writable {
  const id = createHash('sha1').update(certificate).digest();
  const named = friendlyName === '' ? [] : [attribute(OID.FRIENDLY_NAME, bmpString(friendlyName))];
  return write.set(...named, attribute(OID.LOCAL_KEY_ID, write.octets(id)));
}

function certificateBag(der: Uint8Array, attributes: readonly Writable[]): Writable {
  const value = write.sequence(write.oid(OID.X509_CERTIFICATE), write.context(0, write.octets(der)));
  return write.sequence(write.oid(OID.CERTIFICATE_BAG), write.context(0, value), ...attributes);
}

function dataInfo(content: Uint8Array): Writable {
  return write.sequence(write.oid(OID.DATA), write.context(0, write.octets(content)));
}

async function certificatesInfo(options: Pkcs12Options, passphrase: string, profile: Profile): Promise<Writable> {
  const { certificate, chain, friendlyName } = options;
  const pair = pairAttributes(certificate, friendlyName);
  const bags = [certificateBag(certificate, [pair]), ...chain.map((der) => certificateBag(der, []))];
  const { algorithm, bytes } = await profile.seal(
    write.encode(write.sequence(...bags)),
    passphrase,
    profile.iterations,
  );
  const content = write.sequence(write.oid(OID.DATA), algorithm, write.contextPrimitive(0, bytes));
  const encrypted = write.sequence(write.integer(0), content);
  return write.sequence(write.oid(OID.ENCRYPTED_DATA), write.context(0, encrypted));
}

async function keyInfo(options: Pkcs12Options, passphrase: string, profile: Profile): Promise<Writable> {
  const { pkcs8, certificate, friendlyName } = options;
  const { algorithm, bytes } = await profile.seal(pkcs8, passphrase, profile.iterations);
  const shrouded = write.sequence(algorithm, write.octets(bytes));
  const pair = pairAttributes(certificate, friendlyName);
  const bag = write.sequence(write.oid(OID.SHROUDED_KEY), write.context(0, shrouded), pair);
  return dataInfo(write.encode(write.sequence(bag)));
}

function macOf(content: Uint8Array, passphrase: string, profile: Profile): Writable {
  const { digest, digestOid, digestLength: length, iterations } = profile;
  const salt = new Uint8Array(randomBytes(16));
  const key = derivePkcs12(PURPOSE.MAC, { digest, password: derivationBytes(passphrase), salt, iterations, length });
  const code = createHmac(digest, key).update(content).digest();
  key.fill(0);
  const algorithm = write.sequence(write.oid(digestOid), write.nothing());
  return write.sequence(write.sequence(algorithm, write.octets(code)), write.octets(salt), write.integer(iterations));
}

function publicKeys({ pkcs8, certificate }: Pkcs12Options): readonly [KeyObject, KeyObject] {
  const key = Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.byteLength);
  try {
    const own = createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
    return [own, new X509Certificate(certificate).publicKey];
  } catch (error) {
    throw malformed('private key, certificate', error);
  }
}

/** A file whose key and certificate are strangers would be refused by every program it is given to. */
function checkPair(options: Pkcs12Options): void {
  const [own, certified] = publicKeys(options);
  if (!own.equals(certified)) throw new AppError('certificate.mismatch', 'The key is not that of the certificate.');
}

/**
 * Writes a PKCS#12 file (RFC 7292): the key and its certificate tied by a localKeyId, the chain, everything encrypted, and an
 * integrity code. `modern`: PBES2 with PBKDF2-HMAC-SHA256 (600,000 iterations) and AES-256-CBC, SHA-256; `compatible`: 3DES and
 * SHA-1. The passphrase is put in NFC.
 * @throws AppError `input.invalid` for an empty passphrase, `certificate.mismatch`, `certificate.format`
 */
export async function writePkcs12(options: Pkcs12Options): Promise<Uint8Array> {
  const passphrase = normalisePassphrase(options.passphrase);
  if (passphrase === '') throw new AppError('input.invalid', 'A P12 file is only written under a passphrase.');
  checkPair(options);
  const profile = PROFILES[options.mode];
  const certificates = await certificatesInfo(options, passphrase, profile);
  const key = await keyInfo(options, passphrase, profile);
  const content = write.encode(write.sequence(certificates, key));
  return write.encode(write.sequence(write.integer(3), dataInfo(content), macOf(content, passphrase, profile)));
}
