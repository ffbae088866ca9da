import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { loadNomenclature } from '../nomenclature/load.ts';
import { guarded, openReadable } from '../store/sqlite.ts';
import { backupInvalid } from './manifest.ts';
import { DATABASES } from './databases.ts';
import { presentDatabases } from './precious.ts';
import type { BackupPorts, DatabaseName } from './precious.ts';

const CACHE = 'cache-of-check';

/**
 * Opens what was unpacked as Cercle would, each database brought to this version: what cannot be read later is refused now.
 * @throws AppError `backup.invalid`: damaged, or made by a later version.
 */
export function checkStage(ports: BackupPorts, stage: string, backup: string): void {
  const own: BackupPorts = { ...ports, dataDirectory: stage, cacheDirectory: join(stage, CACHE) };
  try {
    for (const name of presentDatabases(stage)) checkDatabase(own, name);
    const { resource } = ports;
    loadNomenclature({ resource, dataDirectory: stage, asOf: ports.now().toISOString().slice(0, 10) });
  } catch (error) {
    throw asInvalid(error, backup);
  } finally {
    rmSync(own.cacheDirectory, { recursive: true, force: true });
  }
}

function checkDatabase(ports: BackupPorts, name: DatabaseName): void {
  const file = join(ports.dataDirectory, name);
  const db = openReadable(file);
  try {
    const said = guarded(file, () => db.pragma('quick_check(1)', { simple: true }));
    if (said !== 'ok') throw new AppError('cache.corrupt', `${name}: ${String(said)}`, { values: { file: name } });
  } finally {
    db.close();
  }
  DATABASES[name](ports).close();
}

const REASONS: Readonly<Record<string, string>> = {
  'cache.newer-version': 'newer-version',
  'cache.corrupt': 'damaged',
  'vault.tampered': 'damaged',
  'nomenclature.invalid': 'damaged',
};

function asInvalid(error: unknown, backup: string): unknown {
  if (!(error instanceof AppError)) return error;
  const reason = REASONS[error.code];
  if (reason === undefined) return error;
  const file = error.detail.values?.['file'];
  return backupInvalid(backup, file === undefined ? reason : `${String(file)}, ${reason}`, error);
}
