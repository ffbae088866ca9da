import { hash } from 'node:crypto';
import { twoDigitsAt, unitAt, unitsIn } from '../../../shared/domain/texts.ts';

/** Length of the hashes kept by entity: long enough that two versions of an entity never agree by chance. */
const HASH_BYTES = 16;

/**
 * SHA-256 of bytes, or of a text in UTF-8, cut to 16 bytes. It comes as a text with one character a byte: the memory of its own
 * that a buffer gets, and loses again, costs as much as the sum of a record.
 */
export function hash16(data: string | Uint8Array): Buffer {
  return Buffer.from(hash('sha256', data, 'binary').slice(0, HASH_BYTES), 'latin1');
}

const [DIGIT_0, HYPHEN, COLON, LETTER_T, LETTER_Z, PLUS] = [48, 45, 58, 84, 90, 43] as const;

/** Minutes that the zone at `at` is ahead of UTC, NaN when it is none that is plain. */
function zoneOf(text: string, at: number): number {
  const length = unitsIn(text);
  if (length === at) return 0;
  const sign = unitAt(text, at);
  if (sign === LETTER_Z && length === at + 1) return 0;
  if (length !== at + 6 || (sign !== PLUS && sign !== HYPHEN) || unitAt(text, at + 3) !== COLON) return Number.NaN;
  const hours = twoDigitsAt(text, at + 1);
  const minutes = twoDigitsAt(text, at + 4);
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  return (sign === HYPHEN ? -1 : 1) * (60 * hours + minutes);
}

function isShaped(text: string): boolean {
  return (
    unitsIn(text) >= 19 &&
    unitAt(text, 0) > DIGIT_0 &&
    unitAt(text, 4) === HYPHEN &&
    unitAt(text, 7) === HYPHEN &&
    unitAt(text, 10) === LETTER_T &&
    unitAt(text, 13) === COLON &&
    unitAt(text, 16) === COLON
  );
}

/** An instant written as nearly all are, `yyyy-mm-ddThh:mm:ss` and a zone, told without taking it apart; NaN for others. */
function plainInstant(text: string): number {
  if (!isShaped(text)) return Number.NaN;
  const year = 100 * twoDigitsAt(text, 0) + twoDigitsAt(text, 2);
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  const hours = twoDigitsAt(text, 11);
  const minutes = twoDigitsAt(text, 14);
  const seconds = twoDigitsAt(text, 17);
  // Every month has 28 days.
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28 && hours < 24 && minutes < 60 && seconds < 60))
    return Number.NaN;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds) - 60_000 * zoneOf(text, 19);
}

/** An instant as written, in milliseconds; without a zone it is taken as UTC. Null when it is no date. */
export function instantOf(written: string): number | null {
  const plain = plainInstant(written);
  if (!Number.isNaN(plain)) return plain;
  const text = written.trim();
  const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (match === null) return null;
  const ms = Date.parse(match[1] === undefined || match[4] !== undefined ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : ms;
}
