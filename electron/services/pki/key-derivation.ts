import { createHash, hash } from 'node:crypto';
import { capIterations } from './pbes2.ts';

/** Hashes that key derivations are made with, by the name that Node gives them. */
export type Digest = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** What a derived key is for (RFC 7292 §B.3). */
export const PURPOSE = { KEY: 1, VECTOR: 2, MAC: 3 } as const;

export interface Derivation {
  readonly digest: Digest;
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Bytes wanted. */
  readonly length: number;
}

const BLOCKS: Readonly<Record<Digest, number>> = {
  md5: 64,
  sha1: 64,
  sha224: 64,
  sha256: 64,
  sha384: 128,
  sha512: 128,
};

/** `bytes` again and again up to a multiple of `block`; nothing stays nothing. */
function filled(bytes: Uint8Array, block: number): Uint8Array {
  const whole = new Uint8Array(block * Math.ceil(bytes.length / block));
  for (let index = 0; index < whole.length; index += 1) whole[index] = bytes[index % bytes.length] ?? 0;
  return whole;
}

/** Adds `addend` and one to each block of `input`, as big-endian numbers. */
function addToBlocks(input: Uint8Array, addend: Uint8Array): void {
  const block = addend.length;
  for (let start = 0; start < input.length; start += block) {
    let carry = 1;
    for (let index = block - 1; index >= 0; index -= 1) {
      carry += (input[start + index] ?? 0) + (addend[index] ?? 0);
      input[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}

/**
 * The key derivation of PKCS#12 (RFC 7292 §B.2), of which `password` is the BMPString with its two zero bytes.
 * @throws AppError `certificate.limit` beyond 10 million iterations
 */
export function derivePkcs12(
  purpose: (typeof PURPOSE)[keyof typeof PURPOSE],
  { digest, password, salt, iterations, length }: Derivation,
): Uint8Array {
  capIterations(iterations);
  const block = BLOCKS[digest];
  const input = new Uint8Array(Buffer.concat([filled(salt, block), filled(password, block)]));
  const diversifier = new Uint8Array(block).fill(purpose);
  const pieces: Uint8Array[] = [];
  for (let made = 0; made < length;) {
    let piece: Buffer = createHash(digest).update(diversifier).update(input).digest();
    for (let turn = 1; turn < iterations; turn += 1) piece = hash(digest, piece, 'buffer');
    pieces.push(piece);
    made += piece.length;
    addToBlocks(input, filled(piece, block));
  }
  input.fill(0);
  return new Uint8Array(Buffer.concat(pieces, length));
}

/** PBKDF1 (RFC 8018 §5.1), at most the length of the hash. */
export function derivePbkdf1({ digest, password, salt, iterations, length }: Derivation): Uint8Array {
  capIterations(iterations);
  let key: Buffer = createHash(digest).update(password).update(salt).digest();
  for (let turn = 1; turn < iterations; turn += 1) key = hash(digest, key, 'buffer');
  return new Uint8Array(key.subarray(0, length));
}
