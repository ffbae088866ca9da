import type { Language } from './language.ts';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const BYTE_UNITS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['o', 'ko', 'Mo', 'Go'],
  en: ['B', 'kB', 'MB', 'GB'],
};

/** Keeps what was made of each key: making a formatter costs far more than using it. */
function kept<F>(make: (locale: string, variant: string) => F): (language: Language, variant?: string) => F {
  const made = new Map<string, F>();
  return (language, variant = '') => {
    const key = `${language} ${variant}`;
    const formatter = made.get(key) ?? make(LOCALES[language], variant);
    made.set(key, formatter);
    return formatter;
  };
}

const numbers = kept((locale) => new Intl.NumberFormat(locale));
const tenths = kept((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const units = kept((locale, unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }));
const days = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const moments = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));
const ages = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

export function formatNumber(value: number, language: Language): string {
  return numbers(language).format(value);
}

/** Sizes in decimal units, as the systems' file windows show them. */
export function formatBytes(bytes: number, language: Language): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < 3) {
    value /= 1000;
    unit += 1;
  }
  const isWhole = unit === 0 || value >= 100;
  const text = isWhole ? formatNumber(Math.round(value), language) : tenths(language).format(value);
  return `${text} ${BYTE_UNITS[language][unit] ?? ''}`;
}

/** A date, with its time when asked for; what is no date is shown as it was written. */
export function formatDate(iso: string, language: Language, withTime = false): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return (withTime ? moments : days)(language).format(date);
}

const JUST_NOW: Readonly<Record<Language, string>> = { fr: 'il y a moins d’une minute', en: 'less than a minute ago' };
const MINUTE = 60;
const STEPS: readonly (readonly [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [3600, MINUTE, 'minute'],
  [86_400, 3600, 'hour'],
  [86_400 * 60, 86_400, 'day'],
  [86_400 * 730, 86_400 * 30.44, 'month'],
  [Number.POSITIVE_INFINITY, 86_400 * 365.25, 'year'],
];

/** How long ago something happened, in words: « il y a 3 jours ». */
export function formatAge(iso: string, now: Date, language: Language): string {
  const elapsed = (now.getTime() - new Date(iso).getTime()) / 1000;
  if (Number.isNaN(elapsed)) return iso;
  if (Math.abs(elapsed) < MINUTE) return JUST_NOW[language];
  const step = STEPS.find(([limit]) => Math.abs(elapsed) < limit) ?? STEPS[STEPS.length - 1];
  if (step === undefined) return iso;
  const [, seconds, unit] = step;
  return ages(language).format(-Math.round(elapsed / seconds), unit);
}

/** A length of time in words: « 2 min 5 s ». */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: readonly (readonly [number, 'hour' | 'minute' | 'second'])[] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor((whole % 3600) / 60), 'minute'],
    [whole % 60, 'second'],
  ];
  const shown = parts.filter(([value]) => value > 0).slice(0, 2);
  const words = (shown.length === 0 ? parts.slice(2) : shown).map(([value, unit]) =>
    units(language, unit).format(value),
  );
  return words.join(' ');
}
