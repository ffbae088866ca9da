import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import type { RawBlock } from './batch.ts';
import { guarded, type ReadableDb } from './sqlite.ts';

/** Where a raw record lies; start and length in UTF-16 units of the uncompressed block. */
export interface RawPlace {
  readonly block: number;
  readonly start: number;
  readonly length: number;
}

/** Units of text to a block: enough for compression to find what records repeat, little to unpack for one of them. */
const BLOCK_LENGTH = 96 * 1024;
const LEVEL = 3;

const encoder = new TextEncoder();

export interface RawPacker {
  /** Appends a record; the block that is now full, if any, comes out of `take`. */
  add(raw: string): RawPlace;
  /** The blocks completed since the last call. */
  take(): RawBlock[];
  /** Completes the last block. */
  finish(): void;
}

/** Packs records into blocks; of several packers, each numbers its blocks apart from those of the others. */
export function createRawPacker({ index, of } = { index: 0, of: 1 }): RawPacker {
  let id = 1 + index;
  let parts: string[] = [];
  let length = 0;
  let full: RawBlock[] = [];

  function finish(): void {
    if (parts.length === 0) return;
    // Of its own memory, so that it can be handed to another thread without copying.
    full.push({ id, text: encoder.encode(parts.join('')) });
    id += of;
    parts = [];
    length = 0;
  }

  return {
    add(raw) {
      const place = { block: id, start: length, length: raw.length };
      parts.push(raw);
      length += raw.length;
      if (length >= BLOCK_LENGTH) finish();
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

/** The text of a block as it is kept. */
export function packText(text: Uint8Array): Uint8Array {
  return zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
}

export interface RawReader {
  /** The record as it was received, made a document of its own. */
  read(place: RawPlace): string;
  /** The same in UTF-8, in memory of its own. */
  readBytes(place: RawPlace): Buffer;
}

/** An unpacked block, and a place in it that is known in bytes and in UTF-16 units: what is asked for next often lies behind it. */
interface Block {
  readonly bytes: Buffer;
  readonly offset: number;
  readonly units: number;
}

/** Reads raw records back, keeping the last blocks unpacked: neighbours in a file are often asked for together. */
export function createRawReader(db: ReadableDb, kept = 8): RawReader {
  const find = db.prepare<[number], Uint8Array>('SELECT data FROM raw_block WHERE id = ?').pluck();
  const blocks = new Map<number, Block>();

  function blockOf(id: number): Block {
    const known = blocks.get(id);
    if (known !== undefined) return known;
    const data = guarded(db.name, () => find.get(id)) as Uint8Array | undefined;
    if (data === undefined) throw damaged(id);
    const block = { bytes: unpack(data, id), offset: 0, units: 0 };
    const oldest = blocks.keys().next().value;
    if (blocks.size >= kept && oldest !== undefined) blocks.delete(oldest);
    blocks.set(id, block);
    return block;
  }

  /** Only what is asked for is made text: the whole block takes several times as long. */
  function written({ block: id, start, length }: RawPlace): Buffer {
    const block = blockOf(id);
    const { bytes } = block;
    const [offset, units] = block.units <= start ? [block.offset, block.units] : [0, 0];
    const from = unitOffset(bytes, offset, start - units);
    const to = unitOffset(bytes, from, length);
    Object.assign(block, { offset: to, units: start + length });
    return bytes.subarray(from, to);
  }

  return { read: (place) => written(place).toString('utf8'), readBytes: (place) => Buffer.from(written(place)) };
}

/** One piece for most blocks, so that nothing is put together. */
const UNPACKED_BYTES = 128 * 1024;

function unpack(data: Uint8Array, id: number): Buffer {
  try {
    return zstdDecompressSync(data, { chunkSize: UNPACKED_BYTES });
  } catch (cause) {
    throw damaged(id, cause);
  }
}

/** The highest bit of each byte of a word: set in what is not ASCII. Signed, as all that bits are reckoned with here. */
const HIGH = 0x80808080 | 0;

/** Where, from the byte `from` of a text in UTF-8, as many UTF-16 units end. */
function unitOffset(bytes: Buffer, from: number, units: number): number {
  const aligned = Math.min(bytes.length, from + ((4 - ((bytes.byteOffset + from) & 3)) & 3));
  let at = from;
  let left = units;
  for (; at < aligned && left > 0; at += 1) left -= unitsOf(bytes[at] as number);
  if (left >= 4) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
    let index = 0;
    while (index < words.length && left >= 4) {
      const isAscii = left >= 16 && index + 4 <= words.length && areAscii(words, index);
      left -= isAscii ? 16 : unitsOfWord(words[index] as number);
      index += isAscii ? 4 : 1;
    }
    at += index * 4;
  }
  for (; at < bytes.length && left > 0; at += 1) left -= unitsOf(bytes[at] as number);
  // A character ends with the bytes that continue it.
  while (at < bytes.length && unitsOf(bytes[at] as number) === 0) at += 1;
  return at;
}

/** Four words at once: most of a document is ASCII. */
function areAscii(words: Int32Array, index: number): boolean {
  const all =
    (words[index] as number) |
    (words[index + 1] as number) |
    (words[index + 2] as number) |
    (words[index + 3] as number);
  return (all & HIGH) === 0;
}

/** UTF-16 units that four bytes of UTF-8 begin: one each, none for those that continue a character, two for the first of four. */
function unitsOfWord(word: number): number {
  const continuing = word & ~(word << 1) & HIGH;
  const ofFour = word & (word << 1) & (word << 2) & (word << 3) & HIGH;
  return 4 - bytesSet(continuing) + bytesSet(ofFour);
}

/** How many bytes of a word have their highest bit, when no other bit is set. */
function bytesSet(bits: number): number {
  return Math.imul(bits >>> 7, 0x01010101) >>> 24;
}

/** UTF-16 units that a byte of UTF-8 begins; none for one that continues a character. */
function unitsOf(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}

function damaged(id: number, cause?: unknown): AppError {
  return new AppError('cache.corrupt', `Raw block ${id} is damaged; remove the source and import it again.`, { cause });
}
