import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import type { RawBlock } from './batch.ts';
import { guarded, type ReadableDb } from './sqlite.ts';

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

/** One piece for most blocks, so that nothing is put together. */
const UNPACKED_BYTES = 128 * 1024;

export interface RawReader {
  /** The record as it was received, made a document of its own. */
  read(place: RawPlace): string;
  /** The same in UTF-8, in memory of its own. */
  readBytes(place: RawPlace): Buffer;
  /** The same, to be used before anything else is read. */
  lookAt(place: RawPlace): Buffer;
}

/** Reads raw records back, keeping the last blocks unpacked: neighbours in a file are often asked for together. */
export function createRawReader(db: ReadableDb, kept = 8): RawReader {
  const find = db.prepare<[number], Uint8Array>('SELECT data FROM raw_block WHERE id = ?').pluck();
  const blocks = new Map<number, Buffer<ArrayBuffer>>();

  function blockOf(id: number): Buffer<ArrayBuffer> {
    const known = blocks.get(id);
    if (known !== undefined) return known;
    const data = guarded(db.name, () => find.get(id)) as Uint8Array | undefined;
    if (data === undefined) throw damaged(id);
    const block = unpack(data, id);
    if (blocks.size >= kept) forgetOldest();
    blocks.set(id, block);
    return block;
  }

  function forgetOldest(): void {
    const [oldest] = blocks;
    if (oldest === undefined) return;
    const [id, { buffer }] = oldest;
    blocks.delete(id);
    // Nobody else has it. Left to the garbage collector, hundreds of them make it go through the whole heap again and again.
    if (buffer.byteLength >= UNPACKED_BYTES) buffer.transfer(0);
  }

  function lookAt({ block, start, length }: RawPlace): Buffer {
    return blockOf(block).subarray(start, start + length);
  }

  return {
    read: (place) => lookAt(place).toString('utf8'),
    readBytes: (place) => Buffer.from(lookAt(place)),
    lookAt,
  };
}

function unpack(data: Uint8Array, id: number): Buffer<ArrayBuffer> {
  try {
    return zstdDecompressSync(data, { chunkSize: UNPACKED_BYTES });
  } catch (cause) {
    throw damaged(id, cause);
  }
}

function damaged(id: number, cause?: unknown): AppError {
  return new AppError('cache.corrupt', `Raw block ${id} is damaged; remove the source and import it again.`, { cause });
}
