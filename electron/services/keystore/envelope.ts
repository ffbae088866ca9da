import { createCipheriv, createDecipheriv, createHmac, hkdfSync, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { normalisePassphrase } from '../../../shared/domain/certificates/passphrase.ts';

/** Rounds of PBKDF2-HMAC-SHA256 on a new passphrase (design security §5). */
export const PASSPHRASE_ITERATIONS = 600_000;
/** Beyond this, a header made by others would keep the computer busy for nothing (design security T18). */
export const MAX_ITERATIONS = 10_000_000;
export const KEY_BYTES = 32;
export const SALT_BYTES = 32;

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
const deriveBits = promisify(pbkdf2);

/** What sealed bytes are: they open only as that, in the vault they were sealed in. */
export interface SealedThing {
  readonly vaultId: string;
  readonly kind: 'key' | 'secret' | 'proof' | 'passphrase-wrap';
  readonly id: string;
}

/**
 * Seals bytes by AES-256-GCM under a fresh 96-bit nonce.
 * Shape: version (1 byte), nonce (12), ciphertext, tag (16); version, vault, kind and id are authenticated.
 */
export function seal(key: Uint8Array, plain: Uint8Array, thing: SealedThing): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(authenticated(thing));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]);
}

/** What was sealed; undefined when the key is another one, or when anything was changed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, thing: SealedThing): Buffer | undefined {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated(thing));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES));
  try {
    decipher.final();
    return plain;
  } catch {
    plain.fill(0);
    return undefined;
  }
}

/** The key of a passphrase: PBKDF2-HMAC-SHA256 over its form C in UTF-8, off the main thread. */
export async function passphraseKey(passphrase: string, salt: Uint8Array, iterations: number): Promise<Buffer> {
  const bytes = Buffer.from(normalisePassphrase(passphrase), 'utf8');
  try {
    return await deriveBits(bytes, salt, iterations, KEY_BYTES, 'sha256');
  } finally {
    bytes.fill(0);
  }
}

/** HMAC-SHA256 under a key derived from the data key for this purpose alone. */
export function mac(dataKey: Uint8Array, purpose: string, data: string | Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `cercle ${purpose} v${VERSION}`, KEY_BYTES));
  try {
    return createHmac('sha256', key).update(data).digest();
  } finally {
    key.fill(0);
  }
}

function authenticated({ vaultId, kind, id }: SealedThing): Buffer {
  return Buffer.from(['cercle-vault', VERSION, vaultId, kind, id].join('\n'), 'utf8');
}
