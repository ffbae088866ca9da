const DAY = 86_400_000;

/** Whole days from now to a moment, negative once it is past. */
export function daysUntil(iso: string, now = Date.now()): number {
  return Math.floor((Date.parse(iso) - now) / DAY);
}
