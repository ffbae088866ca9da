import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { PIECE_BYTES, type Pieces } from './reader-input.ts';
import type { SummedPieces } from './summed-pieces.ts';

/** Pieces that may wait for their sum: the thread that makes it also writes rows, for some milliseconds at a time. */
const PLACES = 16;
/** So many are told of at once. */
const TOLD_TOGETHER = PLACES / 2;

/**
 * Memory that two threads share: one reads pieces of the input into its places, one after the other and round again, the other
 * sums the very same bytes. The thread that reads has no time for that, the other has.
 */
export interface PieceRing {
  readonly bytes: SharedArrayBuffer;
  /** How many pieces were filled since the beginning, how many summed, then how long each piece is. */
  readonly counts: SharedArrayBuffer;
}

const [FILLED, SUMMED, LENGTHS] = [0, 1, 2] as const;

export function createPieceRing(pieceBytes = PIECE_BYTES): PieceRing {
  return {
    bytes: new SharedArrayBuffer(PLACES * pieceBytes),
    counts: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * (LENGTHS + PLACES)),
  };
}

/** What the thread that fills a ring says to the one that sums. */
export interface RingTold {
  /** There are pieces to sum; waits for no answer. */
  filled(): void;
  /** All pieces of a file are there: gives their SHA-256. */
  ended(): Promise<string>;
}

/** Reads files into the ring; waits where none of its places is free. */
export function createRingReader(ring: PieceRing, told: RingTold): (handle: FileHandle) => SummedPieces {
  const counts = new Int32Array(ring.counts);
  const size = ring.bytes.byteLength / PLACES;
  const places = Array.from({ length: PLACES }, (_, index) => Buffer.from(ring.bytes, index * size, size));
  let filled = 0;

  function freePlace(): number {
    for (;;) {
      const summed = Atomics.load(counts, SUMMED);
      if (filled - summed < PLACES) return filled % PLACES;
      Atomics.wait(counts, SUMMED, summed);
    }
  }

  async function* pieces({ fd }: FileHandle): Pieces {
    for (let position = 0; ;) {
      const place = freePlace();
      const buffer = places[place] as Buffer;
      const length = readSync(fd, buffer, 0, size, position);
      if (length === 0) return;
      position += length;
      counts[LENGTHS + place] = length;
      filled += 1;
      Atomics.store(counts, FILLED, filled);
      if (filled % TOLD_TOGETHER === 0) told.filled();
      yield buffer.subarray(0, length);
    }
  }

  return (handle) => ({ pieces: pieces(handle), sha256: () => told.ended() });
}

/** Sums what is read into the ring by another thread. */
export interface RingSum {
  /** Takes in what is there, whose places are free then. */
  sum(): void;
  /** The SHA-256 of all pieces since the last call, all of which are there. */
  digest(): string;
}

export function createRingSum(ring: PieceRing): RingSum {
  const counts = new Int32Array(ring.counts);
  const bytes = Buffer.from(ring.bytes);
  const size = bytes.length / PLACES;
  let hash = createHash('sha256');
  let summed = 0;

  function sum(): void {
    const filled = Atomics.load(counts, FILLED);
    if (filled === summed) return;
    for (; summed < filled; summed += 1) {
      const place = summed % PLACES;
      hash.update(bytes.subarray(place * size, place * size + (counts[LENGTHS + place] as number)));
    }
    Atomics.store(counts, SUMMED, summed);
    Atomics.notify(counts, SUMMED);
  }

  return {
    sum,
    digest() {
      sum();
      const sha256 = hash.digest('hex');
      hash = createHash('sha256');
      return sha256;
    },
  };
}
