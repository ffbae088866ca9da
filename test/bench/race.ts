import { bestOf } from './figures.ts';
import type { Figure, Timing } from './figures.ts';
import type { Measure } from './measure.ts';
import type { ProgramLine } from './report.ts';

export interface Program {
  readonly name: string;
  /** Whether it may give up on an input and the others go on: a peer, never Cercle. */
  readonly mayFail: boolean;
  run(round: number): Promise<Measure>;
  /** Throws when what it wrote is not right: nothing goes on then. */
  check?(output: string): void;
}

export interface Finish {
  readonly line: ProgramLine;
  readonly seconds: Figure;
}

/** A program that takes longer runs once: what disturbs it for a moment is lost in it. */
export const LONG_SECONDS = 120;

/** Why a program gave up, without the paths and lines that its own message holds. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/heap out of memory|ENOMEM|MemoryError/u.test(text)) return 'out of memory';
  if (/ERR_STRING_TOO_LONG|Cannot create a string|ERR_FS_FILE_TOO_LARGE/u.test(text)) return 'too long for one string';
  return 'failed';
}

/**
 * Runs the programs in turn, round after round; a peer that fails is out, and its reason is what is told of it. Throws when
 * Cercle fails, or when any of them gives a wrong answer.
 */
export async function race(
  programs: readonly Program[],
  rounds: number,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, Finish>> {
  const timings = new Map(programs.map(({ name }): [string, Timing[]] => [name, []]));
  const failed = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) {
    for (const program of programs.filter(({ name }) => !failed.has(name) && !isLong(timings.get(name)))) {
      const run = await attempt(program, round);
      if ('failure' in run) {
        failed.set(program.name, reasonOf(run.failure));
        say(`  ${program.name}: ${String(run.failure).slice(0, 2000)}`);
        continue;
      }
      program.check?.(run.output);
      timings.get(program.name)?.push(run);
      say(`  ${program.name}: ${run.seconds.toFixed(2)} s, ${run.peakMb?.toFixed(0) ?? '?'} MB`);
    }
  }
  return new Map(programs.map(({ name }) => [name, finishOf(name, timings.get(name) ?? [], failed.get(name))]));
}

function isLong(timings: readonly Timing[] = []): boolean {
  return timings.some(({ seconds }) => seconds > LONG_SECONDS);
}

async function attempt(program: Program, round: number): Promise<Measure | { readonly failure: unknown }> {
  try {
    return await program.run(round);
  } catch (failure) {
    if (program.mayFail) return { failure };
    throw failure;
  }
}

function finishOf(name: string, timings: readonly Timing[], failure: string | undefined): Finish {
  const best = failure === undefined ? bestOf(timings) : undefined;
  const seconds: Figure = best === undefined ? { missing: failure ?? 'not run' } : { value: best.seconds };
  const memory = (megabytes: number | undefined): Figure =>
    megabytes === undefined ? { missing: 'unknown' } : { value: megabytes };
  return { line: { name, seconds, peakMb: memory(best?.peakMb), sumMb: memory(best?.sumMb) }, seconds };
}
