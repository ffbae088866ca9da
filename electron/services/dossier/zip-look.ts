import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const IS_ENCRYPTED = 1;

/**
 * What is in a zip held in memory, to look for secrets in it: tolerant, it gives what it can read and leaves out the rest
 * (PKWARE APPNOTE §4.3). Reading of data goes through `ingest/archive`, which refuses instead.
 */
export function* zipEntries(bytes: Buffer, mostBytes: () => number): Generator<ZipEntry> {
  const end = endOf(bytes);
  if (end === undefined) return;
  let at = bytes.readUInt32LE(end + 16);
  const count = bytes.readUInt16LE(end + 10);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return;
    const entry = readEntry(bytes, at, mostBytes());
    if (entry !== undefined) yield entry;
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return undefined;
}

function readEntry(bytes: Buffer, at: number, maxOutputLength: number): ZipEntry | undefined {
  const isEncrypted = (bytes.readUInt16LE(at + 8) & IS_ENCRYPTED) !== 0;
  const method = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 20);
  const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  const local = bytes.readUInt32LE(at + 42);
  if (isEncrypted || local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) return undefined;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + size);
  if (method === 0) return { name, content: packed };
  try {
    return method === 8
      ? { name, content: inflateRawSync(packed, { maxOutputLength: Math.max(1, maxOutputLength) }) }
      : undefined;
  } catch {
    return undefined;
  }
}
