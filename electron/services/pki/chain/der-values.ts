import type { Der } from './der.ts';
import { DerError, T } from './der.ts';

/** Dotted form of the content of an OBJECT IDENTIFIER. */
export function oidText(content: Uint8Array): string {
  if (content.length === 0 || content.length > 64 || ((content.at(-1) ?? 0) & 0x80) !== 0) throw new DerError('oid');
  const arcs: bigint[] = [];
  let arc = 0n;
  let isStart = true;
  for (const byte of content) {
    if (isStart && byte === 0x80) throw new DerError('oid');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    isStart = (byte & 0x80) === 0;
    if (!isStart) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...others] = arcs;
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n;
  return [root, first - root * 40n, ...others].join('.');
}

/** Checks that an INTEGER is in its shortest form. */
export function integerBytes({ content }: Der, rule: string): Uint8Array {
  const [first, second] = content;
  if (first === undefined) throw new DerError(rule);
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new DerError(rule);
  }
  return content;
}

/** A natural number; beyond 2^31 it is only known to be large, which is enough for counts of certificates. */
export function countOf(value: Der, rule: string): number {
  const content = integerBytes(value, rule);
  if ((content[0] ?? 0) > 0x7f) throw new DerError(rule);
  return content.length > 4 ? 0x7fffffff : content.reduce((total, byte) => total * 256 + byte, 0);
}

/** A number of any size, of a list or its base. */
export function bigintOf(value: Der, rule: string): bigint {
  const content = integerBytes(value, rule);
  if ((content[0] ?? 0) > 0x7f || content.length > 32) throw new DerError(rule);
  return BigInt(`0x${Buffer.from(content).toString('hex')}`);
}

export function booleanOf({ content }: Der, rule: string): boolean {
  const [byte] = content;
  if (content.length !== 1 || (byte !== 0 && byte !== 0xff)) throw new DerError(rule);
  return byte === 0xff;
}

/** Bits set in a named bit list, by number; a list written with no bit at all is refused. */
export function bitsOf(content: Uint8Array, rule: string): ReadonlySet<number> {
  const [unused, ...bytes] = content;
  const last = bytes.at(-1);
  if (unused === undefined || last === undefined || unused > 7 || bytes.length > 4) throw new DerError(rule);
  if ((last & ((1 << unused) - 1)) !== 0) throw new DerError(rule);
  const found = new Set<number>();
  bytes.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit += 1) if ((byte & (0x80 >> bit)) !== 0) found.add(index * 8 + bit);
  });
  if (found.size === 0) throw new DerError(rule);
  return found;
}

/** The whole bytes of a BIT STRING: a signature. */
export function bitStringBytes({ content }: Der, rule: string): Uint8Array {
  if (content.length < 2 || content[0] !== 0) throw new DerError(rule);
  return content.subarray(1);
}

/** ASCII text: an IA5String numbered by its structure. */
export function asciiOf(content: Uint8Array, rule: string): string {
  if (content.some((byte) => byte > 0x7f)) throw new DerError(rule);
  return Buffer.from(content).toString('latin1');
}

/**
 * A time in milliseconds since 1970: UTCTime or GeneralizedTime, with seconds, in UTC, without fraction (RFC 5280 §4.1.2.5).
 * GeneralizedTime is accepted before 2050 too, as authorities use it.
 */
export function timeOf(tag: number, content: Uint8Array): number {
  const width = tag === T.UTC_TIME ? 2 : tag === T.GENERALIZED_TIME ? 4 : 0;
  if (width === 0 || content.length !== width + 11 || content.at(-1) !== 0x5a) throw new DerError('time');
  const digit = (index: number): number => {
    const value = (content[index] ?? 0) - 0x30;
    if (value < 0 || value > 9) throw new DerError('time');
    return value;
  };
  const pair = (index: number): number => digit(index) * 10 + digit(index + 1);
  const year = width === 4 ? pair(0) * 100 + pair(2) : pair(0) + (pair(0) < 50 ? 2000 : 1900);
  const [month, day, hour, minute, second] = [0, 2, 4, 6, 8].map((index) => pair(width + index));
  const date = new Date(0);
  date.setUTCFullYear(year, (month ?? 0) - 1, day ?? 0);
  date.setUTCHours(hour ?? 0, minute ?? 0, second ?? 0);
  const isReal = date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day && (hour ?? 24) < 24;
  if (!isReal || (minute ?? 60) > 59 || (second ?? 60) > 59) throw new DerError('time');
  return date.getTime();
}

/** ISO 8601 in UTC, to the second. */
export function isoOf(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
