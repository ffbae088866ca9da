import type { Language } from '../../../i18n/language.ts';
import { shownText } from '../../../ui/shown-text.ts';

/** A day, with a time or a zone after it or not. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})?$/u;

/** Whether a text is a day that exists, or a moment of it: 2026-02-30 does not, and no date is ever repaired. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DATE.exec(text.trim()) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  return date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
}

/** Making a formatter costs more than using it, and a record has many dates. */
const FORMATS = {
  fr: formatsOf('fr-FR'),
  en: formatsOf('en-GB'),
} as const;

function formatsOf(locale: string) {
  return {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'long' }),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
  };
}

/** A day in words, the same wherever one is; what is no day stays as written. */
export function dayWords(text: string, language: Language): string {
  const date = text.trim();
  return isDay(date) ? FORMATS[language].day.format(new Date(`${date.slice(0, 10)}T00:00:00`)) : shownText(text);
}

/** A date with its time in words, in the time of here; what is none stays as written. */
export function momentWords(text: string, language: Language): string {
  const date = text.trim();
  if (!isDay(date)) return shownText(text);
  if (!date.includes('T')) return dayWords(date, language);
  const moment = new Date(date);
  return Number.isNaN(moment.getTime()) ? shownText(text) : FORMATS[language].moment.format(moment);
}

/** Today as dates are written, in the time of here. */
export function todayText(now: Date = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
