import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { lint } from './lint.ts';
import { root } from './tools.ts';
import { LAYERS, typecheck } from './typecheck.ts';

/** Suites in order of cost, so that the cheapest news comes first. */
const SUITES = ['unit', 'contract', 'architecture', 'integration', 'e2e'] as const;

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A failing assertion reads best as its message and its place; the rest of the stack is the runner's. */
function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return inspect(cause, { depth: 4, colors: false }).split('\n').slice(0, 40).join('\n    ');
}

async function runSuite(suite: string, files: string[], tally: Tally): Promise<void> {
  const started = Date.now();
  const before = { ...tally };
  const stream = run({ files, concurrency: 2, timeout: 600_000 });
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return;
    if (event.skip !== undefined && event.skip !== false) {
      tally.skipped += 1;
      say(`  skipped: ${event.name} (${typeof event.skip === 'string' ? event.skip : 'no reason given'})`);
    } else tally.passed += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type === 'suite' && String(event.details.error.message).includes('subtest')) return;
    tally.failed += 1;
    say(`  FAILED: ${event.name} (${relative(root, event.file ?? '')})\n    ${explain(event.details.error)}`);
  });
  // What a torture sample counted is worth reading; the rest of a test's own output is not.
  stream.on('test:diagnostic', (event) => {
    if (event.nesting > 0 || event.message.startsWith('count:')) say(`  ${event.message}`);
  });
  stream.on('test:stderr', (event) => process.stderr.write(event.message));
  for await (const event of stream) void event;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${suite}: ${tally.passed - before.passed} passed, ${tally.failed - before.failed} failed in ${seconds} s`);
}

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
    if (files.length > 0)
      await runSuite(
        suite,
        files.sort().map((file) => join(root, file)),
        tally,
      );
  }
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
  say(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
}

await main(process.argv.slice(2));
