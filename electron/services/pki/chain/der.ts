/** Bytes that are not the DER they should be; `rule` says which one was broken. Caught where a document is opened. */
export class DerError extends Error {
  readonly rule: string;

  constructor(rule: string) {
    super(`Malformed: ${rule}.`);
    this.name = 'DerError';
    this.rule = rule;
  }
}

/** Identifier octets used by certificates and revocation lists. */
export const T = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  NULL: 0x05,
  OID: 0x06,
  ENUMERATED: 0x0a,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

/** Identifier octet of the element numbered `number` of a structure. */
export function primitive(number: number): number {
  return 0x80 + number;
}

export function constructed(number: number): number {
  return 0xa0 + number;
}

/** One value: `whole` with its header, `content` without. Both are views of the document, never copies. */
export interface Der {
  readonly tag: number;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** Where a value lies in a document. */
export interface Extent {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the header at `at`: one identifier octet, then a definite length in its shortest form.
 * @throws DerError when the value does not end before `end`
 */
export function extentAt(bytes: Uint8Array, at: number, end: number): Extent {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end) throw new DerError('truncated');
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag');
  if (first < 0x80) return ending({ tag, from: at + 2, to: at + 2 + first }, end);
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + 2 + count > end) throw new DerError('length');
  let length = 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  if (length < 0x80 || bytes[at + 2] === 0) throw new DerError('length');
  const from = at + 2 + count;
  return ending({ tag, from, to: from + length }, end);
}

function ending(extent: Extent, end: number): Extent {
  if (extent.to > end) throw new DerError('truncated');
  return extent;
}

/** Reads values one after the other; `finish` refuses what was not read. */
export class DerReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** Whether the next value has this identifier octet. */
  isNext(tag: number): boolean {
    return !this.isDone && this.#bytes[this.#at] === tag;
  }

  /** The next value. @throws DerError `rule` when its identifier is another one */
  next(rule: string, tag?: number): Der {
    const extent = extentAt(this.#bytes, this.#at, this.#bytes.length);
    if (tag !== undefined && extent.tag !== tag) throw new DerError(rule);
    const whole = this.#bytes.subarray(this.#at, extent.to);
    this.#at = extent.to;
    return { tag: extent.tag, whole, content: this.#bytes.subarray(extent.from, extent.to) };
  }

  optional(rule: string, tag: number): Der | null {
    return this.isNext(tag) ? this.next(rule, tag) : null;
  }

  /** What the next value holds, to be read in turn. */
  enter(rule: string, tag: number = T.SEQUENCE): DerReader {
    return new DerReader(this.next(rule, tag).content);
  }

  /** Every value left. */
  rest(rule: string, tag?: number): readonly Der[] {
    const found: Der[] = [];
    while (!this.isDone) found.push(this.next(rule, tag));
    return found;
  }

  finish(rule: string): void {
    if (!this.isDone) throw new DerError(rule);
  }
}

/** The one value that fills a document. */
export function whole(bytes: Uint8Array, rule: string, tag: number = T.SEQUENCE): DerReader {
  const reader = new DerReader(bytes);
  const inside = reader.enter(rule, tag);
  reader.finish(`${rule}: bytes follow the end`);
  return inside;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
