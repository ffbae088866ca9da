import { formatDate } from '../../../i18n/format.ts';
import type { Language } from '../../../i18n/index.ts';
import { shownText } from '../../../ui/shown-text.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})/u;

/** Whether a text starts with a day that exists: 2026-02-30 does not, and no date is ever repaired. */
function isDay(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  return date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
}

/** A day in words, the same wherever one is; what is no day stays as written. */
export function dayWords(text: string, language: Language): string {
  const date = text.trim();
  return isDay(date) ? formatDate(`${date.slice(0, 10)}T00:00:00`, language) : shownText(text);
}

/** A date with its time in words, in the time of here; what is none stays as written. */
export function momentWords(text: string, language: Language): string {
  const date = text.trim();
  if (!isDay(date)) return shownText(text);
  return date.length > 10 ? shownText(formatDate(date, language, true)) : dayWords(date, language);
}

/** Today as dates are written, in the time of here. */
export function todayText(now: Date = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
