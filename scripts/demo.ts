// The demonstration: `cercle demo`, the whole journey with a sandbox region, then what to type next from this checkout.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { langOf } from '../electron/cli/environment.ts';
import { peek } from '../electron/cli/parse.ts';
import { pairs } from '../electron/cli/table.ts';
import { textsOf } from '../shared/i18n/index.ts';
import { root } from './tools.ts';

const ENTRY = join(root, 'electron', 'cli', 'main.ts');
const args = process.argv.slice(2);

/** What to type next. */
function nextSteps(): string[] {
  const { next } = textsOf(langOf(peek(args).lang, process.env)).demo;
  const run = 'npm run --silent cercle --';
  const steps = pairs(
    [
      [`${run} sandbox start`, next.sandbox],
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

// Ctrl-C and SIGTERM reach the command, which ends by itself, and its folder goes with it.
const child = spawn(process.execPath, [ENTRY, 'demo', ...args], { stdio: 'inherit' });
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void child.kill('SIGTERM'));
const code = await new Promise<number>((resolve, reject) => {
  child.on('error', reject);
  child.on('close', (exitCode) => resolve(exitCode ?? 1));
});
process.exitCode = code;
const isAlone = args.includes('--json') || args.includes('--help') || args.includes('-h');
if (code === 0 && !isAlone) process.stdout.write(`\n${nextSteps().join('\n')}\n`);
