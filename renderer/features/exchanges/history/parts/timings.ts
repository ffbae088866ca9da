import type { Timings } from '../../../../../shared/domain/exchange/facts.ts';

export const TIMED_PHASES = ['dns', 'connect', 'handshake', 'firstByte', 'end'] as const;
export type TimedPhase = (typeof TIMED_PHASES)[number];

/** A phase of an exchange, in milliseconds from its start. */
export interface PhaseSpan {
  readonly phase: TimedPhase;
  readonly from: number;
  readonly to: number;
}

/** The phases that happened, each from the end of the one before to its own. */
export function spansOf(timings: Timings): readonly PhaseSpan[] {
  const spans: PhaseSpan[] = [];
  for (const phase of TIMED_PHASES) {
    const to = timings[phase];
    const from = spans.at(-1)?.to ?? 0;
    if (to !== null) spans.push({ phase, from, to: Math.max(from, to) });
  }
  return spans;
}
