import { zstdDecompressSync } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import type { RawPlace } from './raw-packer.ts';
import { guarded, type ReadableDb } from './sqlite.ts';

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
