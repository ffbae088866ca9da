import { AppError } from '../../../shared/errors.ts';
import type { Seen, Step, StepName, Story } from './step.ts';
import { accessSteps, expired } from './steps-access.ts';
import { dataSteps, lastSteps } from './steps-data.ts';

/** The whole journey, in its order. */
export const JOURNEY: readonly Step[] = [...accessSteps, ...dataSteps, expired, ...lastSteps];

/** A step that was made. */
export interface Made extends Seen {
  readonly name: StepName;
  readonly durationMs: number;
}

/**
 * Goes through the journey, telling of each step as it is made; ends with the first one that is not as expected.
 * @throws AppError `cancelled` when the signal comes, and what a step throws.
 */
export async function journey(story: Story, signal: AbortSignal, tell: (made: Made) => void): Promise<readonly Made[]> {
  const all: Made[] = [];
  for (const { name, run } of JOURNEY) {
    if (signal.aborted) throw new AppError('cancelled', 'The demonstration was stopped.');
    const started = performance.now();
    const { ok, detail } = await run(story);
    const made = { name, ok, detail, durationMs: Math.round(performance.now() - started) };
    all.push(made);
    tell(made);
    if (!ok) break;
  }
  return all;
}
