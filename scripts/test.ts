import { globSync } from 'node:fs';
import { lint } from './lint.ts';
import { conclude, runSuite, say } from './run-suite.ts';
import type { Tally } from './run-suite.ts';
import { root } from './tools.ts';
import { LAYERS, typecheck } from './typecheck.ts';

/** Suites in order of cost, so that the cheapest news comes first. */
const SUITES = ['unit', 'contract', 'architecture', 'integration', 'e2e'] as const;

const MINUTE = 60_000;
/** All journeys are one file; a busy machine takes its time. */
const LONGEST_MS: Partial<Readonly<Record<(typeof SUITES)[number], number>>> = { e2e: 25 * MINUTE };

/** Without arguments everything; otherwise only the test files whose path contains one of the arguments. */
async function main(filters: readonly string[]): Promise<void> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  // One process at a time, beside the cheap suites, which leave a core to it.
  const checks = filters.length === 0 ? staticChecks() : Promise.resolve(undefined);
  for (const suite of SUITES) {
    const files = globSync(`test/${suite}/**/*.test.ts`, { cwd: root }).filter(
      (file) => filters.length === 0 || filters.some((filter) => file.includes(filter)),
    );
    // Journeys, the last ones, have the machine for themselves: they wait for what a person sees.
    if (suite === 'e2e') add(await checks, tally);
    if (files.length > 0) await runSuite(suite, files.sort(), tally, LONGEST_MS[suite]);
  }
  conclude(tally);
}

interface Checks {
  readonly passed: number;
  readonly failed: number;
}

async function staticChecks(): Promise<Checks> {
  const failed = (await typecheck()) + (await lint());
  return { passed: LAYERS.length + 2 - failed, failed };
}

function add(checks: Checks | undefined, tally: Tally): void {
  if (checks === undefined) return;
  tally.passed += checks.passed;
  tally.failed += checks.failed;
  say(`static checks: ${checks.passed} passed, ${checks.failed} failed`);
}

await main(process.argv.slice(2));
