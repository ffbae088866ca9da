/** Colours of a number above none. */
const STEPS = 5;

/** Numbers from `from` to `to`, both in it, that have one colour (`--scale-1` to `--scale-5`). */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly colour: number;
}

/** A number that people read easily, not below the given one: 7, 25, 150, 2500. */
function round(value: number): number {
  if (value < 10) return Math.ceil(value);
  const unit = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / unit) * unit;
}

/** Every number above none in at most five steps with about as many places each, their limits rounded. */
export function stepsOf(counts: readonly number[]): readonly Step[] {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
  const greatest = sorted.at(-1);
  if (greatest === undefined) return [];
  const limits = new Set<number>();
  for (let step = 1; step < STEPS; step += 1) {
    const limit = round(sorted[Math.ceil((step / STEPS) * sorted.length) - 1] ?? 0);
    if (limit < greatest) limits.add(limit);
  }
  const ends = [...limits].sort((a, b) => a - b);
  ends.push(greatest);
  return ends.map((to, index) => ({
    from: (ends[index - 1] ?? 0) + 1,
    to,
    colour: ends.length === 1 ? STEPS : Math.round(1 + (index * (STEPS - 1)) / (ends.length - 1)),
  }));
}

/** The colour of a number: 0 for none. */
export function colourOf(count: number, steps: readonly Step[]): number {
  return steps.find(({ from, to }) => count >= from && count <= to)?.colour ?? 0;
}
