/** Days without an hour, `2026-11-22`: what people write on their papers. No clock is read here. */

const DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

function instant(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function written(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether it is a day of the calendar: `2026-02-30` is none. */
export function isDay(value: string): boolean {
  if (!SHAPE.test(value)) return false;
  const at = instant(value);
  return !Number.isNaN(at) && written(at) === value;
}

export function addDays(day: string, days: number): string {
  return written(instant(day) + days * DAY);
}

/** So many calendar months later; the last day of the month when that one is shorter: 31 August + 6 = 28 February. */
export function addMonths(day: string, months: number): string {
  const from = new Date(instant(day));
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), last));
  return written(first.getTime());
}

/** Days from one to the other; negative when the second comes before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instant(to) - instant(from)) / DAY);
}

/** The later of two days; null stands for none. */
export function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
