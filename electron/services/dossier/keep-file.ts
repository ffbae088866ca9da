import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { fileError } from '../ingest/archive-errors.ts';
import type { ReadableFile } from '../inventory/origin.ts';
import { assertNoSecretWithin } from './secret-scan.ts';

/** A file that is about to be kept with an entry. */
export interface FileToKeep {
  readonly name: string;
  readonly content: Uint8Array;
}

const MOST_BYTES = 25 * 1024 * 1024;

/**
 * Reads a file that a person joins to an entry.
 * @throws AppError `dossier.file` for one that is empty or larger than 25 MB, `dossier.secret`, `file.not-found`, `file.unreadable`.
 */
export async function readToKeep(file: ReadableFile): Promise<FileToKeep> {
  const name = 'path' in file ? basename(file.path) : file.name;
  const content = 'path' in file ? await contentOf(file.path, name) : file.bytes;
  assertKeepable(name, content.length);
  await assertNoSecretWithin(name, content);
  return { name, content };
}

async function contentOf(path: string, name: string): Promise<Uint8Array> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw refused(name, 'no file');
    assertKeepable(name, facts.size);
    return await readFile(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

function assertKeepable(name: string, bytes: number): void {
  if (bytes === 0) throw refused(name, '0');
  if (bytes > MOST_BYTES) throw refused(name, `${bytes} > ${MOST_BYTES}`);
}

function refused(file: string, reason: string): AppError {
  return new AppError('dossier.file', `${file} cannot be kept: ${reason}.`, { values: { file, reason } });
}
