import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './tools.ts';

/** What can be built: the page alone is enough for a browser, the application needs all three. */
export type Part = 'main' | 'preload' | 'renderer';
export const APPLICATION: readonly Part[] = ['main', 'preload', 'renderer'];

/** What each part is made from. */
const SOURCES: Readonly<Record<Part, readonly string[]>> = {
  main: ['electron/**', 'shared/**'],
  preload: ['electron/preload/**', 'electron/page/**'],
  renderer: ['renderer/**', 'shared/**', 'resources/**'],
};
const ALWAYS = ['package-lock.json', 'electron.vite.config.ts'];
/** A file that the build of a part leaves behind. */
const PROOF: Readonly<Record<Part, string>> = {
  main: 'out/main/index.js',
  preload: 'out/preload/index.cjs',
  renderer: 'out/renderer/index.html',
};

function fingerprint(part: Part): string {
  const hash = createHash('sha256');
  const found = globSync([...SOURCES[part], ...ALWAYS], { cwd: root, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function stampOf(part: Part): string {
  return join(root, 'out', '.built', part);
}

/** Whether a part was built from the sources as they are now; with CERCLE_BUILT, whether it was built at all. */
export function isBuilt(part: Part): boolean {
  if (process.env.CERCLE_BUILT) return existsSync(join(root, PROOF[part]));
  const stamp = stampOf(part);
  if (!existsSync(stamp) || !existsSync(join(root, PROOF[part]))) return false;
  return readFileSync(stamp, 'utf8') === fingerprint(part);
}

const LOCK = join(root, 'out', '.building');

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Takes the lock of the folder `out`; false when another process that lives holds it. */
function takeLock(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(existsSync(LOCK) ? readFileSync(LOCK, 'utf8') : 0);
    if (holder > 0 && !isAlive(holder)) rmSync(LOCK, { force: true });
    return false;
  }
}

/** Tests build too, several at a time: one process after the other. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(LOCK), { recursive: true });
  while (!takeLock()) await delay(100);
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function buildStale(parts: readonly Part[], logLevel: 'info' | 'warn'): Promise<readonly Part[]> {
  const stale = parts.filter((part) => !isBuilt(part));
  if (stale.length === 0) return [];
  // Most often nothing is stale, and these take longer to load than to find that out.
  const [{ resolveConfig }, { build }] = await Promise.all([import('electron-vite'), import('vite')]);
  const { config } = await resolveConfig({ root, logLevel }, 'build', 'production');
  for (const part of stale) {
    const built = fingerprint(part);
    await build(config?.[part] ?? {});
    mkdirSync(dirname(stampOf(part)), { recursive: true });
    writeFileSync(stampOf(part), built);
  }
  return stale;
}

/** Builds those of the parts whose sources have changed since they were built; gives the parts that were. */
export function buildParts(parts: readonly Part[], logLevel: 'info' | 'warn' = 'warn'): Promise<readonly Part[]> {
  return alone(() => buildStale(parts, logLevel));
}

if (process.argv[1] === import.meta.filename) {
  const built = await buildParts(APPLICATION, 'info');
  process.stdout.write(built.length === 0 ? 'Everything is built already.\n' : `Built: ${built.join(', ')}.\n`);
}
