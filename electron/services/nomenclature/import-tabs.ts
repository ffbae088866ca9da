import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { tableText } from '../../../shared/domain/ror/nomenclature-file.ts';
import { parseTabs, type TabsTable } from '../../../shared/domain/ror/nomenclature-tabs.ts';
import { IMPORTED_FOLDER, readImportedIndex, type IndexEntry } from './load.ts';
import { readTabsFiles } from './tabs-files.ts';

/** A table that was imported. */
export interface ImportedTable {
  readonly oid: string;
  readonly name: string;
  /** `yyyy-mm-dd` */
  readonly version: string;
  readonly source: string;
  readonly concepts: number;
}

/**
 * Imports the official NOS: a zip of `.tabs` files, or one of them (domain reference ROR §9). Every table is read before any is
 * written, and the new ones count together, by the rename of their index. Of two editions of a table in one zip the newer
 * is kept; a table that was imported before is replaced, whatever its date.
 * @returns what was imported, by name. Whether it is used is told by `loadNomenclature`: a table shipped may be newer.
 * @throws AppError `nomenclature.invalid` (file and line), the `file.*` and `archive.*` codes, `storage.full`,
 * `storage.failed`; the tables in use are then those of before.
 */
export async function importTabs(file: string, dataDirectory: string): Promise<readonly ImportedTable[]> {
  const from = basename(file);
  const tables = new Map<string, Imported>();
  for await (const { name, text } of readTabsFiles(file)) {
    const table = parseTabs(text, name);
    if (table === undefined) continue;
    const known = tables.get(table.oid);
    if (known === undefined || table.version >= known.version) tables.set(table.oid, importedOf(table, name, from));
  }
  if (tables.size === 0)
    throw new AppError('nomenclature.invalid', `${from} holds no terminology (TRE) and no value set (JDV).`, {
      values: { file: from },
    });
  const imported = [...tables.values()].sort((a, b) => (a.entry.name < b.entry.name ? -1 : 1));
  await publish(imported, dataDirectory);
  return imported.map(({ entry: { oid, name, version, source, count } }) => ({
    oid,
    name,
    version,
    source,
    concepts: count,
  }));
}

/** A table as it will stand in the index, and the text of its file. */
interface Imported {
  readonly entry: IndexEntry;
  readonly version: string;
  readonly text: string;
}

function importedOf({ concepts, ...attributes }: TabsTable, name: string, from: string): Imported {
  const source = `ANS, Nomenclatures des Objets de Santé (NOS), ${name === from ? from : `${name} (${from})`}`;
  const header = { ...attributes, source };
  const file = `${header.name}.${header.version}.json`;
  return {
    entry: { ...header, file, count: concepts.length },
    version: header.version,
    text: tableText(header, concepts),
  };
}

async function publish(imported: readonly Imported[], dataDirectory: string): Promise<void> {
  const folder = join(dataDirectory, IMPORTED_FOLDER);
  const before = indexBefore(dataDirectory);
  const replaced = new Set(imported.map(({ entry }) => entry.oid));
  const entries = [...before.filter(({ oid }) => !replaced.has(oid)), ...imported.map(({ entry }) => entry)];
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { entry, text } of imported) await writeAtomically(join(folder, entry.file), text);
    await writeAtomically(join(folder, 'index.json'), `${JSON.stringify({ files: entries }, null, 1)}\n`);
    const used = new Set(entries.map(({ file }) => file));
    for (const { file } of before) if (!used.has(file)) await rm(join(folder, file), { force: true });
  } catch (cause) {
    throw storageError(folder, cause);
  }
}

/** A damaged index must not forbid the import that repairs it: what it named has to be imported again. */
function indexBefore(dataDirectory: string): readonly IndexEntry[] {
  try {
    return readImportedIndex(dataDirectory);
  } catch {
    return [];
  }
}

/** Writes a file under another name, flushes it to the disk, then gives it its name: a crash leaves the old one or the new. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function storageError(folder: string, cause: unknown): AppError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new AppError(
    full ? 'storage.full' : 'storage.failed',
    full ? `No space is left for tables in ${folder}.` : `The tables could not be written in ${folder} (${code}).`,
    { values: { folder }, cause },
  );
}
