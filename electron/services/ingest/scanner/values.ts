import { HASH, SEMICOLON } from './bytes.ts';
import { FAULT, stopped, type ScanState } from './scan-state.ts';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const NUMBER = /^#(?:([0-9]+)|x([0-9a-fA-F]+))$/;
const REFERENCE = /&([^;]*);/g;

/** Whether XML 1.0 can hold a character (§2.2). */
function isChar(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** What the reference between `&` and `;` stands for, undefined when it is none. */
function referred(name: string): string | undefined {
  const known = NAMED.get(name);
  if (known !== undefined) return known;
  const [, decimal, hexadecimal] = NUMBER.exec(name) ?? [];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  return isChar(code) ? String.fromCodePoint(code) : undefined;
}

/** A name or a number goes on at this byte: an ASCII letter or digit. */
function isOfReference(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** Passes over the reference whose `&` is at `start`: the index behind it, or INCOMPLETE, or FAULT. */
export function scanReference(state: ScanState, start: number): number {
  const { bytes } = state;
  let index = bytes[start + 1] === HASH ? start + 2 : start + 1;
  while (isOfReference(bytes[index] as number)) index += 1;
  if (bytes[index] !== SEMICOLON) return stopped(state, index);
  return referred(bytes.toString('latin1', start + 1, index)) === undefined ? FAULT : index + 1;
}

function withReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (whole, name: string) => referred(name) ?? whole) : text;
}

/** The bytes from `start` to `end` as text; `bits` is the disjunction of all of them, or more. */
export function textOf(state: ScanState, start: number, end: number, bits: number): string {
  if (bits >= 0x80) return state.bytes.toString('utf8', start, end);
  const { text, textStart } = state;
  return start < textStart
    ? state.bytes.toString('latin1', start, end)
    : text.slice(start - textStart, end - textStart);
}

/** Character data as XML 1.0 hands it over: line ends (§2.11), then references. */
export function characterData(written: string): string {
  return withReferences(written.includes('\r') ? written.replaceAll(/\r\n?/g, '\n') : written);
}

/** The content of a CDATA section: line ends only. */
export function cdataText(written: string): string {
  return written.replaceAll(/\r\n?/g, '\n');
}

/** An attribute value as XML 1.0 normalises it (§3.3.3): blanks become spaces but for those by reference. */
export function attributeValue(written: string): string {
  return withReferences(written.replaceAll(/\r\n|[\t\n\r]/g, ' '));
}
