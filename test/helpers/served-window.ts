import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..', '..');
const LINK = /(http:\/\/127\.0\.0\.1:\d+)\/#token=[\w-]+/u;
const FILE = /\S+ouvrir-cercle-[0-9a-f]+\.html/u;

/** The window as `npm start` serves it to a browser, in a process of its own. */
export interface ServedWindow {
  /** Works once, for a minute. */
  readonly link: string;
  readonly origin: string;
  readonly linkFile: string;
  readonly pid: number;
  /** Ends it as Ctrl-C does; gives the exit code. */
  stop(): Promise<number | null>;
  /** Everything it printed. */
  printed(): string;
}

/** Starts `npm start -- --browser` over a data folder; resolves when the address is printed. */
export function serveWindow(dataFolder: string, lang = 'fr'): Promise<ServedWindow> {
  return serve(['--data', dataFolder, '--lang', lang], process.env);
}

/** Starts `npm start -- --demo --browser`, whose data folder of its own lies in `temporary`. */
export function serveDemo(temporary: string, lang = 'fr'): Promise<ServedWindow> {
  return serve(['--demo', '--lang', lang], { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary });
}

async function serve(options: readonly string[], env: NodeJS.ProcessEnv): Promise<ServedWindow> {
  const guard = ['--import', pathToFileURL(join(import.meta.dirname, 'ends-with-parent.ts')).href];
  const args = [...guard, join(ROOT, 'scripts', 'window.ts'), '--browser', '--no-open', ...options];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const addresses = (async () => {
    let link: RegExpExecArray | null = null;
    for await (const line of lines) {
      text += `${line}\n`;
      link ??= LINK.exec(line);
      const file = FILE.exec(line);
      if (link !== null && file !== null) return { link: link[0], origin: link[1] ?? '', linkFile: file[0] };
    }
    throw new Error(`The window was not served:\n${text}`);
  })();
  const found = await addresses;
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stdout.resume();
  return {
    ...found,
    pid: child.pid ?? 0,
    printed: () => text,
    async stop() {
      if (child.exitCode === null) child.kill('SIGINT');
      const [code] = await ended;
      return code;
    },
  };
}
