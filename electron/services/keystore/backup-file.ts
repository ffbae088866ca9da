import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { MAX_ITERATIONS, SALT_BYTES, passphraseKey } from './envelope.ts';

/** Why a recovery file is refused; each has its sentence. */
export type BackupFault = 'damaged' | 'foreign' | 'newer-version' | 'passphrase' | 'content';

const FORMAT = 'cercle-vault-backup';
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CHECKSUM_BYTES = 32;
const LONGEST_HEADER = 4096;
const LINE_BREAK = 10;

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const header = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  createdAt: z.iso.datetime(),
  kdf: z.strictObject({
    name: z.literal('PBKDF2-HMAC-SHA256'),
    iterations: z.number().int().min(1).max(MAX_ITERATIONS),
    salt: base64.refine((salt) => salt.length === SALT_BYTES),
  }),
  cipher: z.strictObject({
    name: z.literal('AES-256-GCM'),
    nonce: base64.refine((nonce) => nonce.length === NONCE_BYTES),
  }),
});

export function backupInvalid(reason: BackupFault, cause?: unknown): AppError {
  return new AppError('vault.backup-invalid', `The recovery file cannot be restored: ${reason}.`, {
    values: { reason },
    cause,
  });
}

/**
 * A recovery file: one line of JSON (format, version, date, derivation, cipher), then the content sealed by AES-256-GCM with
 * that line as authenticated data and its 16 byte tag, then the SHA-256 of all that.
 */
export async function encodeBackup(
  content: Uint8Array,
  passphrase: string,
  { iterations, createdAt }: { readonly iterations: number; readonly createdAt: string },
): Promise<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const kdf = { name: 'PBKDF2-HMAC-SHA256', iterations, salt: salt.toString('base64') };
  const cipherHeader = { name: 'AES-256-GCM', nonce: nonce.toString('base64') };
  const line = `${JSON.stringify({ format: FORMAT, version: VERSION, createdAt, kdf, cipher: cipherHeader })}\n`;
  const head = Buffer.from(line, 'utf8');
  const key = await passphraseKey(passphrase, salt, iterations);
  const cipher = createCipheriv(CIPHER, key, nonce);
  key.fill(0);
  cipher.setAAD(head);
  const body = [head, cipher.update(content), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([...body, sha256(body)]);
}

/**
 * The content of a recovery file and its date.
 * @throws AppError `vault.backup-invalid`, its reason told before the passphrase is tried whenever that can be.
 */
export async function decodeBackup(
  file: Buffer,
  passphrase: string,
): Promise<{ readonly content: Buffer; readonly createdAt: string }> {
  const end = file.subarray(0, LONGEST_HEADER).indexOf(LINE_BREAK) + 1;
  const { createdAt, kdf, cipher } = readHeader(file.subarray(0, end));
  const checked = file.subarray(0, -CHECKSUM_BYTES);
  const isWhole = checked.length >= end + TAG_BYTES && sha256([checked]).equals(file.subarray(-CHECKSUM_BYTES));
  if (!isWhole) throw backupInvalid('damaged');
  const key = await passphraseKey(passphrase, kdf.salt, kdf.iterations);
  const decipher = createDecipheriv(CIPHER, key, cipher.nonce, { authTagLength: TAG_BYTES });
  key.fill(0);
  decipher.setAAD(file.subarray(0, end));
  decipher.setAuthTag(checked.subarray(-TAG_BYTES));
  const content = decipher.update(checked.subarray(end, -TAG_BYTES));
  try {
    decipher.final();
  } catch (cause) {
    content.fill(0);
    // The checksum holds: what was written is whole, so that the passphrase is what is wrong.
    throw backupInvalid('passphrase', cause);
  }
  return { content, createdAt };
}

function readHeader(line: Buffer): z.output<typeof header> {
  const value = parsed(line);
  const about = z.looseObject({ format: z.literal(FORMAT), version: z.number() }).safeParse(value);
  if (!about.success) throw backupInvalid('foreign');
  if (about.data.version > VERSION) throw backupInvalid('newer-version');
  const known = header.safeParse(value);
  if (!known.success) throw backupInvalid('damaged');
  return known.data;
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}

function sha256(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
