import { chmodSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { guarded } from './sqlite.ts';

/** Where everything lies. The cache can be made again, the data folder is precious (design architecture §3.12). */
export interface Folders {
  readonly data: string;
  readonly cache: string;
  readonly catalogue: string;
  readonly workspace: string;
  /** `<sources>/<source>/<generation>/{data,fts}.db` */
  readonly sources: string;
  /** Generations under construction, one folder a job. */
  readonly staging: string;
  readonly spool: string;
  readonly locks: string;
}

/** Magic numbers of network file systems (Linux statfs(2)), on which the shared memory of WAL does not work. */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);

export function foldersOf(ports: { readonly dataDirectory: string; readonly cacheDirectory: string }): Folders {
  const { dataDirectory: data, cacheDirectory: cache } = ports;
  return {
    data,
    cache,
    catalogue: join(cache, 'catalogue.db'),
    workspace: join(data, 'workspace.db'),
    sources: join(cache, 'sources'),
    staging: join(cache, 'staging'),
    spool: join(cache, 'spool'),
    locks: join(cache, 'locks'),
  };
}

/**
 * Makes the folders, open to their owner only.
 * @throws AppError `cache.network-folder` when a folder is on a network share.
 */
export function createFolders(folders: Folders): void {
  for (const folder of [folders.data, folders.cache]) {
    guarded(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
    refuseNetwork(folder);
  }
  for (const folder of [folders.sources, folders.staging, folders.spool, folders.locks]) createPrivateFolder(folder);
}

/** `chmod` as well: a folder left by another program or another umask may be open to others. */
export function createPrivateFolder(folder: string): void {
  guarded(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  });
}

function refuseNetwork(folder: string): void {
  const kind = networkFileSystem(folder);
  if (kind === undefined) return;
  throw new AppError(
    'cache.network-folder',
    `${folder} is on a network share (${kind}); choose a folder of this computer.`,
    {
      values: { folder, kind },
      advice: ['Choose a folder on a disk of this computer with --data or CERCLE_DATA.'],
    },
  );
}

/** The name of the network file system a folder is on, when the system lets it be known. */
export function networkFileSystem(folder: string): string | undefined {
  if (process.platform === 'win32') return /^[\\/]{2}(?![?.][\\/])/.test(folder) ? 'UNC' : undefined;
  if (process.platform !== 'linux') return undefined;
  return NETWORK_FILE_SYSTEMS.get(statfsSync(folder).type >>> 0);
}
