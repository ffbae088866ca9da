import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { families } from '../../electron/cli/commands/families.ts';
import { keepCompiledCode } from '../../electron/cli/compile-cache.ts';
import type { Output } from '../../electron/cli/output.ts';
import { run } from '../../electron/cli/run.ts';

// Processes started by imports come from kept code too, as they do on the command line.
keepCompiledCode();

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
  /** Runs a command to its end, in this process: everything of it but Node's own start and the streams. */
  run(...args: string[]): Promise<Ran>;
  remove(): void;
}

/** What a command writes, kept. */
export function createCapture(): { readonly output: Output; ran(code: number): Ran } {
  const texts = { out: '', err: '' };
  const output: Output = {
    out: (text) => void (texts.out += text),
    err: (text) => void (texts.err += text),
    outWidth: undefined,
    errIsTerminal: false,
    errWidth: 80,
  };
  return { output, ran: (code) => ({ code, ...texts, json: <T>() => JSON.parse(texts.out) as T }) };
}

/** A folder of its own to stand in, with its own data, its own language and nothing of the environment that changes answers. */
export function createDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-cli-'));
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'APPDATA', 'LOCALAPPDATA', 'NODE_COMPILE_CACHE'];
  const base = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const own = { CERCLE_DATA: join(folder, 'data'), LANG: 'en_US.UTF-8' };
  const start: Desk['start'] = (args, env = {}) => {
    const child = spawn(process.execPath, [ENTRY, ...args], {
      cwd: folder,
      env: { ...base, ...own, ...env },
    });
    return { child, ended: ended(child) };
  };
  return {
    folder,
    start,
    async run(...args) {
      const { output, ran } = createCapture();
      return ran(await run(args, { families, output, env: { ...own, INIT_CWD: folder } }));
    },
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
