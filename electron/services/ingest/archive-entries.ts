import { getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { archiveRefused, libraryError } from './archive-errors.ts';
import { collisionKey, isDocumentName, unsafeNameReason } from './archive-names.ts';

export interface ArchiveLimits {
  readonly entries: number;
  /** Greatest sum of the expanded sizes, in bytes. */
  readonly size: number;
  /** Greatest expansion of an entry of more than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** Design security T13 and T19; 16 GiB hold a national extraction several times over. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  size: 16 * 1024 ** 3,
  ratio: 200,
  ratioFrom: 10 * 1024 ** 2,
};

export interface ArchiveEntry {
  readonly name: string;
  readonly entry: Entry;
}

const LOCAL_HEADER_BYTES = 30;
const MADE_BY_UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const METHODS: ReadonlySet<number> = new Set([0, 8]);

/** A link, a pipe or a device, as Unix archivers mark it; a type of 0 is one that was not told. */
function isSpecialFile(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  return entry.versionMadeBy >>> 8 === MADE_BY_UNIX && type !== 0 && type !== REGULAR && type !== FOLDER;
}

function assertSafe(name: string, entry: Entry): void {
  const reason = unsafeNameReason(name);
  if (reason !== undefined) throw archiveRefused('archive.unsafe-path', reason, name);
  if (isSpecialFile(entry)) throw archiveRefused('archive.unsafe-path', 'a link or a device, not a file', name);
  if (entry.isEncrypted()) throw archiveRefused('archive.encrypted', 'an encrypted file', name);
}

function assertRatio(name: string, { compressedSize, uncompressedSize }: Entry, limits: ArchiveLimits): void {
  if (uncompressedSize <= limits.ratioFrom || uncompressedSize <= compressedSize * limits.ratio) return;
  throw archiveRefused('archive.bomb', `${compressedSize} bytes that become ${uncompressedSize}`, name);
}

/** Entries that share bytes of the archive: the way to make a bomb that no ratio shows. */
function assertApart(entries: readonly ArchiveEntry[], fileSize: number): void {
  const sorted = entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { name, entry } of sorted) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < end) throw archiveRefused('archive.bomb', 'it overlaps another entry', name);
    end = start + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize;
    if (end > fileSize) throw archiveRefused('archive.invalid', 'it goes beyond the end of the archive', name);
  }
}

async function* listed(zip: ZipFile): AsyncGenerator<Entry, void, undefined> {
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (error) {
    throw libraryError(error);
  }
}

/**
 * Reads the central directory and judges every entry before any is opened; folders are left out of the answer.
 * Throws `archive.unsafe-path`, `archive.encrypted`, `archive.bomb` or `archive.invalid`.
 */
export async function readEntries(zip: ZipFile, limits: ArchiveLimits): Promise<readonly ArchiveEntry[]> {
  if (zip.entryCount > limits.entries) throw archiveRefused('archive.bomb', `${zip.entryCount} entries`);
  const entries: ArchiveEntry[] = [];
  const keys = new Set<string>();
  let size = 0;
  for await (const entry of listed(zip)) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
    assertSafe(name, entry);
    assertRatio(name, entry, limits);
    const key = collisionKey(name);
    if (keys.has(key)) throw archiveRefused('archive.unsafe-path', 'another entry has the same name', name);
    keys.add(key);
    size += entry.uncompressedSize;
    if (size > limits.size) throw archiveRefused('archive.bomb', `more than ${limits.size} bytes once expanded`, name);
    entries.push({ name, entry });
  }
  assertApart(entries, zip.fileSize);
  return entries.filter(({ name }) => !name.endsWith('/'));
}

/** Checks an entry that is going to be read: its own header must tell what the central directory tells. */
export async function assertReadable(zip: ZipFile, { name, entry }: ArchiveEntry): Promise<void> {
  if (!METHODS.has(entry.compressionMethod)) {
    throw archiveRefused('archive.invalid', `compression method ${entry.compressionMethod} is not read`, name);
  }
  const header = await zip.readLocalFileHeaderPromise(entry).catch((error: unknown) => {
    throw libraryError(error, name);
  });
  if ((header.generalPurposeBitFlag & 1) === 1) throw archiveRefused('archive.encrypted', 'an encrypted file', name);
  if (!header.fileName.equals(entry.fileNameRaw) || header.compressionMethod !== entry.compressionMethod) {
    throw archiveRefused('archive.invalid', 'its header and the central directory differ', name);
  }
}

export function documentsOf(entries: readonly ArchiveEntry[]): readonly ArchiveEntry[] {
  const documents = entries.filter(({ name }) => isDocumentName(name));
  if (documents.length > 0) return documents;
  const names = entries.slice(0, 10).map(({ name }) => name);
  throw archiveRefused('archive.no-xml', `no .xml file among ${entries.length} (${names.join(', ')})`);
}
