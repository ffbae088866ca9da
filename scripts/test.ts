import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { keepCompiledCode } from '../electron/cli/compile-cache.ts';
import { openRunKeys } from '../test/helpers/run-keys.ts';
import { lint } from './lint.ts';
import { conclude, createTally, runSuite, say } from './run-suite.ts';
import type { SuiteOptions, Tally } from './run-suite.ts';
import { keepTimes, longestFirst, readTimes, timeLines } from './test-times.ts';
import type { Time } from './test-times.ts';
import { root } from './tools.ts';
import { LAYERS, typecheck } from './typecheck.ts';

/** Suites in order of cost, so that the cheapest news comes first; those of a line run side by side, to leave no core idle at their ends. */
const STAGES = [['unit'], ['contract', 'architecture', 'integration'], ['e2e']] as const;

type Suite = (typeof STAGES)[number][number];

const MINUTE = 60_000;
const OPTIONS: Partial<Readonly<Record<Suite, SuiteOptions>>> = {
  /** What stands in for Electron takes its place in the whole process. */
  unit: { mayShare: (file) => !basename(file).startsWith('electron-') },
  architecture: { concurrency: 1 },
  /** All journeys are one file; a busy machine takes its time. */
  e2e: { timeout: 40 * MINUTE },
};

/** Without arguments everything; otherwise only the test files whose path contains one of the arguments. */
async function main(filters: readonly string[]): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort());
  // Hundreds of processes run the same modules: each is compiled once.
  keepCompiledCode();
  const removeKeys = openRunKeys();
  const tally = createTally();
  const suites: Time[] = [];
  // One process at a time, beside the cheap suites, which leave a core to it.
  const checks = filters.length === 0 ? staticChecks() : Promise.resolve(undefined);
  const past = readTimes();
  const runOne = async (suite: Suite): Promise<void> => {
    const files = globSync(`test/${suite}/**/*.test.ts`, { cwd: root }).filter(
      (file) => filters.length === 0 || filters.some((filter) => file.includes(filter)),
    );
    if (files.length === 0) return;
    suites.push(await runSuite(suite, longestFirst(files, past), tally, { ...OPTIONS[suite], signal: stop.signal }));
  };
  for (const stage of STAGES) {
    if (stop.signal.aborted) break;
    // Journeys, the last ones, have the machine for themselves: they wait for what a person sees.
    if (stage[0] === 'e2e') add(await checks, tally);
    await Promise.all(stage.map(runOne));
  }
  removeKeys();
  keepTimes(past, tally.times);
  timeLines(suites, tally.times).forEach(say);
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
