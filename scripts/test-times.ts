import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './tools.ts';

/** How long a part of the run took. */
export interface Time {
  readonly name: string;
  readonly seconds: number;
}

/** Begins the diagnostic by which a test file tells the times of its own parts, as `time: 12.3 test/e2e/x.spec.ts`. */
const TOLD = /^time: (?<seconds>[\d.]+) (?<name>\S+)$/u;

/** A time told by a test file; undefined for any other diagnostic. */
export function toldTime(message: string): Time | undefined {
  const { seconds, name } = TOLD.exec(message)?.groups ?? {};
  return seconds === undefined || name === undefined ? undefined : { name, seconds: Number(seconds) };
}

/** Ticks of a second in Linux's process tables, the same on every machine that Node.js runs on. */
const TICKS = 100;

/** Seconds of processor used by this process and those of its descendants that have ended; undefined where it cannot be known. */
export function processorSeconds(): number | undefined {
  try {
    const table = readFileSync('/proc/self/stat', 'latin1');
    // The name of the program, in parentheses, may hold blanks; times are fields 14 to 17.
    const fields = table.slice(table.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / TICKS;
  } catch {
    return undefined;
  }
}

/** Lines that tell where a run's time went: each suite, the processor, the ten slowest files. */
export function timeLines(suites: readonly Time[], files: readonly Time[]): readonly string[] {
  const processor = processorSeconds();
  const used = processor === undefined ? '' : `; ${processor.toFixed(0)} s of processor`;
  const shares = suites.map(({ name, seconds }) => `${name} ${seconds.toFixed(0)} s`).join(', ');
  const slowest = files.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10);
  return [
    `time: ${shares}${used}`,
    ...slowest.map(({ name, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s ${name}`),
  ];
}

/** Seconds that files took when they last ran here. */
type PastTimes = Readonly<Record<string, number>>;

const PAST = join(root, '.cache', 'test-times.json');

/** What the runs before kept; nothing in a fresh clone. */
export function readTimes(): PastTimes {
  try {
    return JSON.parse(readFileSync(PAST, 'utf8')) as PastTimes;
  } catch {
    return {};
  }
}

/** Keeps the times of this run over those of the runs before. */
export function keepTimes(past: PastTimes, now: readonly Time[]): void {
  const times = { ...past, ...Object.fromEntries(now.map(({ name, seconds }) => [name, seconds])) };
  mkdirSync(dirname(PAST), { recursive: true });
  writeFileSync(PAST, JSON.stringify(times));
}

/** Files that take longest first, so that none of them is alone at the end; those that nothing is known of before all. */
export function longestFirst(files: readonly string[], past: PastTimes): string[] {
  const secondsOf = (file: string): number => past[file.replaceAll('\\', '/')] ?? Number.MAX_VALUE;
  return [...files].sort((one, other) => secondsOf(other) - secondsOf(one) || one.localeCompare(other));
}
