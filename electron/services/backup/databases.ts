import { join } from 'node:path';
import { openDossiersDb } from '../dossier/database.ts';
import { openExchangesDb } from '../exchange/database.ts';
import { openVaultDb } from '../keystore/keystore.ts';
import { openWorkspace } from '../store/workspace.ts';
import type { BackupPorts, DatabaseName } from './precious.ts';

/** What opens each precious database, checks its version and brings it to the last one. */
export const DATABASES = {
  'workspace.db': (ports: BackupPorts) => openWorkspace(ports, () => false),
  'vault.db': ({ dataDirectory }: BackupPorts) => openVaultDb(join(dataDirectory, 'vault.db')),
  'dossiers.db': openDossiersDb,
  'exchanges.db': openExchangesDb,
} as const satisfies Readonly<Record<DatabaseName, (ports: BackupPorts) => { close(): unknown }>>;
