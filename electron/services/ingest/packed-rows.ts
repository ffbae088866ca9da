import { STAGED_TABLES, emptyRows, type StagedRows, type StagedTable, type Value } from '../store/batch.ts';
import { TABLES } from '../store/row-writer.ts';

/**
 * Rows as one buffer, to be handed over without a copy: the reading thread keeps nothing of them, and the writing one makes
 * its values only when their turn has come (`createRowPacker`).
 *
 * Four sections, their lengths before them: numbers that are no small integers, one token a value, texts with characters beyond
 * Latin-1, all other texts. A token says what kind of value it is and, of a text, how long; a text that is the one above it in
 * its column has no more than that. Before the values of rows of one table comes a token of their own: how many values there are,
 * and the table.
 */
export type PackedRows = Uint8Array<ArrayBuffer>;

export const KIND_BITS = 3;
export const KIND_MASK = 7;
/** Kinds of values, and of the token before some: the tables are as few. */
export const [SMALL, LATIN, WIDE, NULL, ABOVE, LARGE] = [0, 1, 2, 3, 4, 5] as const;
const HEADER_BYTES = 16;

/** How long each section is. */
export type Counts = readonly [large: number, tokens: number, wide: number, latin: number];

/** A buffer for sections that are as long: they are told in it. */
export function bufferFor(counts: Counts): ArrayBuffer {
  const [large, tokens, wide, latin] = counts;
  const buffer = new ArrayBuffer(HEADER_BYTES + 8 * large + 4 * tokens + 2 * wide + latin);
  new Int32Array(buffer, 0, counts.length).set(counts);
  return buffer;
}

/** The sections of a buffer. */
export function sectionsOf(buffer: ArrayBuffer) {
  const [large = 0, tokens = 0, wide = 0, latin = 0] = new Int32Array(buffer, 0, 4);
  const tokenStart = HEADER_BYTES + 8 * large;
  const wideStart = tokenStart + 4 * tokens;
  return {
    large: new Float64Array(buffer, HEADER_BYTES, large),
    tokens: new Int32Array(buffer, tokenStart, tokens),
    wide: new Uint16Array(buffer, wideStart, wide),
    latin: new Uint8Array(buffer, wideStart + 2 * wide, latin),
  };
}

const WIDTHS = TABLES.map((table) => STAGED_TABLES[table].length);

/** The values of packed rows, as they were added. */
export function unpackRows({ buffer }: PackedRows): StagedRows {
  const reading = startReading(sectionsOf(buffer));
  const rows = emptyRows();
  const { tokens } = reading;
  while (reading.token < tokens.length) {
    const head = tokens[reading.token] as number;
    const table = head & KIND_MASK;
    reading.token += 1;
    unpackValues(reading, rows[TABLES[table] as StagedTable], WIDTHS[table] as number, head >> KIND_BITS);
  }
  return rows;
}

/** What is read, and how far: each text is a part of the text of its section. */
interface RowReading {
  readonly tokens: Int32Array;
  readonly large: Float64Array;
  readonly wide: string;
  readonly latin: string;
  token: number;
  largeAt: number;
  wideAt: number;
  latinAt: number;
}

function startReading({ tokens, large, wide, latin }: ReturnType<typeof sectionsOf>): RowReading {
  return {
    tokens,
    large,
    wide: Buffer.from(wide.buffer, wide.byteOffset, wide.byteLength).toString('utf16le'),
    latin: Buffer.from(latin.buffer, latin.byteOffset, latin.byteLength).toString('latin1'),
    token: 0,
    largeAt: 0,
    wideAt: 0,
    latinAt: 0,
  };
}

function unpackValues(reading: RowReading, values: Value[], width: number, count: number): void {
  const { tokens } = reading;
  const end = reading.token + count;
  for (let index = reading.token; index < end; index += 1) {
    const token = tokens[index] as number;
    if (token === ABOVE) values.push(values[values.length - width] as Value);
    else values.push(valueOf(reading, token));
  }
  reading.token = end;
}

function valueOf(reading: RowReading, token: number): Value {
  const rest = token >> KIND_BITS;
  switch (token & KIND_MASK) {
    case SMALL:
      return rest;
    case LATIN:
      reading.latinAt += rest;
      return reading.latin.slice(reading.latinAt - rest, reading.latinAt);
    case WIDE:
      reading.wideAt += rest;
      return reading.wide.slice(reading.wideAt - rest, reading.wideAt);
    case LARGE:
      reading.largeAt += 1;
      return reading.large[reading.largeAt - 1] as number;
    default:
      return null;
  }
}

/** Gives memory back at once. Left to the garbage collector, tens of megabytes of what was handed over wait for it. */
export function release(buffers: readonly Uint8Array<ArrayBuffer>[]): void {
  for (const { buffer } of buffers) buffer.transfer(0);
}
