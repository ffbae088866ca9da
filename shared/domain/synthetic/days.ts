/** Days of fictional histories, counted from 2014-01-01. No clock is read: the same region can be made again on any day. */

const FIRST = Date.UTC(2014, 0, 1);
const DAY = 86_400_000;

/** Day on which every fictional extraction is taken, before its revisions. */
export const REFERENCE_DAY = Math.round((Date.UTC(2026, 0, 15) - FIRST) / DAY);

const KNOWN: readonly string[] = Array.from({ length: REFERENCE_DAY + 3660 }, (_, day) =>
  new Date(FIRST + day * DAY).toISOString().slice(0, 10),
);

/** `yyyy-mm-dd` */
export function dateOf(day: number): string {
  return KNOWN[day] ?? new Date(FIRST + day * DAY).toISOString().slice(0, 10);
}

/** `yyyy-mm-ddThh:mm:ss+01:00`; `second` counts from midnight. */
export function instantOf(day: number, second: number): string {
  const part = (value: number): string => (value < 10 ? `0${String(value)}` : String(value));
  const hour = part(Math.floor(second / 3600));
  return `${dateOf(day)}T${hour}:${part(Math.floor(second / 60) % 60)}:${part(second % 60)}+01:00`;
}
