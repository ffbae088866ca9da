import type { TFunction } from 'i18next';
import type { Language } from '../../../i18n/language.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { dayWords } from './dates.ts';
import { columnsOf, dayRuns, shortTime, validityOf } from './hours.ts';
import type { ShownHours } from './hours.ts';

/** A Monday. */
const MONDAY = new Date(2024, 0, 1);

/** The days of the week, Monday first. */
export function weekdays(language: Language, weekday: 'long' | 'short'): readonly string[] {
  const key = `${language} ${weekday}` as const;
  return (NAMES[key] ??= namesOf(language, weekday));
}

const NAMES: Partial<Record<`${Language} ${'long' | 'short'}`, readonly string[]>> = {};

function namesOf(language: Language, weekday: 'long' | 'short'): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { weekday });
  return Array.from({ length: 7 }, (_, index) =>
    format.format(new Date(MONDAY.getFullYear(), MONDAY.getMonth(), MONDAY.getDate() + index)),
  );
}

/** The days of hours in words: « lundi à vendredi, dimanche »; days that are none stay as written. */
export function daysWords(hours: ShownHours, language: Language, t: TFunction): string {
  const columns = columnsOf(hours);
  const odd = (hours.jours ?? []).filter((day) => !/^[0-7]$/u.test(day.trim())).map(shownText);
  if (columns.length === 0 && odd.length === 0) return t('record.hours.noDay');
  if (columns.length === 7) return [t('record.hours.everyDay'), ...odd].join(', ');
  const names = weekdays(language, 'long');
  const runs = dayRuns(columns).flatMap(([from, to]) => {
    const [first = '', last = ''] = [names[from], names[to]];
    if (from === to) return [first];
    return to - from === 1 ? [first, last] : [t('record.hours.dayRange', { from: first, to: last })];
  });
  return [...runs, ...odd].join(', ');
}

/** The times of hours: « 08:30 – 12:00 »; all day when there is none. */
export function timesWords({ heureDebut, heureFin }: ShownHours, t: TFunction): string {
  if (heureDebut === undefined && heureFin === undefined) return t('record.hours.allDay');
  const [from, to] = [heureDebut, heureFin].map((time) => (time === undefined ? '…' : shownText(shortTime(time))));
  return `${from} – ${to}`;
}

/** From when and until when hours hold. */
export function validityWords(hours: ShownHours, today: string, language: Language, t: TFunction): string {
  const { dateDebut, dateFin } = hours;
  const from = dateDebut === undefined ? undefined : dayWords(dateDebut, language);
  const until = dateFin === undefined ? undefined : dayWords(dateFin, language);
  if (from !== undefined && until !== undefined) return t('record.hours.between', { from, to: until });
  if (until !== undefined) return t('record.hours.until', { date: until });
  if (from === undefined) return '';
  const isFuture = validityOf(hours, today) === 'future';
  return t(isFuture ? 'record.hours.fromFuture' : 'record.hours.from', { date: from });
}
