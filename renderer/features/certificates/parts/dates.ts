import { daysLeft } from '../../../../shared/domain/certificates/due.ts';
import type { Language } from '../../../i18n/language.ts';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const made = new Map<Language, Intl.DateTimeFormat>();

/** A day in the little room of a list: « 3 mars 2027 ». */
export function shortDay(iso: string, language: Language): string {
  const format = made.get(language) ?? new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium' });
  made.set(language, format);
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : format.format(date);
}

/** Days to a moment, the one begun included; 0 or less once it is past. */
export function daysUntil(iso: string): number {
  return daysLeft(iso, new Date().toISOString());
}
