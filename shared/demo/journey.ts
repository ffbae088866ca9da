import { AppError } from '../errors.ts';
import { accessSteps, expired } from './steps-access.ts';
import { dataSteps, lastSteps } from './steps-data.ts';
import type { Seen, Step, StepName, Story } from './step.ts';

/** The whole journey, in its order. */
export const JOURNEY: readonly Step[] = [...accessSteps, ...dataSteps, expired, ...lastSteps];

/** A step that was made. */
export interface Made extends Seen {
  readonly name: StepName;
  readonly durationMs: number;
}

/** What is told of the journey as it goes, and what may end it. */
export interface Teller {
  begins?(name: StepName): void;
  ends(made: Made): void;
  /** Milliseconds of a clock that never goes back. */
  clock(): number;
  readonly signal: { readonly aborted: boolean };
}

/**
 * Goes through the journey, telling of each step as it is made; ends with the first one that is not as expected.
 * @throws AppError `cancelled` when the signal comes, and what a step throws.
 */
export async function journey(story: Story, teller: Teller): Promise<readonly Made[]> {
  const all: Made[] = [];
  for (const { name, run } of JOURNEY) {
    if (teller.signal.aborted) throw new AppError('cancelled', 'The demonstration was stopped.');
    teller.begins?.(name);
    const started = teller.clock();
    const seen = await run(story);
    const made = { name, ...seen, durationMs: Math.round(teller.clock() - started) };
    all.push(made);
    teller.ends(made);
    if (!made.ok) break;
  }
  return all;
}
