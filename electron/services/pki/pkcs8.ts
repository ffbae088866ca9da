import { createPrivateKey, type KeyObject } from 'node:crypto';
import { normalisePassphrase } from '../../../shared/domain/certificates/passphrase.ts';
import { AppError } from '../../../shared/errors.ts';
import { childrenOf, countOf, expectA, malformed, oidOf, readAsn1, TAG } from './asn1.ts';
import * as write from './asn1-write.ts';
import {
  capIterations,
  decryptPbes2,
  encryptPbes2,
  MIN_ITERATIONS,
  PBES2,
  unsupported,
  wrongPassword,
} from './pbes2.ts';
import { encodePem, isPem, type PemBlock, splitPem } from './pem.ts';

const MAX_SIZE = 1024 * 1024;
/** The derivations of PBES1 and PKCS#12 run on the calling thread: their cap is lower. */
const MAX_OLD_ITERATIONS = 1_000_000;

export interface SealOptions {
  /** Of PBKDF2, 600,000 or more. */
  readonly iterations?: number;
}

/**
 * Encrypts a private key (PKCS#8, DER) under a passphrase (NFC, UTF-8): PEM `ENCRYPTED PRIVATE KEY`, PBES2 with
 * PBKDF2-HMAC-SHA256 and AES-256-CBC (design security §5).
 * @throws AppError `input.invalid` for an empty passphrase or less than 600,000 iterations, `certificate.format` for no key
 */
export async function sealKey(pkcs8Der: Uint8Array, passphrase: string, options: SealOptions = {}): Promise<string> {
  const { iterations = MIN_ITERATIONS } = options;
  if (!Number.isInteger(iterations) || iterations < MIN_ITERATIONS) {
    throw new AppError('input.invalid', `At least ${MIN_ITERATIONS} iterations are needed to protect a key.`);
  }
  if (passphrase === '') throw new AppError('input.invalid', 'A key is only written under a passphrase.');
  keyOf(pkcs8Der);
  const password = Buffer.from(normalisePassphrase(passphrase), 'utf8');
  const { algorithm, bytes } = await encryptPbes2(pkcs8Der, password, capIterations(iterations));
  password.fill(0);
  return encodePem('ENCRYPTED PRIVATE KEY', write.encode(write.sequence(algorithm, write.octets(bytes))));
}

function keyOf(pkcs8Der: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8Der), format: 'der', type: 'pkcs8' });
  } catch (error) {
    throw malformed('not a private key', error);
  }
}

/** Forms of a typed password: composed as we write it, then as it was typed, which other programs may have kept. */
function passwordsOf(passphrase: string): readonly Buffer[] {
  const forms = new Set([normalisePassphrase(passphrase), passphrase]);
  return [...forms].map((form) => Buffer.from(form, 'utf8'));
}

/**
 * The old schemes carry no seal: one wrong password in 256 ends in a valid padding, and OpenSSL then says that what it
 * decrypted is no key it can decode (`ERR_OSSL_UNSUPPORTED`, of its DECODER). Of a cipher it names the part: EVP, PEM.
 */
function opensslError(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_OSSL_UNSUPPORTED') return wrongPassword(error);
  if (/UNSUPPORTED|UNKNOWN|NOT_IMPLEMENTED/.test(code)) return unsupported(code, error);
  return wrongPassword(error);
}

/** Whether an algorithm older than PBES2 has `SEQUENCE { salt, iterations }` under the cap. */
function checkOldScheme(parameters: Parameters<typeof decryptPbes2>[0]): void {
  const [salt, iterations] = childrenOf(parameters, 'encryption parameters');
  expectA(salt, TAG.OCTET_STRING, 'encryption parameters');
  capIterations(countOf(iterations, 'encryption parameters'), MAX_OLD_ITERATIONS);
}

async function openSealed(der: Uint8Array, password: Buffer): Promise<KeyObject> {
  const [algorithm, sealed] = childrenOf(readAsn1(der), 'encrypted key');
  const [type, parameters] = childrenOf(algorithm, 'encryption');
  const { content } = expectA(sealed, TAG.OCTET_STRING, 'encrypted key');
  if (oidOf(type, 'encryption') !== PBES2) {
    checkOldScheme(parameters);
    return openWithNode({ key: Buffer.from(der), format: 'der', type: 'pkcs8', passphrase: password });
  }
  const plain = await decryptPbes2(parameters, content, password);
  try {
    return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
  } catch (error) {
    throw wrongPassword(error);
  } finally {
    plain.fill(0);
  }
}

function openWithNode(input: Parameters<typeof createPrivateKey>[0]): KeyObject {
  try {
    return createPrivateKey(input);
  } catch (error) {
    throw opensslError(error);
  }
}

/** Tries each form of the password; the first error is the one told. */
async function withPassword(passphrase: string, open: (password: Buffer) => Promise<KeyObject>): Promise<KeyObject> {
  let first: unknown;
  for (const password of passwordsOf(passphrase)) {
    try {
      return await open(password);
    } catch (error) {
      first ??= error;
      if (!(error instanceof AppError) || error.code !== 'certificate.password') throw error;
    } finally {
      password.fill(0);
    }
  }
  throw first;
}

function isEncrypted(der: Uint8Array): boolean {
  const [first] = childrenOf(readAsn1(der), 'private key');
  return first?.kind === 'universal' && first.tag === TAG.SEQUENCE;
}

async function openDer(der: Uint8Array, passphrase: string): Promise<KeyObject> {
  if (der.length > MAX_SIZE) throw malformed('too large for a key');
  if (isEncrypted(der)) return withPassword(passphrase, (password) => openSealed(der, password));
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    try {
      return createPrivateKey({ key: Buffer.from(der), format: 'der', type });
    } catch {
      continue;
    }
  }
  throw malformed('not a private key');
}

async function openBlock(block: PemBlock, passphrase: string): Promise<KeyObject> {
  if (!/ENCRYPTED/.test(block.headers['Proc-Type'] ?? '')) return openDer(block.der, passphrase);
  return withPassword(passphrase, async (password) =>
    openWithNode({ key: block.text, format: 'pem', passphrase: password }),
  );
}

/**
 * Opens a private key: PKCS#8 encrypted with PBES2 (or older, when this runtime can), PEM of old OpenSSL
 * (`Proc-Type: 4,ENCRYPTED`), or a key in clear, for which the passphrase is not used. Of a PEM text, the first key.
 * @throws AppError `certificate.password`, `certificate.cipher`, `certificate.limit` (more than 10 million iterations), `certificate.format`
 */
export async function openKey(input: string | Uint8Array, passphrase: string): Promise<KeyObject> {
  const text = typeof input === 'string' ? input : Buffer.from(input).toString('latin1');
  if (typeof input !== 'string' && !isPem(text)) return openDer(input, passphrase);
  const block = splitPem(text).find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block === undefined) throw malformed('no private key');
  return openBlock(block, passphrase);
}
