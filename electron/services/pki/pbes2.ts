import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../../../shared/errors.ts';
import type { Asn1 } from './asn1.ts';
import { childrenOf, countOf, expectA, isA, malformed, oidOf, TAG } from './asn1.ts';
import type { Writable } from './asn1-write.ts';
import * as write from './asn1-write.ts';

export const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';

const PRFS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  [HMAC_SHA256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

const CIPHERS: Readonly<Record<string, { readonly name: string; readonly key: number; readonly iv: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16, iv: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24, iv: 16 },
  [AES_256_CBC]: { name: 'aes-256-cbc', key: 32, iv: 16 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24, iv: 8 },
};

/** Above, a file from elsewhere is made to block the program (design security, T18). */
export const MAX_ITERATIONS = 10_000_000;
/** Below, a passphrase is too quickly guessed (design security §5). */
export const MIN_ITERATIONS = 600_000;

const derive = promisify(pbkdf2);

/** @throws AppError `certificate.limit` when a file asks for more iterations than `most` */
export function capIterations(iterations: number, most = MAX_ITERATIONS): number {
  if (iterations > most) {
    throw new AppError('certificate.limit', `The file asks for ${iterations} iterations; the most is ${most}.`, {
      values: { reason: `${iterations} > ${most}` },
    });
  }
  if (iterations < 1) throw malformed('iterations');
  return iterations;
}

/** The error of an algorithm that is not read here. */
export function unsupported(reason: string, cause?: unknown): AppError {
  return new AppError('certificate.cipher', `Encryption not supported: ${reason}.`, { values: { reason }, cause });
}

export function wrongPassword(cause?: unknown): AppError {
  return new AppError('certificate.password', 'The password is wrong.', { cause });
}

interface Scheme {
  readonly prf: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly cipher: { readonly name: string; readonly key: number };
  readonly iv: Uint8Array;
}

function readCipher(node: Asn1 | undefined): Pick<Scheme, 'cipher' | 'iv'> {
  const [type, iv] = childrenOf(node, 'encryption scheme');
  const oid = oidOf(type, 'encryption scheme');
  const cipher = CIPHERS[oid];
  if (cipher === undefined) throw unsupported(oid);
  const { content } = expectA(iv, TAG.OCTET_STRING, 'encryption scheme');
  if (content.length !== cipher.iv) throw malformed('encryption scheme');
  return { cipher, iv: content };
}

function readScheme(parameters: Asn1 | undefined): Scheme {
  const [derivation, encryption] = childrenOf(parameters, 'PBES2');
  const [type, values] = childrenOf(derivation, 'key derivation');
  const oid = oidOf(type, 'key derivation');
  if (oid !== PBKDF2) throw unsupported(oid);
  const [salt, iterations, ...rest] = childrenOf(values, 'PBKDF2');
  const cipher = readCipher(encryption);
  if (isA(rest[0], TAG.INTEGER) && countOf(rest.shift(), 'PBKDF2') !== cipher.cipher.key) throw malformed('PBKDF2');
  const prf = rest[0] === undefined ? 'sha1' : oidOf(childrenOf(rest[0], 'PBKDF2')[0], 'PBKDF2');
  const hash = rest[0] === undefined ? 'sha1' : PRFS[prf];
  if (hash === undefined) throw unsupported(prf);
  return {
    prf: hash,
    salt: expectA(salt, TAG.OCTET_STRING, 'PBKDF2').content,
    iterations: capIterations(countOf(iterations, 'PBKDF2')),
    ...cipher,
  };
}

/**
 * Decrypts what PBES2 protects (RFC 8018 §6.2): PBKDF2 with HMAC-SHA-1 or SHA-2, then AES or 3DES in CBC mode, in the thread pool.
 * A wrong password can also give bytes: the caller checks what they are.
 * @throws AppError `certificate.password`, `certificate.cipher`, `certificate.limit`, `certificate.format`
 */
export async function decryptPbes2(
  parameters: Asn1 | undefined,
  sealed: Uint8Array,
  password: Uint8Array,
): Promise<Buffer> {
  const { prf, salt, iterations, cipher, iv } = readScheme(parameters);
  const key = await derive(password, salt, iterations, cipher.key, prf);
  try {
    const decipher = createDecipheriv(cipher.name, key, iv);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch (error) {
    throw wrongPassword(error);
  } finally {
    key.fill(0);
  }
}

/** Something encrypted: its algorithm identifier and its bytes. */
export interface Sealed {
  readonly algorithm: Writable;
  readonly bytes: Uint8Array;
}

/** Encrypts with PBES2: PBKDF2-HMAC-SHA256, salt of 16 bytes, AES-256-CBC: what OpenSSL and BoringSSL both read. */
export async function encryptPbes2(plain: Uint8Array, password: Uint8Array, iterations: number): Promise<Sealed> {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const key = await derive(password, salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()]);
  key.fill(0);
  const prf = write.sequence(write.oid(HMAC_SHA256), write.nothing());
  const derivation = write.sequence(write.octets(salt), write.integer(iterations), prf);
  const algorithm = write.sequence(
    write.oid(PBES2),
    write.sequence(
      write.sequence(write.oid(PBKDF2), derivation),
      write.sequence(write.oid(AES_256_CBC), write.octets(iv)),
    ),
  );
  return { algorithm, bytes };
}
