// The demonstration: a fictional region, imported in a folder of its own and searched, by the same commands as people type.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { langOf } from '../electron/cli/environment.ts';
import { pairs } from '../electron/cli/table.ts';
import { textsOf } from '../shared/i18n/index.ts';
import { root } from './tools.ts';

const ENTRY = join(root, 'electron', 'cli', 'main.ts');
const UNITS = '400';

interface SearchAnswer {
  readonly items: readonly { readonly nationalId: string | null; readonly id: string }[];
}

const lang = langOf(undefined, process.env);
const { demo: words } = textsOf(lang);

/** Runs one command of the command line; `answer` keeps its standard output instead of showing it. */
function cercle(args: readonly string[], folder: string, answer: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...args, '--lang', lang, '--data', join(folder, 'data')], {
      stdio: ['ignore', answer ? 'pipe' : 'inherit', 'inherit'],
      env: { ...process.env, INIT_CWD: folder },
    });
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new CommandFailed(code ?? 1))));
  });
}

/** A command has already said why it failed. */
class CommandFailed extends Error {
  readonly exitCode: number;
  constructor(exitCode: number) {
    super(`exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

async function show(args: readonly string[], folder: string): Promise<void> {
  process.stdout.write(`\n$ cercle ${args.join(' ')}\n`);
  await cercle(args, folder, false);
}

async function demonstrate(folder: string): Promise<void> {
  process.stdout.write(`${words.intro}\n`);
  await show(['generate', '--units', UNITS, '--seed', '7', '--region', '11', '--out', 'region.zip'], folder);
  await show(['import', 'region.zip'], folder);
  await show(['search', 'cardio', '--facets', 'departement,mode', '--limit', '8'], folder);
  const answer = await cercle(['search', '--kind', 'ej', '--limit', '1', '--json'], folder, true);
  const [first] = (JSON.parse(answer) as SearchAnswer).items;
  if (first !== undefined) await show(['tree', first.nationalId ?? first.id], folder);
  process.stdout.write(`\n${nextSteps().join('\n')}\n`);
}

/** What to type next, from this checkout. */
function nextSteps(): string[] {
  const { next } = words;
  const run = 'npm run --silent cercle --';
  const steps = pairs(
    [
      [`${run} generate --units 2000 --out region.zip`, next.generate],
      [`${run} import region.zip`, next.import],
      [`${run} search cardio --facets activite,mode`, next.search],
      ['npm start', next.window],
      [`${run} --help`, next.help],
    ],
    '  ',
  );
  return [next.title, ...steps];
}

const folder = mkdtempSync(join(tmpdir(), 'cercle-demo-'));
// Ctrl-C reaches the running command too; it ends by itself, and the folder goes with it.
process.on('SIGINT', () => undefined);
try {
  await demonstrate(folder);
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  process.exitCode = error.exitCode;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
