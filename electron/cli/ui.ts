import { format, formatNumber } from '../../shared/i18n/format.ts';
import type { Values } from '../../shared/i18n/format.ts';
import { textsOf } from '../../shared/i18n/index.ts';
import type { Texts } from '../../shared/i18n/index.ts';
import type { Lang } from '../../shared/i18n/lang.ts';

/** How to speak to the person: language, and what the terminal can show. */
export interface Ui {
  readonly lang: Lang;
  readonly texts: Texts;
  /** Columns of the terminal; undefined when the output is not one, so that nothing is cut. */
  readonly width: number | undefined;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  /** Fills a sentence in the person's language. */
  say(sentence: string, values?: Values): string;
  number(value: number, decimals?: number): string;
  /** `12,3 Mo` */
  size(bytes: number): string;
  /** `3,2 s`, `4 min` */
  duration(ms: number): string;
  /** An instant as a day and a time of this computer, in the ISO order. */
  instant(iso: string): string;
  /** How long ago. */
  age(iso: string, now: Date): string;
}

export interface UiOptions {
  readonly lang: Lang;
  readonly hasColor: boolean;
  readonly width: number | undefined;
}

function paint(hasColor: boolean, code: number): (text: string) => string {
  return (text) => (hasColor && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text);
}

function sizeText(bytes: number, { tables: { sizes } }: Texts, lang: Lang): string {
  const steps = [
    [1e9, sizes.giga],
    [1e6, sizes.mega],
    [1e3, sizes.kilo],
  ] as const;
  const [unit, name] = steps.find(([limit]) => bytes >= limit) ?? [1, sizes.byte];
  const value = bytes / unit;
  return `${formatNumber(value, lang, unit === 1 || value >= 100 ? 0 : 1)} ${name}`;
}

function durationText(ms: number, { tables: { ages } }: Texts, lang: Lang): string {
  const seconds = ms / 1000;
  if (seconds < 10) return format(ages.seconds, { n: formatNumber(seconds, lang, 1) }, lang);
  if (seconds < 90) return format(ages.seconds, { n: Math.round(seconds) }, lang);
  if (seconds < 90 * 60) return format(ages.minutes, { n: Math.round(seconds / 60) }, lang);
  if (seconds < 36 * 3600) return format(ages.hours, { n: Math.round(seconds / 3600) }, lang);
  return format(ages.days, { n: Math.round(seconds / 86_400) }, lang);
}

/** `2026-01-31 14:05` in local time. */
function instantText(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Makes the way of speaking to a person. */
export function createUi({ lang, hasColor, width }: UiOptions): Ui {
  const texts = textsOf(lang);
  return {
    lang,
    texts,
    width,
    bold: paint(hasColor, 1),
    dim: paint(hasColor, 2),
    red: paint(hasColor, 31),
    yellow: paint(hasColor, 33),
    say: (sentence, values = {}) => format(sentence, values, lang),
    number: (value, decimals = 0) => formatNumber(value, lang, decimals),
    size: (bytes) => sizeText(bytes, texts, lang),
    duration: (ms) => durationText(ms, texts, lang),
    instant: instantText,
    age: (iso, now) => durationText(Math.max(0, now.getTime() - Date.parse(iso)), texts, lang),
  };
}
