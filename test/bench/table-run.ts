import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bareNote } from './bare-python.ts';
import { benchDelta } from './delta.ts';
import { benchExchange } from './exchange.ts';
import { measured, ratio } from './figures.ts';
import type { Figure } from './figures.ts';
import { makeInput } from './input.ts';
import type { Input, Size } from './input.ts';
import { databaseBytes, NAMES, programsFor, runImport } from './programs.ts';
import type { Course } from './programs.ts';
import { askQuestions } from './questions.ts';
import { race } from './race.ts';
import type { Finish } from './race.ts';
import type { SizeReport } from './report.ts';
import { EXCHANGE_UNITS } from './rows.ts';
import type { Figures } from './rows.ts';
import type { Peers } from './second-opinions.ts';
import { checkCounts, checkSample } from './verify.ts';

/** One warm reading each way, and a middle that a disturbed one does not move. */
const EXCHANGE_ROUNDS = 3;

export interface TableRun {
  readonly sizes: readonly Size[];
  readonly rows: ReadonlySet<number>;
  readonly rounds: number;
  readonly peers: Peers;
  readonly folder: string;
  /** Whether row 11, which has a region of its own, is still to be measured. */
  readonly needsExchange: boolean;
  say(line: string): void;
  /** Called after each size: what was measured is not lost when a later one fails. */
  onSize(size: MeasuredSize): void;
}

/** A size but for what the whole run has in common. */
export type MeasuredSize = Omit<SizeReport, 'date' | 'command' | 'commit'>;

/** Measures the chosen rows on every size, smallest first. Throws, having measured nothing of it, when an import is not right. */
export async function runTable(run: TableRun): Promise<void> {
  const ofExchange = run.needsExchange ? run.sizes.findLast(({ only }) => only === undefined) : undefined;
  for (const size of run.sizes) {
    const rows = new Set([...run.rows].filter((row) => size.only?.has(row) ?? true));
    const { rounds } = run;
    if (rows.size > 0) run.onSize(await measureSize({ ...run, rows, rounds }, size, size === ofExchange));
  }
}

async function measureSize(run: TableRun, size: Size, hasExchange: boolean): Promise<MeasuredSize> {
  const { folder, rows, peers, rounds, say } = run;
  const work = join(folder, `size-${size.units}`);
  const data = join(work, 'data');
  const compared: string[] = [];
  const course = { peers, rows, folder: work, data, onCompared: (sentence: string) => void compared.push(sentence) };
  try {
    const only11 = [...rows].every((row) => row === 11);
    const ofXml = only11 ? undefined : await measureXml(run, size, course);
    const exchange = hasExchange && rows.has(11) ? await measureExchange(size.units, rounds) : undefined;
    say('');
    return {
      ...{ label: size.label, units: size.units, megabytes: ofXml?.input.megabytes ?? 0, rounds },
      checked: ofXml?.checked ?? 'nothing of this size was made: row 11 has a region of its own',
      figures: { ...ofXml?.figures, ...exchange?.figures },
      programs: ofXml?.programs ?? [],
      notes: [...compared, ...(ofXml?.notes ?? []), ...(exchange?.notes ?? [])],
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(xmlOf(folder, size), { force: true });
  }
}

const xmlOf = (folder: string, size: Size): string => join(folder, `region-${size.units}.xml`);

type Measured = Pick<SizeReport, 'checked' | 'figures' | 'programs' | 'notes'> & { readonly input: Input };

async function measureXml(run: TableRun, size: Size, place: Omit<Course, 'input'>): Promise<Measured> {
  const { folder, rows, rounds, say } = run;
  const { data } = place;
  const input = await makeInput(size, xmlOf(folder, size));
  say(`${size.label}: ${input.units} units, ${input.megabytes.toFixed(1)} MB of XML`);
  const checked = await check(input, data);
  say(`  ${checked}`);
  const finishes = await race(programsFor({ ...place, input }), rounds, say);
  const bare = await withoutFindings({ ...place, input }, finishes);
  const answers = await askQuestions(data, rows);
  const database = measured(databaseBytes(data) / (input.megabytes * 1e6));
  const delta = rows.has(7) ? await benchDelta({ xml: input.xml, data, folder, rounds }) : undefined;
  return {
    ...{ input, checked },
    programs: [...finishes.values()].map(({ line }) => line),
    figures: {
      ...comparisons(finishes, rows),
      ...(rows.has(6) && { 6: database }),
      ...(delta && { 7: delta.figure }),
      ...answers.figures,
    },
    notes: [...bare, ...(delta ? [delta.note] : []), ...answers.notes],
  };
}

/** Above it each program of row 3 takes minutes. */
const LONG_MB = 1000;

/** What row 3 leaves untold; not asked where it takes minutes, nor of a program that gave up. */
async function withoutFindings(
  { input, rows, peers: { python }, folder }: Course,
  finishes: ReadonlyMap<string, Finish>,
): Promise<readonly string[]> {
  const [ours, theirs] = [finishes.get(NAMES.import)?.seconds, finishes.get(NAMES.python)?.seconds];
  if (!rows.has(3) || input.megabytes > LONG_MB || python === undefined) return [];
  if (ours === undefined || theirs === undefined || !('value' in theirs)) return [];
  return [await bareNote({ python, folder, file: input.xml, ours })];
}

/** Nothing is measured before this passes. */
async function check(input: Input, data: string): Promise<string> {
  const { report, seconds, peakMb } = await runImport(input.xml, data);
  checkCounts(report.counts, input.counts);
  const records = await checkSample(input, data);
  const counted = Object.keys(input.counts).length;
  return `checked first: ${counted} counts equal to the generator's, ${records} sampled records equal to the file's; that import took ${seconds.toFixed(1)} s and ${peakMb?.toFixed(0) ?? 'unknown'} MB at most`;
}

/** Rows 1 to 5, from the times of the programs; on one file, a ratio of rates is the inverse of that of times. */
function comparisons(finishes: ReadonlyMap<string, Finish>, rows: ReadonlySet<number>): Figures {
  const seconds = (name: keyof typeof NAMES): Figure =>
    finishes.get(NAMES[name])?.seconds ?? { missing: `${NAMES[name]} absent` };
  const all: Figures = {
    1: ratio(seconds('lxml'), seconds('parse')),
    2: ratio(seconds('xmllint'), seconds('parse')),
    3: ratio(seconds('import'), seconds('python')),
    4: ratio(seconds('import'), seconds('parse')),
    5: finishes.get(NAMES.import)?.line.peakMb ?? { missing: 'not run' },
  };
  return Object.fromEntries(Object.entries(all).filter(([row]) => rows.has(Number(row))));
}

async function measureExchange(most: number, rounds: number): Promise<Pick<Measured, 'figures' | 'notes'>> {
  const units = Math.min(most, EXCHANGE_UNITS);
  const value = await benchExchange({ units, rounds: Math.max(rounds, EXCHANGE_ROUNDS) });
  return { figures: { 11: measured(value) }, notes: [`Row 11: a region of ${units} units`] };
}
