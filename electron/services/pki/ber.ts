import { AppError } from '../../../shared/errors.ts';
import type { Asn1 } from './asn1.ts';
import { isA, malformed, TAG } from './asn1.ts';

/** Deeper, the bytes are made to block a program: real files nest 12 levels. */
const MAX_DEPTH = 32;
/** More values side by side than any file that is opened here; revocation lists are not looked into. */
const MAX_CHILDREN = 20_000;

interface Header {
  readonly first: number;
  readonly tag: number;
  /** Where the content starts. */
  readonly start: number;
  /** Where it ends; undefined for a length that is not announced, which two zero bytes end. */
  readonly end: number | undefined;
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw malformed('the end is missing');
  return byte;
}

function tagAt(bytes: Uint8Array, offset: number): { readonly tag: number; readonly next: number } {
  const low = byteAt(bytes, offset) & 0x1f;
  if (low !== 0x1f) return { tag: low, next: offset + 1 };
  let tag = 0;
  for (let index = offset + 1; index <= offset + 3; index += 1) {
    const byte = byteAt(bytes, index);
    tag = tag * 128 + (byte & 0x7f);
    if (byte < 0x80) return { tag, next: index + 1 };
  }
  throw malformed('a tag is too long');
}

function headerAt(bytes: Uint8Array, offset: number): Header {
  const first = byteAt(bytes, offset);
  const { tag, next } = tagAt(bytes, offset);
  const length = byteAt(bytes, next);
  if (length === 0x80) {
    if ((first & 0x20) === 0) throw malformed('a length is missing');
    return { first, tag, start: next + 1, end: undefined };
  }
  const size = length < 0x80 ? 0 : length & 0x7f;
  if (size > 6) throw malformed('a length is too large');
  let total = size === 0 ? length : 0;
  for (let index = 0; index < size; index += 1) total = total * 256 + byteAt(bytes, next + 1 + index);
  const start = next + 1 + size;
  if (start + total > bytes.length) throw malformed('the end is missing');
  return { first, tag, start, end: start + total };
}

function isEnd(bytes: Uint8Array, offset: number): boolean {
  return byteAt(bytes, offset) === 0 && byteAt(bytes, offset + 1) === 0;
}

/** Offset of the two zero bytes that end a content whose length is not announced. */
function endOf(bytes: Uint8Array, start: number, depth: number): number {
  if (depth > MAX_DEPTH) throw tooDeep();
  let offset = start;
  while (!isEnd(bytes, offset)) {
    const header = headerAt(bytes, offset);
    offset = header.end ?? endOf(bytes, header.start, depth + 1) + 2;
  }
  return offset;
}

function tooDeep(): AppError {
  return new AppError('certificate.limit', `Values nest deeper than ${MAX_DEPTH} levels.`, {
    values: { reason: `> ${MAX_DEPTH}` },
  });
}

interface Located {
  readonly node: Asn1;
  readonly next: number;
}

function nodeAt(bytes: Uint8Array, offset: number, depth: number): Located {
  if (depth > MAX_DEPTH) throw tooDeep();
  const { first, tag, start, end: announced } = headerAt(bytes, offset);
  const end = announced ?? endOf(bytes, start, depth + 1);
  const next = announced === undefined ? end + 2 : end;
  const content = bytes.subarray(start, end);
  const isConstructed = (first & 0x20) !== 0;
  let children: readonly Asn1[] | undefined;
  const node: Asn1 = {
    kind: first >> 6 === 0 ? 'universal' : first >> 6 === 2 ? 'context' : 'other',
    tag,
    isConstructed,
    bytes: bytes.subarray(offset, next),
    content,
    get children() {
      children ??= isConstructed ? childrenIn(content, depth + 1) : [];
      return children;
    },
  };
  return { node, next };
}

function childrenIn(content: Uint8Array, depth: number): readonly Asn1[] {
  const children: Asn1[] = [];
  for (let offset = 0; offset < content.length;) {
    const { node, next } = nodeAt(content, offset, depth);
    children.push(node);
    if (children.length > MAX_CHILDREN) {
      throw new AppError('certificate.limit', `More than ${MAX_CHILDREN} values side by side.`, {
        values: { reason: `> ${MAX_CHILDREN}` },
      });
    }
    offset = next;
  }
  return children;
}

/**
 * Reads the first BER value of `bytes`, of which DER is a special case, and gives what follows it. It looks inside only when
 * `children` is asked for: a file of several megabytes costs what is read of it.
 * @throws AppError `certificate.format` when the bytes are no value; `certificate.limit` beyond 32 levels
 */
export function readFirst(bytes: Uint8Array): { readonly node: Asn1; readonly rest: Uint8Array } {
  const { node, next } = nodeAt(bytes, 0, 0);
  return { node, rest: bytes.subarray(next) };
}

/** Reads one BER value followed by nothing but zeros and line ends, which some tools add. */
export function readBer(bytes: Uint8Array): Asn1 {
  const { node, rest } = readFirst(bytes);
  if (rest.some((byte) => byte !== 0 && byte !== 0x0a && byte !== 0x0d)) throw malformed('bytes follow the end');
  return node;
}

/**
 * The bytes of an OCTET STRING, or of one numbered by its structure (`tag`), whole or in pieces as BER allows.
 * @throws AppError `certificate.format` with the name of what was looked for
 */
export function octetsOf(node: Asn1 | undefined, what: string, tag?: number): Uint8Array {
  const isRight = tag === undefined ? isA(node, TAG.OCTET_STRING) : node?.kind === 'context' && node.tag === tag;
  if (node === undefined || !isRight) throw malformed(what);
  if (!node.isConstructed) return node.content;
  const pieces = node.children.map((piece) => octetsOf(piece, what));
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : new Uint8Array(Buffer.concat(pieces));
}
