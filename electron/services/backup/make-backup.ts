import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { readHeader } from '../keystore/header.ts';
import { guarded, openReadable, openWritable } from '../store/sqlite.ts';
import { writeNewFile } from '../synthetic/new-file.ts';
import { zipOf } from '../synthetic/zip-writer.ts';
import { MANIFEST_NAME, manifestText } from './manifest.ts';
import type { BackedUpFile } from './manifest.ts';
import { importedTables, presentDatabases } from './precious.ts';
import type { BackupPorts, DatabaseName } from './precious.ts';

export interface MadeBackup {
  readonly file: string;
  readonly bytes: number;
  readonly files: readonly BackedUpFile[];
  /**
   * How the keys in it can be opened: with the passphrase of the vault, or only on this computer, whose own key store seals them;
   * null when there is no vault.
   */
  readonly keys: 'passphrase' | 'this-computer' | null;
}

const STAGE = '.sauvegarde-';
const ABANDONED_MS = 3_600_000;

/**
 * Copies everything that cannot be made again into one zip, while it is in use: each database as it is at one instant, by SQLite
 * itself. Keys stay sealed; answers of servers, which can be asked again, are left out.
 * @throws AppError `input.invalid` when there is nothing yet, `file.exists`, `file.not-found`, `storage.full`, `storage.failed`.
 */
export async function makeBackup(
  ports: BackupPorts,
  { path, force }: { readonly path: string; readonly force: boolean },
): Promise<MadeBackup> {
  const { dataDirectory: data } = ports;
  const databases = presentDatabases(data);
  if (databases.length === 0) {
    throw new AppError('input.invalid', 'There is nothing to back up yet.', {
      values: { reason: 'nothing-to-back-up' },
    });
  }
  removeAbandoned(data);
  const stage = join(data, `${STAGE}${randomUUID()}`);
  await mkdir(stage, { mode: 0o700 });
  try {
    for (const name of databases) copyDatabase(join(data, name), join(stage, name), name);
    const keys = databases.includes('vault.db') ? keysOf(join(stage, 'vault.db')) : null;
    const sources = [
      ...databases.map((name) => ({ name, from: join(stage, name) })),
      ...importedTables(data).map((name) => ({ name, from: join(data, name) })),
    ];
    const files = await writeZip(ports, { path, force }, sources);
    return { file: basename(path), bytes: (await stat(path)).size, files, keys };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Unlike a copy of the file, it takes in what is still in the log, and nothing of what was erased. */
function copyDatabase(from: string, to: string, name: DatabaseName): void {
  const db = openWritable(from);
  try {
    guarded(from, () => db.prepare('VACUUM INTO ?').run(to));
  } finally {
    db.close();
  }
  if (name === 'exchanges.db') forgetAnswers(to);
}

/** A row of an answer goes with its file, which stays here. */
function forgetAnswers(file: string): void {
  const db = openWritable(file);
  try {
    guarded(file, () => db.prepare('DELETE FROM answer').run());
  } finally {
    db.close();
  }
}

function keysOf(file: string): MadeBackup['keys'] {
  const db = openReadable(file);
  try {
    const header = readHeader(db);
    if (header === undefined) return null;
    return header.passphrase_wrap === null ? 'this-computer' : 'passphrase';
  } finally {
    db.close();
  }
}

interface Source {
  readonly name: string;
  readonly from: string;
}

async function writeZip(
  ports: BackupPorts,
  { path, force }: { readonly path: string; readonly force: boolean },
  sources: readonly Source[],
): Promise<readonly BackedUpFile[]> {
  const files: BackedUpFile[] = [];
  for (const source of sources) files.push(await described(source));
  const madeAt = ports.now();
  const text = manifestText({ madeAt: madeAt.toISOString(), cercle: versionOf(ports), files });
  const entries = [
    { name: MANIFEST_NAME, content: () => [Buffer.from(text)] },
    ...sources.map(({ name, from }) => ({ name, content: () => createReadStream(from) as AsyncIterable<Uint8Array> })),
  ];
  await writeNewFile(path, { force, isPrivate: true }, async (handle) => {
    for await (const chunk of zipOf(entries, madeAt)) await handle.write(chunk as Uint8Array);
  });
  return files;
}

async function described({ name, from }: Source): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}

function versionOf({ resource }: BackupPorts): string {
  // It lies beside `resources/` in every form of the installation.
  const file = new URL('../package.json', resource('licences.json'));
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/** What a killed backup left. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(STAGE))) {
    const age = Date.now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_MS) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
