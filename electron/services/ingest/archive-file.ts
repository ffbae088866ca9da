import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { announcedSha256, compareSha256, type FileChecksum } from './archive-checksum.ts';
import type { ArchiveLimits } from './archive-entries.ts';
import { fileError, notAFile } from './archive-errors.ts';
import type { ExtractionArchive } from './archive.ts';
import { piecesOf, type Pieces } from './reader-input.ts';
import { summedHere, type SummedPieces } from './summed-pieces.ts';

const COMPANION_BYTES = 4096;

/** Local header, and end of an empty archive. */
const ZIP_MAGICS = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** Whether a file is an archive, by its first bytes. */
export async function isZip(handle: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  return ZIP_MAGICS.includes(buffer.toString('latin1', 0, bytesRead));
}

/** The SHA-256 in the `X.txt` beside an `X.xml`, if there is one; any other text there is none of ours. */
async function siblingSha256(path: string): Promise<string | undefined> {
  if (!/\.xml$/i.test(path)) return undefined;
  for (const extension of ['.txt', '.TXT']) {
    const companion = path.replace(/\.xml$/i, extension);
    const facts = await stat(companion).catch(() => undefined);
    if (facts?.isFile() !== true || facts.size > COMPANION_BYTES) continue;
    return announcedSha256(await readFile(companion, 'utf8').catch(() => ''));
  }
  return undefined;
}

/** How the bytes of a plain file are had, and their sum. */
export type ReadFile = (handle: FileHandle) => SummedPieces;

const readHere: ReadFile = (handle) => summedHere(piecesOf(handle));

async function* readSummed({ pieces, sha256 }: SummedPieces, path: string, onEnd: (sha256: string) => void): Pieces {
  for (;;) {
    const piece = await pieces.next().catch((error: unknown) => {
      throw fileError(path, error);
    });
    if (piece.done === true) break;
    yield piece.value;
  }
  onEnd(await sha256());
}

async function openPlain(handle: FileHandle, path: string, size: number, read: ReadFile): Promise<ExtractionArchive> {
  const name = basename(path);
  const expected = await siblingSha256(path);
  let sum: FileChecksum | undefined;
  return {
    kind: 'xml',
    files: [{ name, compressedSize: size, size, expected }],
    ignored: [],
    read(wanted) {
      if (wanted !== name) throw new AppError('internal', `The extraction has no document named ${wanted}`);
      return readSummed(read(handle), path, (sha256) => {
        sum = compareSha256(sha256, expected);
      });
    },
    checksumOf: (wanted) => (wanted === name ? sum : undefined),
    close: () => handle.close(),
  };
}

/**
 * Opens what a person gives to import: an archive by its first bytes, whatever its name, else one plain XML file, with the
 * SHA-256 of the `X.txt` beside it if there is one. Throws as `openExtraction`, and `file.unreadable` for a folder.
 */
export async function openFile(
  path: string,
  limits: Partial<ArchiveLimits> = {},
  read = readHere,
): Promise<ExtractionArchive> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw fileError(path, error);
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw notAFile(path);
    if (!(await isZip(handle))) return await openPlain(handle, path, facts.size, read);
  } catch (error) {
    await handle.close();
    throw fileError(path, error);
  }
  await handle.close();
  // Loaded where there is an archive to open.
  const { openExtraction } = await import('./archive.ts');
  return openExtraction(path, limits);
}
