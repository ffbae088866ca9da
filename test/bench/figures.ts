/** What one measure gave: a number, or why there is none. A figure is measured or said to be missing, never guessed. */
export type Figure = { readonly value: number } | { readonly missing: string };

/** One run of a program: its wall time from start to end, and its greatest resident memory. */
export interface Timing {
  readonly seconds: number;
  /** Shared pages counted once; undefined where the system does not tell. */
  readonly peakMb: number | undefined;
  /** The same with shared pages counted in each process. */
  readonly sumMb: number | undefined;
}

export interface Target {
  /** Whether a greater or a smaller figure is the better one. */
  readonly better: 'more' | 'less';
  readonly floor: number;
  readonly goal: number;
}

export type Verdict = 'goal met' | 'floor met' | 'not met' | 'not measured';

export function measured(value: number): Figure {
  return Number.isFinite(value) ? { value } : { missing: 'not a number' };
}

/** The fastest of several runs, with the greatest memory that any of them took: time is disturbed upwards only, memory is not. */
export function bestOf(timings: readonly Timing[]): Timing | undefined {
  if (timings.length === 0) return undefined;
  return {
    seconds: Math.min(...timings.map(({ seconds }) => seconds)),
    peakMb: greatest(timings.map(({ peakMb }) => peakMb)),
    sumMb: greatest(timings.map(({ sumMb }) => sumMb)),
  };
}

function greatest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** One figure over another; what is missing of either is told. */
export function ratio(over: Figure, under: Figure): Figure {
  if ('missing' in over) return over;
  if ('missing' in under) return under;
  return under.value > 0 ? measured(over.value / under.value) : { missing: 'nothing to divide by' };
}

/** How far apart the greatest and the smallest are: 1 when all are the same. */
export function spread(values: readonly number[]): Figure {
  if (values.length < 2) return { missing: 'needs two sizes' };
  return ratio(measured(Math.max(...values)), measured(Math.min(...values)));
}

export function judge(figure: Figure | undefined, { better, floor, goal }: Target): Verdict {
  if (figure === undefined || 'missing' in figure) return 'not measured';
  const meets = (limit: number): boolean => (better === 'more' ? figure.value >= limit : figure.value <= limit);
  if (meets(goal)) return 'goal met';
  return meets(floor) ? 'floor met' : 'not met';
}

/** The middle of several runs, so that one disturbed run does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
