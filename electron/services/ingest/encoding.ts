import { AppError } from '../../../shared/errors.ts';
import { codecNamed, type Codec } from './encoding-codecs.ts';

/** Bytes in, text out, as a string or in UTF-8: what a chunk lacks to make whole characters waits for the next one. */
export interface XmlDecoder<T = string> {
  /** Text of the characters that these bytes complete, its byte order mark left out. */
  write(bytes: Uint8Array): T;
  /** Text that was held back until the input ended: that of a document of a few bytes. */
  end(): T;
  /** Throws `xml.encoding` when the input ended in the middle of a character. */
  assertWhole(): void;
  /** Name of the encoding, '' until enough bytes were seen. */
  encoding(): string;
  bytes(): number;
}

interface Detected {
  readonly codec: Codec;
  /** Length in bytes of the byte order mark. */
  readonly mark: number;
}

/** An XML declaration longer than this is no declaration: the parser refuses it. */
const DECLARATION_BYTES = 4096;

/** What the first bytes tell, before any declaration (XML 1.0, appendix F). */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly encoding: string; readonly mark: number }[] = [
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'UTF-32BE', mark: 4 },
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'UTF-32LE', mark: 4 },
  { bytes: [0x00, 0x00, 0x00, 0x3c], encoding: 'UTF-32BE', mark: 0 },
  { bytes: [0x3c, 0x00, 0x00, 0x00], encoding: 'UTF-32LE', mark: 0 },
  { bytes: [0x4c, 0x6f, 0xa7, 0x94], encoding: 'EBCDIC', mark: 0 },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'UTF-8', mark: 3 },
  { bytes: [0xfe, 0xff], encoding: 'UTF-16BE', mark: 2 },
  { bytes: [0xff, 0xfe], encoding: 'UTF-16LE', mark: 2 },
  { bytes: [0x00, 0x3c], encoding: 'UTF-16BE', mark: 0 },
  { bytes: [0x3c, 0x00], encoding: 'UTF-16LE', mark: 0 },
];

function isSigned(head: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte);
}

function refused(encoding: string, reason: string, offset = 0): AppError {
  return new AppError('xml.encoding', `The document cannot be decoded: ${reason}.`, {
    proof: [`byte ${offset}: ${reason}`],
    values: { encoding, offset, reason },
  });
}

/**
 * The encoding named by the XML declaration at the start of `head`: undefined when there is no declaration or no name,
 * 'more' when the declaration goes on beyond these bytes.
 */
function declaredEncoding(head: Buffer, width: 1 | 2, isLast: boolean): string | undefined {
  // Everything in a declaration is ASCII: the low byte of each unit is enough, whatever the byte order.
  const text = width === 1 ? head.toString('latin1') : head.toString('latin1').replaceAll('\0', '');
  const opening = '<?xml';
  if (!text.startsWith(opening)) return !isLast && opening.startsWith(text) ? 'more' : undefined;
  if (text.length > opening.length && !/\s/.test(text.charAt(opening.length))) return undefined;
  const end = text.indexOf('?>');
  if (end < 0) return isLast || head.length >= DECLARATION_BYTES * width ? undefined : 'more';
  const match = /\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(text.slice(0, end));
  return match?.[1] ?? match?.[2];
}

function agreedCodec(detected: string | undefined, declared: string | undefined): Codec {
  const codec = codecNamed(declared ?? detected ?? 'UTF-8', detected);
  if (codec === undefined) {
    const name = declared ?? detected ?? '';
    throw refused(name, `the encoding ${JSON.stringify(name)} is not one that Cercle reads`);
  }
  const width = codec.name.startsWith('UTF-16') ? 2 : 1;
  const isContradicted = detected === undefined ? width === 2 : codec.name !== detected;
  if (isContradicted) {
    const found = detected ?? 'one byte a character';
    throw refused(codec.name, `the declaration says ${declared ?? ''}, the bytes are in ${found}`);
  }
  return codec;
}

/** The encoding of a document from its first bytes, or undefined while more of them are needed. */
function detect(head: Buffer, isLast: boolean): Detected | undefined {
  if (head.length < 4 && !isLast) return undefined;
  const signature = SIGNATURES.find(({ bytes }) => isSigned(head, bytes));
  const mark = signature?.mark ?? 0;
  const width = signature?.encoding.startsWith('UTF-16') === true ? 2 : 1;
  if (signature !== undefined && codecNamed(signature.encoding, undefined) === undefined) {
    throw refused(signature.encoding, `the encoding ${signature.encoding} is not one that Cercle reads`);
  }
  const declared = declaredEncoding(head.subarray(mark), width, isLast);
  return declared === 'more' ? undefined : { codec: agreedCodec(signature?.encoding, declared), mark };
}

/**
 * Decodes an XML document of which nothing is known: byte order mark, first bytes and XML declaration tell its encoding.
 * UTF-8, UTF-16 (either order, with or without a mark), ISO-8859-1 (true latin1), ISO-8859-15, windows-1252, US-ASCII.
 * A byte that means nothing in that encoding, a declaration that contradicts the bytes, or any other encoding throws
 * `xml.encoding`, with the offset of the byte where there is one.
 */
export function createXmlDecoder(): XmlDecoder {
  return createDecoder((codec, bytes, offset) => codec.decode(bytes, offset), '');
}

/** As `createXmlDecoder`, to UTF-8. What is given is valid until the next call: it may be the bytes that came in. */
export function createUtf8Decoder(): XmlDecoder<Uint8Array> {
  return createDecoder(
    (codec, bytes, offset) => codec.toUtf8?.(bytes, offset) ?? Buffer.from(codec.decode(bytes, offset), 'utf8'),
    new Uint8Array(0),
  );
}

function createDecoder<T>(convert: (codec: Codec, bytes: Buffer, offset: number) => T, nothing: T): XmlDecoder<T> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let codec: Codec | undefined;
  let pending = Buffer.alloc(0);
  let decoded = 0;
  let total = 0;

  function decode(bytes: Buffer, active: Codec): T {
    const input = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    const length = active.completeLength(input);
    // A copy, for the chunk may be a view of a buffer that its owner fills again.
    pending = Buffer.from(input.subarray(length));
    const text = convert(active, input.subarray(0, length), decoded);
    decoded += length;
    return text;
  }

  function start(bytes: Buffer, isLast: boolean): T {
    head = head === undefined || head.length === 0 ? Buffer.from(bytes) : Buffer.concat([head, bytes]);
    const detected = detect(head, isLast);
    if (detected === undefined) return nothing;
    codec = detected.codec;
    decoded = detected.mark;
    const rest = head.subarray(detected.mark);
    head = undefined;
    return decode(rest, codec);
  }

  return {
    write(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      total += bytes.length;
      return codec === undefined ? start(bytes, false) : decode(bytes, codec);
    },
    end: () => (codec === undefined ? start(Buffer.alloc(0), true) : nothing),
    assertWhole() {
      if (pending.length === 0 || codec === undefined) return;
      throw refused(codec.name, `the document ends in the middle of a ${codec.name} character`, decoded);
    },
    encoding: () => codec?.name ?? '',
    bytes: () => total,
  };
}
