import type { Language } from '../../../i18n/language.ts';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** A day such as `2026-11-22` at noon, so that no time zone makes another day of it. */
function noonOf(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00`);
}

/** Today in the person's own time zone, as `2026-11-22`. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** « 3 nov. », with its year when it is another one. */
export function formatDay(day: string, language: Language, now = new Date()): string {
  const date = noonOf(day);
  if (Number.isNaN(date.getTime())) return day;
  const isThisYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** « 3 novembre 2026 ». */
export function formatLongDay(day: string, language: Language): string {
  const date = noonOf(day);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString(LOCALES[language], { day: 'numeric', month: 'long', year: 'numeric' });
}
