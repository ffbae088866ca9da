import { isAscii, isUtf8 } from 'node:buffer';
import { AppError } from '../../../shared/errors.ts';

/** How one encoding turns bytes into text. */
export interface Codec {
  readonly name: string;
  /** Length of the longest start of `bytes` that cuts no character. */
  completeLength(bytes: Buffer): number;
  /** Text of whole characters; `offset` is their place in the document, for the error. */
  decode(bytes: Buffer, offset: number): string;
  /** The same text in UTF-8. May be `bytes` themselves. */
  toUtf8?(bytes: Buffer, offset: number): Uint8Array;
}

/** Characters where ISO-8859-15 differs from ISO-8859-1. */
const LATIN_9 = new Map<number, string>([
  [0xa4, '€'],
  [0xa6, 'Š'],
  [0xa8, 'š'],
  [0xb4, 'Ž'],
  [0xb8, 'ž'],
  [0xbc, 'Œ'],
  [0xbd, 'œ'],
  [0xbe, 'Ÿ'],
]);

/** 0x80 to 0x9F of windows-1252; a blank is a byte that this encoding leaves undefined. */
const WINDOWS_1252_HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function badByte(encoding: string, bytes: Buffer, index: number, offset: number): AppError {
  const at = offset + index;
  const byte = `0x${(bytes[index] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  return new AppError('xml.encoding', `Byte ${at} (${byte}) is not valid ${encoding}.`, {
    proof: [`byte ${at}: ${byte}`],
    advice: ['The XML declaration must name the encoding in which the file was written.'],
    values: { encoding, offset: at, reason: `byte ${at} is ${byte}` },
  });
}

/** Number of bytes that a UTF-8 lead byte announces, 0 for what is no lead byte. */
function announcedLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

/** Index of the first byte of the first ill-formed UTF-8 sequence. */
function firstBadUtf8(bytes: Buffer): number {
  let index = 0;
  while (index < bytes.length) {
    const length = announcedLength(bytes[index] ?? 0);
    if (length === 0 || !isUtf8(bytes.subarray(index, index + length))) return index;
    index += length;
  }
  return index;
}

function validUtf8(bytes: Buffer, offset: number): Buffer {
  if (!isUtf8(bytes)) throw badByte('UTF-8', bytes, firstBadUtf8(bytes), offset);
  return bytes;
}

const UTF_8: Codec = {
  name: 'UTF-8',
  completeLength(bytes) {
    for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
      const byte = bytes[bytes.length - back] ?? 0;
      if (byte < 0x80) break;
      if (byte >= 0xc0) return announcedLength(byte) > back ? bytes.length - back : bytes.length;
    }
    return bytes.length;
  },
  decode(bytes, offset) {
    return validUtf8(bytes, offset).toString('utf8');
  },
  toUtf8: validUtf8,
};

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** A surrogate without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function utf16(name: string, isBigEndian: boolean): Codec {
  return {
    name,
    completeLength(bytes) {
      const even = bytes.length - (bytes.length % 2);
      if (even === 0) return 0;
      const last = isBigEndian ? bytes.readUInt16BE(even - 2) : bytes.readUInt16LE(even - 2);
      return isHighSurrogate(last) ? even - 2 : even;
    },
    decode(bytes, offset) {
      const text = (isBigEndian ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
      const lone = text.search(LONE_SURROGATE);
      if (lone >= 0) throw badByte(name, bytes, lone * 2, offset);
      return text;
    },
  };
}

/** One byte a character; `defined` gives what differs from ISO-8859-1, undefined for a byte without meaning. */
function singleByte(name: string, special: RegExp, defined: (byte: number) => string | undefined): Codec {
  return {
    name,
    completeLength: (bytes) => bytes.length,
    decode(bytes, offset) {
      const latin1 = bytes.toString('latin1');
      if (isAscii(bytes)) return latin1;
      return latin1.replace(special, (character, index: number) => {
        const meant = defined(character.charCodeAt(0));
        if (meant === undefined) throw badByte(name, bytes, index, offset);
        return meant;
      });
    },
  };
}

function windows1252(byte: number): string | undefined {
  const character = WINDOWS_1252_HIGH.charAt(byte - 0x80);
  return character === ' ' ? undefined : character;
}

const CODECS: readonly Codec[] = [
  UTF_8,
  utf16('UTF-16LE', false),
  utf16('UTF-16BE', true),
  // Not `new TextDecoder('iso-8859-1')`, which is windows-1252.
  { name: 'ISO-8859-1', completeLength: (bytes) => bytes.length, decode: (bytes) => bytes.toString('latin1') },
  singleByte('ISO-8859-15', /[\xa4\xa6\xa8\xb4\xb8\xbc-\xbe]/g, (byte) => LATIN_9.get(byte)),
  singleByte('windows-1252', /[\x80-\x9f]/g, windows1252),
  singleByte('US-ASCII', /[\x80-\xff]/g, () => undefined),
];

/** Other names of the encodings (IANA register), in lower case. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    utf8: 'utf-8',
    'iso-10646-ucs-2': 'utf-16',
    'iso_8859-1': 'iso-8859-1',
    'iso8859-1': 'iso-8859-1',
    latin1: 'iso-8859-1',
    l1: 'iso-8859-1',
    'iso_8859-15': 'iso-8859-15',
    'iso8859-15': 'iso-8859-15',
    'latin-9': 'iso-8859-15',
    cp1252: 'windows-1252',
    ascii: 'us-ascii',
    'ansi_x3.4-1968': 'us-ascii',
  }),
);

/**
 * The codec of an encoding by any of its names, undefined for one that is not read. Plain `UTF-16` says no byte order: it is
 * that of `detected`, the encoding told by the first bytes.
 */
export function codecNamed(name: string, detected: string | undefined): Codec | undefined {
  const lower = name.toLowerCase();
  const known = ALIASES.get(lower) ?? lower;
  const isOrderUnsaid = known === 'utf-16';
  const wanted = isOrderUnsaid ? (detected?.startsWith('UTF-16') === true ? detected : 'UTF-16BE') : known;
  return CODECS.find((codec) => codec.name.toLowerCase() === wanted.toLowerCase());
}
