import type { ScalarType } from './mapping-row.ts';
import type { FindingCode } from './finding-catalogue.ts';
import { digitsOf, twoDigitsAt, unitAt, unitsIn } from '../texts.ts';

const DATE = /^-?(\d{4,})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/;
const DATE_TIME = /^(-?\d{4,}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|[+-]\d\d:\d\d)?$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;
const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const DOUBLE = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/;

const [HYPHEN, COLON, LETTER_T, LETTER_Z, PLUS] = [45, 58, 84, 90, 43] as const;

/** What nearly every date and time looks like is told without taking it apart. Other forms are looked at more closely. */
function isPlainDate(text: string): boolean {
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  const year = 100 * twoDigitsAt(text, 0) + twoDigitsAt(text, 2);
  // Every month has 28 days.
  if (!(year > 0 && month > 0 && month <= 12 && day > 0 && day <= 28)) return false;
  return unitAt(text, 4) === HYPHEN && unitAt(text, 7) === HYPHEN;
}

function isPlainTimeAt(text: string, at: number): boolean {
  if (!(twoDigitsAt(text, at) < 24 && twoDigitsAt(text, at + 3) < 60 && twoDigitsAt(text, at + 6) < 60)) return false;
  return unitAt(text, at + 2) === COLON && unitAt(text, at + 5) === COLON;
}

function isPlainZoneAt(text: string, at: number): boolean {
  const length = unitsIn(text);
  if (length === at) return true;
  const sign = unitAt(text, at);
  if (length === at + 1) return sign === LETTER_Z;
  if (length !== at + 6 || (sign !== PLUS && sign !== HYPHEN) || unitAt(text, at + 3) !== COLON) return false;
  return twoDigitsAt(text, at + 1) >= 0 && twoDigitsAt(text, at + 4) >= 0;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a text is an xs:date: `0000-00-00` is none (domain reference CSD §8.2). */
export function isDate(text: string): boolean {
  if (unitsIn(text) === 10 && isPlainDate(text)) return true;
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether a text is an xs:time; 24:00:00 is one. */
export function isTime(text: string): boolean {
  if (unitsIn(text) === 8 && isPlainTimeAt(text, 0)) return true;
  const match = TIME.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute === 0 && second === 0);
}

/** Whether a text is an xs:dateTime; a zone may be absent (domain reference CSD §2.1). */
export function isDateTime(text: string): boolean {
  if (
    unitsIn(text) >= 19 &&
    isPlainDate(text) &&
    unitAt(text, 10) === LETTER_T &&
    isPlainTimeAt(text, 11) &&
    isPlainZoneAt(text, 19)
  )
    return true;
  const match = DATE_TIME.exec(text);
  return match !== null && isDate(match[1] ?? '') && isTime(match[2] ?? '');
}

/** Reads an xs:boolean; undefined when it is none. */
export function parseBoolean(text: string): boolean | undefined {
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : undefined;
}

/** Whether a text holds blanks that say nothing: around it, doubled, or tabs and line breaks. */
export function hasSuperfluousBlanks(text: string): boolean {
  return /^\s|\s$|\s\s|[\t\n\r]/.test(text);
}

/** What is wrong with a text of a type, undefined when nothing is. `text` is trimmed. */
export function defectOf(type: ScalarType, text: string): FindingCode | undefined {
  switch (type) {
    case 'date':
      return isDate(text) ? undefined : 'date-invalide';
    case 'dateTime':
      return isDateTime(text) ? undefined : 'date-invalide';
    case 'time':
      return isTime(text) ? undefined : 'heure-invalide';
    case 'integer':
      return digitsOf(text) >= 0 || INTEGER.test(text) ? undefined : 'nombre-invalide';
    case 'decimal':
      return DECIMAL.test(text) ? undefined : 'nombre-invalide';
    case 'double':
      return DOUBLE.test(text) ? undefined : 'nombre-invalide';
    case 'text':
    case 'token':
    case 'uri':
      return undefined;
  }
}
