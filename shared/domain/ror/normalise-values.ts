import type { ScalarType } from './mapping-row.ts';
import type { FindingCode } from './finding-catalogue.ts';
import { digitsOf } from '../texts.ts';

const DATE = /^-?(\d{4,})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/;
const DATE_TIME = /^(-?\d{4,}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|[+-]\d\d:\d\d)?$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;
const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const DOUBLE = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/;

/** What nearly every date and time looks like: told without taking it apart. Other forms are looked at more closely. */
const PLAIN_DATE = String.raw`(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])`;
const PLAIN_TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d`;
const IS_PLAIN_DATE = new RegExp(`^${PLAIN_DATE}$`);
const IS_PLAIN_TIME = new RegExp(`^${PLAIN_TIME}$`);
const IS_PLAIN_DATE_TIME = new RegExp(String.raw`^${PLAIN_DATE}T${PLAIN_TIME}(?:Z|[+-]\d\d:\d\d)?$`);

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a text is an xs:date: `0000-00-00` is none (domain reference CSD §8.2). */
export function isDate(text: string): boolean {
  if (IS_PLAIN_DATE.test(text)) return true;
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether a text is an xs:time; 24:00:00 is one. */
export function isTime(text: string): boolean {
  if (IS_PLAIN_TIME.test(text)) return true;
  const match = TIME.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute === 0 && second === 0);
}

/** Whether a text is an xs:dateTime; a zone may be absent (domain reference CSD §2.1). */
export function isDateTime(text: string): boolean {
  if (IS_PLAIN_DATE_TIME.test(text)) return true;
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
