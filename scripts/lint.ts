import { commandOf, runNode } from './tools.ts';

/** Lints the sources and checks their layout; gives the number of checks that failed. */
export async function lint(): Promise<number> {
  const cache = ['--cache', '--cache-location', '.cache/eslint/', '--max-warnings=0'];
  const style = await runNode(commandOf('eslint', 'eslint'), [...cache, '.']);
  const format = await runNode(commandOf('prettier', 'prettier'), [
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-location=.cache/prettier',
    '.',
  ]);
  return Number(style !== 0) + Number(format !== 0);
}

if (process.argv[1] === import.meta.filename) process.exitCode = await lint();
