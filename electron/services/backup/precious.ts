import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORTED_FOLDER } from '../nomenclature/load.ts';
import type { Ports } from '../ports.ts';

export type BackupPorts = Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'resource' | 'now' | 'log'>;

/**
 * Databases that cannot be made again, in the order in which they are copied: the vault, whose journal tells of the seals of
 * dossiers, before the dossiers. What opens each is in `databases`.
 */
export const DATABASE_NAMES = ['workspace.db', 'vault.db', 'dossiers.db', 'exchanges.db'] as const;
export type DatabaseName = (typeof DATABASE_NAMES)[number];

/** Everything in a data folder that cannot be made again: databases, and tables that a person imported. */
export const PRECIOUS_NAMES: readonly string[] = [...DATABASE_NAMES, IMPORTED_FOLDER];

/** What SQLite keeps beside a database. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

export function presentDatabases(folder: string): readonly DatabaseName[] {
  return DATABASE_NAMES.filter((name) => existsSync(join(folder, name)));
}

/** Names of imported tables, with `/`, in their order. */
export function importedTables(folder: string): readonly string[] {
  const tables = join(folder, IMPORTED_FOLDER);
  if (!existsSync(tables)) return [];
  const files = readdirSync(tables, { withFileTypes: true }).filter(
    (one) => one.isFile() && one.name.endsWith('.json'),
  );
  return files.map(({ name }) => `${IMPORTED_FOLDER}/${name}`).sort();
}

export function isEmptyFolder(folder: string): boolean {
  return PRECIOUS_NAMES.every((name) => !existsSync(join(folder, name)));
}
