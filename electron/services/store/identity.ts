import { hash } from 'node:crypto';

/** Length of the hashes kept by entity: long enough that two versions of an entity never agree by chance. */
const HASH_BYTES = 16;

/** SHA-256 of bytes, or of a text in UTF-8, cut to 16 bytes. */
export function hash16(data: string | Uint8Array): Buffer {
  return hash('sha256', data, 'buffer').subarray(0, HASH_BYTES);
}

const [DIGIT_0, HYPHEN, COLON, LETTER_T, LETTER_Z, PLUS] = [48, 45, 58, 84, 90, 43] as const;

/** The number of two digits, NaN when they are none. */
function pair(text: string, at: number): number {
  const [high, low] = [text.charCodeAt(at) - DIGIT_0, text.charCodeAt(at + 1) - DIGIT_0];
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? 10 * high + low : Number.NaN;
}

/** Minutes that the zone at `at` is ahead of UTC, NaN when it is none that is plain. */
function zoneOf(text: string, at: number): number {
  if (text.length === at) return 0;
  const sign = text.charCodeAt(at);
  if (sign === LETTER_Z && text.length === at + 1) return 0;
  if (text.length !== at + 6 || (sign !== PLUS && sign !== HYPHEN) || text.charCodeAt(at + 3) !== COLON)
    return Number.NaN;
  const [hours, minutes] = [pair(text, at + 1), pair(text, at + 4)];
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  return (sign === HYPHEN ? -1 : 1) * (60 * hours + minutes);
}

/** An instant written as nearly all are, `yyyy-mm-ddThh:mm:ss` and a zone, told without taking it apart; NaN for others. */
function plainInstant(text: string): number {
  const isShaped =
    text.charCodeAt(0) > DIGIT_0 &&
    text.charCodeAt(4) === HYPHEN &&
    text.charCodeAt(7) === HYPHEN &&
    text.charCodeAt(10) === LETTER_T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON;
  if (!isShaped) return Number.NaN;
  const year = 100 * pair(text, 0) + pair(text, 2);
  const [month, day] = [pair(text, 5), pair(text, 8)];
  const [hours, minutes, seconds] = [pair(text, 11), pair(text, 14), pair(text, 17)];
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
