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
}

/** Reads raw records back, keeping the last blocks unpacked: neighbours in a file are often asked for together. */
export function createRawReader(db: ReadableDb, kept = 8): RawReader {
  const find = db.prepare<[number], Uint8Array>('SELECT data FROM raw_block WHERE id = ?').pluck();
  const texts = new Map<number, string>();

  function blockText(id: number): string {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const data = guarded(db.name, () => find.get(id)) as Uint8Array | undefined;
    if (data === undefined) throw damaged(id);
    const text = unpack(data, id);
    const oldest = texts.keys().next().value;
    if (texts.size >= kept && oldest !== undefined) texts.delete(oldest);
    texts.set(id, text);
    return text;
  }

  return { read: ({ block, start, length }) => blockText(block).slice(start, start + length) };
}

function unpack(data: Uint8Array, id: number): string {
  try {
    return zstdDecompressSync(data).toString('utf8');
  } catch (cause) {
    throw damaged(id, cause);
  }
}

function damaged(id: number, cause?: unknown): AppError {
  return new AppError('cache.corrupt', `Raw block ${id} is damaged; remove the source and import it again.`, { cause });
}
