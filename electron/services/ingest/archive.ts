import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { crc32 } from 'node:zlib';
import { openPromise, type ZipFile } from 'yauzl';
import { AppError } from '../../../shared/errors.ts';
import { compareSha256, expectedFrom, type FileChecksum } from './archive-checksum.ts';
import {
  ARCHIVE_LIMITS,
  assertReadable,
  documentsOf,
  readEntries,
  type ArchiveEntry,
  type ArchiveLimits,
} from './archive-entries.ts';
import { archiveRefused, fileError, libraryError } from './archive-errors.ts';
import { collisionKey, companionKey } from './archive-names.ts';

export interface ExtractionFile {
  readonly name: string;
  /** Sizes in bytes, as declared; reading checks them. */
  readonly compressedSize: number;
  readonly size: number;
  /** What is announced beside it, see `FileChecksum`; undefined when nothing is. */
  readonly expected: string | undefined;
}

/** The XML files of one extraction, whether it came as an archive or as one plain file. */
export interface ExtractionArchive {
  readonly kind: 'zip' | 'xml';
  readonly files: readonly ExtractionFile[];
  /** Names of the files that are neither documents nor their companions. */
  readonly ignored: readonly string[];
  /** Bytes of a file, each piece valid until the next is asked for; its sum is known at the end. Throws `archive.invalid` or `archive.bomb`. */
  read(name: string): AsyncIterable<Uint8Array>;
  /** Undefined until `read` has ended. */
  checksumOf(name: string): FileChecksum | undefined;
  close(): Promise<void>;
}

/** A companion holds 64 digits and perhaps a name. */
const COMPANION_BYTES = 4096;

/** Streams one entry, checks its CRC-32 and hands over its SHA-256. */
async function* readEntry(
  zip: ZipFile,
  { name, entry }: ArchiveEntry,
  onEnd: (sha256: string) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  let crc = 0;
  const stream = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw libraryError(error, name);
  });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw libraryError(error, name);
  } finally {
    stream.destroy();
  }
  if (crc !== entry.crc32) throw archiveRefused('archive.invalid', 'its CRC-32 is wrong', name);
  onEnd(hash.digest('hex'));
}

async function readCompanion(zip: ZipFile, companion: ArchiveEntry): Promise<string> {
  await assertReadable(zip, companion);
  if (companion.entry.uncompressedSize > COMPANION_BYTES) return '';
  const chunks: Uint8Array[] = [];
  for await (const chunk of readEntry(zip, companion, () => undefined)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

interface Content {
  readonly files: readonly (ExtractionFile & { readonly source: ArchiveEntry })[];
  readonly ignored: readonly string[];
}

async function readContent(zip: ZipFile, limits: ArchiveLimits): Promise<Content> {
  const entries = await readEntries(zip, limits);
  const rest = new Map(entries.map((entry) => [collisionKey(entry.name), entry]));
  const files: (ExtractionFile & { readonly source: ArchiveEntry })[] = [];
  for (const source of documentsOf(entries)) {
    await assertReadable(zip, source);
    const companion = rest.get(companionKey(source.name));
    const expected = companion === undefined ? undefined : expectedFrom(await readCompanion(zip, companion));
    const { compressedSize, uncompressedSize } = source.entry;
    files.push({ name: source.name, compressedSize, size: uncompressedSize, expected, source });
    rest.delete(companionKey(source.name));
    rest.delete(collisionKey(source.name));
  }
  return { files, ignored: Array.from(rest.values(), ({ name }) => name) };
}

async function closeZip(zip: ZipFile): Promise<void> {
  if (!zip.isOpen) return;
  const closed = once(zip, 'close');
  zip.close();
  await closed;
}

function createArchive(zip: ZipFile, { files, ignored }: Content): ExtractionArchive {
  const sums = new Map<string, FileChecksum>();
  return {
    kind: 'zip',
    files: files.map(({ name, compressedSize, size, expected }) => ({ name, compressedSize, size, expected })),
    ignored,
    read(name) {
      const file = files.find((candidate) => candidate.name === name);
      if (file === undefined) throw new AppError('internal', `The archive has no document named ${name}`);
      return readEntry(zip, file.source, (sha256) => sums.set(name, compareSha256(sha256, file.expected)));
    },
    checksumOf: (name) => sums.get(name),
    close: () => closeZip(zip),
  };
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true });
  } catch (error) {
    const isSystem = error instanceof Error && 'syscall' in error;
    throw isSystem ? fileError(path, error) : libraryError(error);
  }
}

/**
 * Opens an extraction (domain reference ROR §2.7): a zip of `X.xml`, each with an `X.txt` that holds its SHA-256. The whole
 * central directory is judged first, nothing is ever written to disk, and archives within the archive are not opened.
 *
 * Throws `file.not-found`, `file.unreadable`, `archive.invalid` (damaged), `archive.encrypted`, `archive.unsafe-path`,
 * `archive.bomb`, `archive.no-xml`; values reason and entry. A sum that differs is no error here: see `assertChecksum`.
 */
export async function openExtraction(path: string, limits: Partial<ArchiveLimits> = {}): Promise<ExtractionArchive> {
  const zip = await openZip(path);
  try {
    return createArchive(zip, await readContent(zip, { ...ARCHIVE_LIMITS, ...limits }));
  } catch (error) {
    await closeZip(zip);
    throw error;
  }
}

/** A file of any archive, read whole. */
export interface ZipFileContent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads whole, one after the other, the files of an archive that `isWanted` chooses by name and declared size in bytes, which
 * reading enforces. The archive is judged first and refused as by `openExtraction`, whatever its files are; `archive.no-xml` is
 * not among the errors.
 */
export async function* readZipFiles(
  path: string,
  isWanted: (name: string, size: number) => boolean,
  limits: Partial<ArchiveLimits> = {},
): AsyncGenerator<ZipFileContent, void, undefined> {
  const zip = await openZip(path);
  try {
    for (const source of await readEntries(zip, { ...ARCHIVE_LIMITS, ...limits })) {
      if (!isWanted(source.name, source.entry.uncompressedSize)) continue;
      await assertReadable(zip, source);
      const chunks: Uint8Array[] = [];
      for await (const chunk of readEntry(zip, source, () => undefined)) chunks.push(chunk);
      yield { name: source.name, bytes: Buffer.concat(chunks) };
    }
  } finally {
    await closeZip(zip);
  }
}

/** A file of any archive, read bit by bit; its CRC-32 is checked at its end. */
export interface ZipFileStream {
  readonly name: string;
  /** As declared; reading checks it. */
  readonly size: number;
  read(): AsyncIterable<Uint8Array>;
}

/** Goes through the files of an archive as `readZipFiles` does, for those that are too large to be held in memory. */
export async function* streamZipFiles(
  path: string,
  limits: Partial<ArchiveLimits> = {},
): AsyncGenerator<ZipFileStream, void, undefined> {
  const zip = await openZip(path);
  try {
    for (const source of await readEntries(zip, { ...ARCHIVE_LIMITS, ...limits })) {
      await assertReadable(zip, source);
      const { uncompressedSize: size } = source.entry;
      yield { name: source.name, size, read: () => readEntry(zip, source, () => undefined) };
    }
  } finally {
    await closeZip(zip);
  }
}
