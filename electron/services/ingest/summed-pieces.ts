import { createHash } from 'node:crypto';
import type { Pieces } from './reader-input.ts';

/** The bytes of a file, and what they come to. */
export interface SummedPieces {
  readonly pieces: Pieces;
  /** The SHA-256 of all of them in hexadecimal, once they have ended. */
  sha256(): string | Promise<string>;
}

/** Pieces whose sum is made where they are read. */
export function summedHere(pieces: Pieces): SummedPieces {
  const hash = createHash('sha256');
  async function* summed(): Pieces {
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  }
  return { pieces: summed(), sha256: () => hash.digest('hex') };
}
