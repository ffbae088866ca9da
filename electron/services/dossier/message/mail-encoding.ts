/** Longest line of a header (RFC 5322 §2.1.1 asks for 78), and longest encoded word (RFC 2047 §2). */
const LINE = 76;
const WORD = 75;
const WORD_FRAME = '=?UTF-8?B?'.length + '?='.length;
/** Bytes that one encoded word can hold: base64 makes four characters of three. */
const WORD_BYTES = Math.floor((WORD - WORD_FRAME) / 4) * 3;

/** What must not reach a header. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;

/** A text on one line: what ends a line or a field in a header becomes a space. */
export function oneLine(text: string): string {
  return text.replaceAll(CONTROLS, ' ').trim();
}

/**
 * A field of text (RFC 5322 §2.2.3): folded at spaces; in encoded words of UTF-8 (RFC 2047) when it has more than ASCII, or
 * cannot be folded. Without the line end.
 */
export function textHeader(name: string, text: string): string {
  const value = oneLine(text);
  const isPlain = /^[\u0020-\u007e]*$/u.test(value) && !value.includes('=?') && !/ {2}|\S{60}/u.test(value);
  const parts = isPlain ? value.split(' ') : encodedWords(value);
  return folded(`${name}:`, parts);
}

/** Parts one after the other, each with a space before it, on lines as long as allowed. */
export function folded(start: string, parts: readonly string[]): string {
  const lines = [start];
  for (const part of parts) {
    const last = lines.at(-1) ?? '';
    if (last.length + 1 + part.length > LINE && last !== start) lines.push(` ${part}`);
    else lines[lines.length - 1] = `${last} ${part}`;
  }
  return lines.join('\r\n');
}

/** A character is never cut: each encoded word can be read alone (RFC 2047 §5). */
function encodedWords(text: string): readonly string[] {
  const pieces: string[] = [''];
  for (const character of text) {
    const last = pieces.at(-1) ?? '';
    // The first word shares its line with the name of the field.
    const most = pieces.length === 1 ? WORD_BYTES - 12 : WORD_BYTES;
    if (Buffer.byteLength(last + character) > most) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`);
}

/** What stands for itself in a parameter of RFC 2231 (attribute-char of RFC 5987). */
const BARE = /[A-Za-z0-9!#$&+.^_`|~-]/u;

/** The name of a file, as the parameters of `Content-Type` and of `Content-Disposition`. */
export interface FileNameParameters {
  readonly type: string;
  readonly disposition: string;
}

/**
 * In UTF-8 when it has more than ASCII: as RFC 2231 asks, and in encoded words beside it, which older programs read; a plain
 * name beside the other one would win over it in some.
 */
export function fileNameParameters(name: string): FileNameParameters {
  const told = oneLine(name).replaceAll(/["\\]/gu, '_');
  if (/^[\u0020-\u007e]*$/u.test(told)) return { type: `name="${told}"`, disposition: `filename="${told}"` };
  const encoded = [...Buffer.from(told)].map((byte) => {
    const character = String.fromCharCode(byte);
    return byte < 0x80 && BARE.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return {
    type: `name="${encodedWords(told).join('\r\n ')}"`,
    disposition: `filename*=UTF-8''${encoded.join('')}`,
  };
}

/** A text as quoted-printable of UTF-8 (RFC 2045 §6.7); lines end with CRLF, whatever they ended with. */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map(quotedLine)
    .join('\r\n');
}

function quotedLine(line: string): string {
  const units = [...Buffer.from(line)].map(quotedByte);
  const end = units.at(-1);
  // A blank at the end of a line is lost on the way.
  if (end === ' ' || end === '\t') units[units.length - 1] = end === ' ' ? '=20' : '=09';
  const lines = [''];
  for (const unit of units) {
    const last = lines.at(-1) ?? '';
    if (last.length + unit.length > LINE - 1) {
      lines[lines.length - 1] = `${last}=`;
      lines.push(unit);
    } else lines[lines.length - 1] = last + unit;
  }
  return lines.map(guarded).join('\r\n');
}

function quotedByte(byte: number): string {
  const isPlain = (byte >= 0x20 && byte <= 0x7e && byte !== 0x3d) || byte === 0x09;
  return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Some programs change a line that begins with `From `, or end a message at a lone point. */
function guarded(line: string): string {
  if (line.startsWith('From ')) return `=46${line.slice(1)}`;
  return line === '.' ? '=2E' : line;
}

/** Base64 in lines (RFC 2045 §6.8). */
export function base64Lines(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return (text.match(/.{1,76}/gu) ?? ['']).join('\r\n');
}
