import { join, relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { toldTime } from './test-times.ts';
import type { Time } from './test-times.ts';
import { root } from './tools.ts';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** Of each test file, or of what a file says that it consists of. */
  readonly times: Time[];
}

export function createTally(): Tally {
  return { passed: 0, failed: 0, skipped: 0, times: [] };
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A failing assertion reads best as its message and its place; the rest of the stack is the runner's. */
function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return inspect(cause, { depth: 4, colors: false }).split('\n').slice(0, 40).join('\n    ');
}

/** Keeps the time of each file, unless the file told those of its parts. */
function listenForTimes(stream: ReturnType<typeof run>, times: Time[]): void {
  const told = new Set<string>();
  stream.on('test:diagnostic', ({ message, file = '' }) => {
    const time = toldTime(message);
    if (time === undefined) return;
    times.push(time);
    told.add(file);
  });
  stream.on('test:summary', ({ file, duration_ms: duration }) => {
    if (file === undefined || told.has(file)) return;
    times.push({ name: relative(root, file), seconds: duration / 1000 });
  });
}

const MINUTE = 60_000;

export interface SuiteOptions {
  /** Milliseconds that one file may take. */
  readonly timeout?: number;
  /** Files at a time. */
  readonly concurrency?: number;
  /** Ends the processes of the files. */
  readonly signal?: AbortSignal;
}

/**
 * Runs test files in processes of their own, three at a time since most wait for others, and adds their results to `tally`.
 * Prints failures, the names of skipped tests with their reason, and what a sample counted (`count: …`); gives its duration.
 */
export async function runSuite(
  name: string,
  files: readonly string[],
  tally: Tally,
  { timeout = 10 * MINUTE, concurrency = 3, signal }: SuiteOptions = {},
): Promise<Time> {
  const started = Date.now();
  const counts = { passed: 0, failed: 0 };
  const paths = files.map((file) => join(root, file));
  const stream = run({ files: paths, concurrency, timeout, ...(signal && { signal }) });
  listenForTimes(stream, tally.times);
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return;
    if (event.skip !== undefined && event.skip !== false) {
      tally.skipped += 1;
      say(`  skipped: ${event.name} (${typeof event.skip === 'string' ? event.skip : 'no reason given'})`);
    } else counts.passed += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type === 'suite' && String(event.details.error.message).includes('subtest')) return;
    counts.failed += 1;
    say(`  FAILED: ${event.name} (${relative(root, event.file ?? '')})\n    ${explain(event.details.error)}`);
  });
  stream.on('test:diagnostic', (event) => {
    if (event.message.startsWith('count:')) say(`  ${event.message}`);
  });
  stream.on('test:stderr', (event) => process.stderr.write(event.message));
  for await (const event of stream) void event;
  const seconds = (Date.now() - started) / 1000;
  tally.passed += counts.passed;
  tally.failed += counts.failed;
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds.toFixed(1)} s`);
  return { name, seconds };
}

/** The one plain line that ends a run. */
export function conclude(tally: Tally): void {
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
  say(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
}
