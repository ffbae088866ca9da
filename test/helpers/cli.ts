import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENTRY = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');

/** What a command left: its exit code and its two streams. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as a JSON document. */
  json<T>(): T;
}

export interface Desk {
  /** The folder the person stands in. */
  readonly folder: string;
  /** Starts a command without waiting for it. */
  start(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): { readonly child: ChildProcess; readonly ended: Promise<Ran> };
  /** Runs a command to its end. */
  run(...args: string[]): Promise<Ran>;
  remove(): void;
}

/** A folder of its own to stand in, with its own data, its own language and nothing of the environment that changes answers. */
export function createDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-cli-'));
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'APPDATA', 'LOCALAPPDATA'];
  const base = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const start: Desk['start'] = (args, env = {}) => {
    const child = spawn(process.execPath, [ENTRY, ...args], {
      cwd: folder,
      env: { ...base, CERCLE_DATA: join(folder, 'data'), LANG: 'en_US.UTF-8', ...env },
    });
    return { child, ended: ended(child) };
  };
  return {
    folder,
    start,
    run: (...args) => start(args).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function ended(child: ChildProcess): Promise<Ran> {
  const chunks = { out: [] as Buffer[], err: [] as Buffer[] };
  child.stdout?.on('data', (chunk: Buffer) => chunks.out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const out = Buffer.concat(chunks.out).toString('utf8');
      const err = Buffer.concat(chunks.err).toString('utf8');
      resolve({ code, out, err, json: <T>() => JSON.parse(out) as T });
    });
  });
}
