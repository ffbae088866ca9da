import { accessSync, constants, existsSync, statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Ports } from '../ports.ts';
import { networkFileSystem } from '../store/folders.ts';

export const CHECK_NAMES = [
  'node',
  'platform',
  'data',
  'cache',
  'permissions',
  'disk',
  'space',
  'clock',
  'environment',
] as const;

/** One thing looked at; `detail` are facts, in no language. */
export interface InstallationCheck {
  readonly name: (typeof CHECK_NAMES)[number];
  readonly ok: boolean;
  readonly detail: string;
}

const OLDEST_NODE = [22, 18] as const;
/** The largest known extraction, its copy under construction and its predecessor. */
const NEEDED_BYTES = 2e9;
/** No installation of this version is older than its release. */
const RELEASED = Date.parse('2026-01-01T00:00:00Z');
const LATEST = Date.parse('2100-01-01T00:00:00Z');

/** The folder, or the nearest one above it that exists. */
function existing(folder: string): string {
  let found = folder;
  while (!existsSync(found) && dirname(found) !== found) found = dirname(found);
  return found;
}

function writable(name: 'data' | 'cache', folder: string): InstallationCheck {
  try {
    accessSync(existing(folder), constants.W_OK | constants.R_OK);
    return { name, ok: true, detail: folder };
  } catch (error) {
    return { name, ok: false, detail: `${folder} (${(error as NodeJS.ErrnoException).code ?? 'error'})` };
  }
}

function permissions(folders: readonly string[]): InstallationCheck {
  // On Windows the profile folder's own rights protect what is in it.
  if (process.platform === 'win32') return { name: 'permissions', ok: true, detail: 'ACL' };
  const found = folders
    .filter((folder) => existsSync(folder))
    .map((folder) => [folder, statSync(folder).mode & 0o777] as const);
  const open = found.filter(([, mode]) => (mode & 0o077) !== 0);
  const shown = (open.length > 0 ? open : found).map(
    ([folder, mode]) => `${folder} ${mode.toString(8).padStart(4, '0')}`,
  );
  return { name: 'permissions', ok: open.length === 0, detail: shown.join(', ') || '-' };
}

function space(folder: string): InstallationCheck {
  const { bavail, bsize } = statfsSync(existing(folder));
  const free = bavail * bsize;
  return { name: 'space', ok: free >= NEEDED_BYTES, detail: `${(free / 1e9).toFixed(1)} GB` };
}

/** Databases cannot be trusted to a network share (design architecture §3.12). */
function disk(folders: readonly string[]): InstallationCheck {
  const shares = folders.flatMap((folder) => {
    const kind = networkFileSystem(existing(folder));
    return kind === undefined ? [] : [`${folder} (${kind})`];
  });
  return { name: 'disk', ok: shares.length === 0, detail: shares.join(', ') || 'local' };
}

function node(): InstallationCheck {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return { name: 'node', ok, detail: `${process.versions.node} (>= ${OLDEST_NODE.join('.')})` };
}

/** Variables that weaken or widen what is trusted on a connection, or write its keys to a file (design security T23). */
function environment(env: Readonly<Record<string, string | undefined>>): InstallationCheck {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  const found = [
    ...(isSet('SSLKEYLOGFILE') ? ['SSLKEYLOGFILE'] : []),
    ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? ['NODE_TLS_REJECT_UNAUTHORIZED=0'] : []),
  ];
  // Many a company sets this one for its proxy: told, but no fault.
  const told = isSet('NODE_EXTRA_CA_CERTS') ? [...found, 'NODE_EXTRA_CA_CERTS'] : found;
  // Their values are paths of this computer that say nothing more.
  return { name: 'environment', ok: found.length === 0, detail: told.join(', ') || '-' };
}

/** Looks at what Cercle needs of this computer; changes nothing. */
export function checkInstallation(
  ports: Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'now'>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): InstallationCheck[] {
  const now = ports.now();
  return [
    node(),
    { name: 'platform', ok: true, detail: `${process.platform}-${process.arch}` },
    writable('data', ports.dataDirectory),
    writable('cache', ports.cacheDirectory),
    permissions([ports.dataDirectory, ports.cacheDirectory]),
    disk([ports.dataDirectory, ports.cacheDirectory]),
    space(ports.cacheDirectory),
    { name: 'clock', ok: now.getTime() > RELEASED && now.getTime() < LATEST, detail: now.toISOString() },
    environment(env),
  ];
}
