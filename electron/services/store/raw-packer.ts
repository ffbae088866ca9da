import { constants, zstdCompressSync } from 'node:zlib';
import type { RawBlock } from './batch.ts';

/** Where a raw record lies; start and length in bytes of the uncompressed block. */
export interface RawPlace {
  readonly block: number;
  readonly start: number;
  readonly length: number;
}

/** Bytes to a block: enough for compression to find what records repeat, little to unpack for one of them. */
const BLOCK_BYTES = 96 * 1024;
const LEVEL = 3;

/** What a block may grow by with its last record, in most documents; more is made where a record needs it. */
const ROOM_BYTES = 64 * 1024;

/** A text that is there in UTF-8: its length in bytes, and what writes these to a place. */
export interface RawText {
  readonly rawLength: number;
  copyRaw(target: Uint8Array, at: number): void;
}

export interface RawPacker {
  /** Appends a record; the block that is now full, if any, comes out of `take`. */
  add(raw: string | RawText): RawPlace;
  /** The blocks completed since the last call. */
  take(): RawBlock[];
  /** Completes the block begun. */
  finish(): void;
}

/** Packs records into blocks; of several packers, each numbers its blocks apart from those of the others. */
export function createRawPacker({ index, of } = { index: 0, of: 1 }): RawPacker {
  let id = 1 + index;
  let buffer = Buffer.allocUnsafeSlow(BLOCK_BYTES + ROOM_BYTES);
  let length = 0;
  let full: RawBlock[] = [];

  function finish(): void {
    if (length === 0) return;
    // Of its own memory, so that it can be handed to another thread without copying.
    const text = new Uint8Array(length);
    text.set(buffer.subarray(0, length));
    full.push({ id, text });
    id += of;
    length = 0;
  }

  function makeRoom(bytes: number): void {
    if (buffer.length - length >= bytes) return;
    const larger = Buffer.allocUnsafeSlow(length + bytes);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  }

  return {
    add(raw) {
      const text = typeof raw === 'string' ? textOf(raw) : raw;
      const place = { block: id, start: length, length: text.rawLength };
      makeRoom(place.length);
      text.copyRaw(buffer, length);
      length += place.length;
      if (length >= BLOCK_BYTES) finish();
      return place;
    },
    take() {
      const taken = full;
      full = [];
      return taken;
    },
    finish,
  };
}

function textOf(raw: string): RawText {
  const bytes = Buffer.from(raw);
  return { rawLength: bytes.length, copyRaw: (target, at) => target.set(bytes, at) };
}

/** The text of a block as it is kept. */
export function packText(text: Uint8Array): Uint8Array {
  return zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
}
