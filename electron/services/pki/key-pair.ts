import { createHash, createPublicKey, generateKeyPair, type KeyObject, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { malformed } from './asn1.ts';

/** Sizes of RSA keys offered; which ones a profile allows is data. */
export const KEY_SIZES = [2048, 3072, 4096] as const;
export type KeySize = (typeof KEY_SIZES)[number];

const generate = promisify(generateKeyPair);

/** Makes an RSA key pair in the thread pool, never on the calling thread; gives the private key. */
export async function createKeyPair(size: KeySize): Promise<KeyObject> {
  const { privateKey } = await generate('rsa', { modulusLength: size, publicExponent: 0x10001 });
  return privateKey;
}

function publicOf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

/** SHA-256 of the SubjectPublicKeyInfo of a public or private key, lower case hexadecimal: what pairs a key, a request and a certificate. */
export function spkiSha256(key: KeyObject): string {
  const spki = publicOf(key).export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('hex');
}

/** Whether the certificate is that of the private key. @throws AppError `certificate.format` when it is no certificate */
export function isPair(privateKey: KeyObject, certificateDer: Uint8Array): boolean {
  try {
    return publicOf(privateKey).equals(new X509Certificate(certificateDer).publicKey);
  } catch (error) {
    throw malformed('not a certificate', error);
  }
}
