import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepCompiledCode } from '../electron/cli/compile-cache.ts';
import { conclude, createTally, runSuite } from './run-suite.ts';
import { root } from './tools.ts';

const HOURS = 3_600_000;

/** Runs in full the tests of which `npm test` runs a seeded sample: those that read CERCLE_TORTURE. */
async function main(filters: readonly string[]): Promise<void> {
  process.env.CERCLE_TORTURE = '1';
  const files = globSync('test/**/*.test.ts', { cwd: root })
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('CERCLE_TORTURE'))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
  keepCompiledCode();
  const tally = createTally();
  await runSuite('torture', files.sort(), tally, { timeout: 3 * HOURS });
  conclude(tally);
}

await main(process.argv.slice(2));
