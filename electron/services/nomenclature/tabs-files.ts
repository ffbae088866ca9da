import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { fileError, notAFile } from '../ingest/archive-errors.ts';
import { isZip } from '../ingest/archive-file.ts';
import { readZipFiles } from '../ingest/archive.ts';

/** A `.tabs` file, alone or from a zip: its name and its decoded text. */
export interface TabsFile {
  readonly name: string;
  readonly text: string;
}

/** Ten times the largest table published (communes, 3 MB), and the whole publication as many times. */
const MAX_BYTES = 32 * 1024 * 1024;
const ZIP_LIMITS = { entries: 5000, size: 512 * 1024 * 1024 };

/**
 * Reads the `.tabs` files of a zip, one at a time, or the one that `file` is, whatever its name; what else a zip holds is passed
 * over. A file of a zip is named with its folder.
 * @throws AppError `file.not-found`, `file.unreadable`, `nomenclature.invalid` when a table is too large, the `archive.*` codes.
 */
export async function* readTabsFiles(file: string): AsyncGenerator<TabsFile> {
  const alone = await readAlone(file);
  if (alone !== undefined) {
    yield { name: basename(file), text: decode(alone) };
    return;
  }
  const isTable = (name: string, size: number): boolean => {
    if (!/\.tabs$/i.test(name)) return false;
    if (size > MAX_BYTES) throw tooLarge(name);
    return true;
  };
  for await (const { name, bytes } of readZipFiles(file, isTable, ZIP_LIMITS)) yield { name, text: decode(bytes) };
}

/** The bytes of a file that is no zip. */
async function readAlone(file: string): Promise<Uint8Array | undefined> {
  const handle = await open(file).catch((cause: unknown) => {
    throw fileError(file, cause);
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw notAFile(file);
    if (await isZip(handle)) return undefined;
    if (facts.size > MAX_BYTES) throw tooLarge(basename(file));
    return await readFile(handle);
  } catch (cause) {
    throw fileError(file, cause);
  } finally {
    await handle.close();
  }
}

function tooLarge(name: string): AppError {
  return new AppError('nomenclature.invalid', `${name} is larger than any table of the NOS.`, {
    values: { file: name },
  });
}

/** UTF-8 when the bytes are; else ISO-8859-1, read as the Windows code page that contains it. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
