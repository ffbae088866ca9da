import { join, relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { toldTime } from './test-times.ts';
import type { Time } from './test-times.ts';
import { root } from './tools.ts';

/** Runs the files it is told in one process. */
const TOGETHER = join(root, 'scripts', 'together.ts');

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

type Stream = ReturnType<typeof run>;

/** Keeps the time of each file: told by its parts, else the sum of its tests when files share a process, else that of its process. */
function listenForTimes(stream: Stream, isShared: boolean, times: Time[]): void {
  const told = new Set<string>();
  const sums = new Map<string, number>();
  stream.on('test:diagnostic', ({ message, file = '' }) => {
    const time = toldTime(message);
    if (time === undefined) return;
    times.push(time);
    told.add(file);
  });
  stream.on('test:complete', ({ file, nesting, details }) => {
    if (isShared && file !== undefined && nesting === 0) sums.set(file, (sums.get(file) ?? 0) + details.duration_ms);
  });
  stream.on('test:summary', ({ file, duration_ms: duration }) => {
    if (file === undefined || told.has(file)) return;
    for (const [name, sum] of isShared ? sums : [[file, duration] as const]) {
      times.push({ name: relative(root, name).replaceAll('\\', '/'), seconds: sum / 1000 });
    }
  });
}

function listenForResults(stream: Stream, tally: Tally): void {
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
}

const MINUTE = 60_000;

export interface SuiteOptions {
  /** Milliseconds that one process may take. */
  readonly timeout?: number;
  /** Processes at a time. */
  readonly concurrency?: number;
  /** Of a file that needs no process of its own, whether it may share one with others: what they load is loaded once. */
  readonly mayShare?: (file: string) => boolean;
  /** Ends the processes of the files. */
  readonly signal?: AbortSignal;
}

/** Two, for as many cores as any machine has. */
const SHARED_PROCESSES = 2;

interface Processes {
  readonly files: string[];
  readonly argv?: string[];
  readonly isShared: boolean;
}

/** What to run: the files that need processes of their own, and the others in the few that they share. */
function processesOf(files: readonly string[], mayShare: (file: string) => boolean): readonly Processes[] {
  const paths = files.map((file) => join(root, file));
  const shared = paths.filter(mayShare);
  const shares = Array.from({ length: SHARED_PROCESSES }, (_, rank) =>
    shared.filter((_path, index) => index % SHARED_PROCESSES === rank),
  );
  return [
    { files: paths.filter((path) => !mayShare(path)), isShared: false },
    ...shares.map((argv) => ({ files: argv.length > 0 ? [TOGETHER] : [], argv, isShared: true })),
  ].filter((processes) => processes.files.length > 0);
}

/**
 * Runs test files in processes of their own, three at a time since most wait for others, and adds their results to `tally`.
 * Prints failures, the names of skipped tests with their reason, and what a sample counted (`count: …`); gives its duration.
 */
export async function runSuite(
  name: string,
  files: readonly string[],
  tally: Tally,
  { timeout = 10 * MINUTE, concurrency = 3, mayShare = () => false, signal }: SuiteOptions = {},
): Promise<Time> {
  const started = Date.now();
  const counts: Tally = { ...createTally(), times: tally.times };
  const streams = processesOf(files, mayShare).map(({ isShared, ...chosen }) => ({
    isShared,
    stream: run({ timeout, concurrency, ...(signal && { signal }), ...chosen }),
  }));
  for (const { stream, isShared } of streams) {
    listenForTimes(stream, isShared, tally.times);
    listenForResults(stream, counts);
  }
  await Promise.all(streams.map(({ stream }) => ended(stream)));
  const seconds = (Date.now() - started) / 1000;
  tally.passed += counts.passed;
  tally.failed += counts.failed;
  tally.skipped += counts.skipped;
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds.toFixed(1)} s`);
  return { name, seconds };
}

async function ended(stream: Stream): Promise<void> {
  for await (const event of stream) void event;
}

/** The one plain line that ends a run. */
export function conclude(tally: Tally): void {
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
  say(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
}
