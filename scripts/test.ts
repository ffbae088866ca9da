import { globSync } from 'node:fs';
import { lint } from './lint.ts';
import { conclude, runSuite, say } from './run-suite.ts';
import type { Tally } from './run-suite.ts';
import { root } from './tools.ts';
import { LAYERS, typecheck } from './typecheck.ts';

/** Suites in order of cost, so that the cheapest news comes first. */
const SUITES = ['unit', 'contract', 'architecture', 'integration', 'e2e'] as const;

/** Without arguments everything; otherwise only the test files whose path contains one of the arguments. */
async function main(filters: readonly string[]): Promise<void> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (filters.length === 0) {
    const types = await typecheck();
    const style = await lint();
    tally.failed += types + style;
    tally.passed += LAYERS.length + 2 - types - style;
    say(`static checks: ${tally.passed} passed, ${tally.failed} failed`);
  }
  for (const suite of SUITES) {
    const files = globSync(`test/${suite}/**/*.test.ts`, { cwd: root }).filter(
      (file) => filters.length === 0 || filters.some((filter) => file.includes(filter)),
    );
    if (files.length > 0) await runSuite(suite, files.sort(), tally);
  }
  conclude(tally);
}

await main(process.argv.slice(2));
