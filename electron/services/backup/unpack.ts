import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { streamZipFiles } from '../ingest/archive.ts';
import type { ZipFileStream } from '../ingest/archive.ts';
import { storageError } from '../store/storage-error.ts';
import { backupInvalid, MANIFEST_NAME, readManifest } from './manifest.ts';
import type { BackedUpFile, Manifest } from './manifest.ts';

const MOST_MANIFEST_BYTES = 4 * 1024 * 1024;
/** Pages of a database may be nearly empty. */
const LIMITS = { ratio: 1100 };

/**
 * Unpacks a backup into a folder, every file checked against the manifest: its size, its SHA-256; none missing, none beside.
 * @throws AppError `backup.invalid`, `file.not-found`, `file.unreadable`, `storage.full`.
 */
export async function unpackBackup(path: string, folder: string): Promise<Manifest> {
  const backup = basename(path);
  let manifest: Manifest | undefined;
  const seen = new Set<string>();
  try {
    for await (const entry of streamZipFiles(path, LIMITS)) {
      if (manifest === undefined) manifest = await manifestOf(entry, backup);
      else {
        const file = manifest.files.find(({ name }) => name === entry.name);
        if (file === undefined || seen.has(file.name)) throw backupInvalid(backup, entry.name);
        seen.add(file.name);
        await unpack(entry, file, join(folder, file.name), backup);
      }
    }
  } catch (error) {
    throw asInvalid(error, backup);
  }
  const missing = manifest?.files.find(({ name }) => !seen.has(name));
  if (manifest === undefined || missing !== undefined) throw backupInvalid(backup, missing?.name ?? MANIFEST_NAME);
  return manifest;
}

/** It comes first. */
async function manifestOf({ name, size, read }: ZipFileStream, backup: string): Promise<Manifest> {
  if (name !== MANIFEST_NAME || size > MOST_MANIFEST_BYTES) throw backupInvalid(backup, MANIFEST_NAME);
  const chunks: Uint8Array[] = [];
  for await (const chunk of read()) chunks.push(chunk);
  return readManifest(Buffer.concat(chunks).toString('utf8'), backup);
}

async function unpack(entry: ZipFileStream, file: BackedUpFile, to: string, backup: string): Promise<void> {
  const hash = createHash('sha256');
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const handle = await open(to, 'wx', 0o600);
  try {
    for await (const chunk of entry.read()) {
      hash.update(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (entry.size !== file.bytes || hash.digest('hex') !== file.sha256) throw backupInvalid(backup, file.name);
}

/** What is no archive, or a damaged one, is no backup. */
function asInvalid(error: unknown, backup: string): unknown {
  if (error instanceof AppError && error.code.startsWith('archive.')) return backupInvalid(backup, error.code, error);
  return storageError(error, backup);
}
