import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tools.ts';

const PACKAGE = join(root, 'node_modules', 'electron');
const FAILURE = join(root, 'node_modules', '.cercle-electron-failed');
const INSTALL_MS = 60_000;

function version(): string {
  const { version: found } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return found;
}

/** Path of Electron's executable, found by its files: importing the package where it is absent would start a download. */
export function findElectron(): string | undefined {
  const pathFile = join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/** Runs Electron's own installer for at most a minute; true when it succeeded. */
function runInstaller(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], { stdio: 'ignore', timeout: INSTALL_MS });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Whether downloading is allowed, and has not failed before for this version. */
function mayInstall(): boolean {
  if (process.env.CERCLE_NO_DOWNLOAD) return false;
  return !existsSync(FAILURE) || readFileSync(FAILURE, 'utf8') !== version();
}

/** Remembers a failure, so that the next start does not wait for the same one. */
function rememberFailure(): void {
  try {
    writeFileSync(FAILURE, version());
  } catch {
    // A folder that cannot be written to: the next start tries again.
  }
}

/** Electron's executable, installed when that takes less than a minute; undefined when there is none. */
export async function obtainElectron(onInstall: () => void): Promise<string | undefined> {
  const found = findElectron();
  if (found !== undefined || !existsSync(PACKAGE) || !mayInstall()) return found;
  onInstall();
  if (!(await runInstaller())) rememberFailure();
  return findElectron();
}
