import { join, relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { root } from './tools.ts';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A failing assertion reads best as its message and its place; the rest of the stack is the runner's. */
function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return inspect(cause, { depth: 4, colors: false }).split('\n').slice(0, 40).join('\n    ');
}

/**
 * Runs test files in processes of their own, three at a time since most wait for others, and adds their results to `tally`.
 * Prints failures, the names of skipped tests with their reason, and what a sample counted (`count: …`).
 */
export async function runSuite(name: string, files: readonly string[], tally: Tally, timeout = 600_000): Promise<void> {
  const started = Date.now();
  const before = { ...tally };
  const stream = run({ files: files.map((file) => join(root, file)), concurrency: 3, timeout });
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
  stream.on('test:diagnostic', (event) => {
    if (event.message.startsWith('count:')) say(`  ${event.message}`);
  });
  stream.on('test:stderr', (event) => process.stderr.write(event.message));
  for await (const event of stream) void event;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${name}: ${tally.passed - before.passed} passed, ${tally.failed - before.failed} failed in ${seconds} s`);
}

/** The one plain line that ends a run. */
export function conclude(tally: Tally): void {
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
  say(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
}
