import { STAGED_TABLES, emptyRows, type StagedRows, type StagedTable, type Value } from '../store/batch.ts';

/**
 * Rows as one buffer, to be handed over without a copy: the reading thread keeps nothing of them, and the writing one makes
 * its values only when their turn has come.
 *
 * Four sections, their lengths before them: numbers that are no small integers, one token a value, texts with characters beyond
 * Latin-1, all other texts. A token says what kind of value it is and, of a text, how long; a text that is the one above it in its column
 * has no more than that. Each record has, for each table, the number of its values and then their tokens.
 */
export type PackedRows = Uint8Array<ArrayBuffer>;

const KIND_BITS = 3;
const KIND_MASK = 7;
const [SMALL, LATIN, WIDE, NULL, ABOVE, LARGE] = [0, 1, 2, 3, 4, 5] as const;
/** What fits beside its kind in 32 bits. */
const SMALL_END = 2 ** 28;
const LATIN_END = 0x100;
const HEADER_BYTES = 16;

const TABLES = Object.keys(STAGED_TABLES) as readonly StagedTable[];

/** The sections while they grow. */
interface Sections {
  tokens: Int32Array;
  tokenCount: number;
  large: Float64Array;
  largeCount: number;
  wide: Uint16Array;
  wideCount: number;
  latin: Uint8Array;
  latinCount: number;
}

export interface RowPacker {
  /** Takes in the rows of a record: nothing of them is kept as values. */
  add(rows: StagedRows): void;
  /** What was added since the last call. */
  take(): PackedRows;
}

export function createRowPacker(): RowPacker {
  const sections: Sections = {
    tokens: new Int32Array(1024),
    tokenCount: 0,
    large: new Float64Array(64),
    largeCount: 0,
    wide: new Uint16Array(64),
    wideCount: 0,
    latin: new Uint8Array(4096),
    latinCount: 0,
  };
  let above = TABLES.map(noTexts);
  return {
    add(rows) {
      for (let index = 0; index < TABLES.length; index += 1) {
        packValues(sections, rows[TABLES[index] as StagedTable], above[index] as (string | undefined)[]);
      }
    },
    take() {
      above = TABLES.map(noTexts);
      return joined(sections);
    },
  };
}

/** The texts of the last row of a table, before there is one. */
function noTexts(table: StagedTable): (string | undefined)[] {
  return STAGED_TABLES[table].map(() => undefined);
}

function packValues(sections: Sections, values: readonly Value[], above: (string | undefined)[]): void {
  const start = sections.tokenCount;
  const end = start + 1 + values.length;
  if (end > sections.tokens.length) sections.tokens = grown(sections.tokens, new Int32Array(2 * end));
  const { tokens } = sections;
  tokens[start] = values.length;
  let column = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as Value;
    if (typeof value !== 'string') {
      above[column] = undefined;
      tokens[start + 1 + index] = tokenOf(sections, value);
    } else if (value === above[column]) tokens[start + 1 + index] = ABOVE;
    else {
      above[column] = value;
      tokens[start + 1 + index] = textToken(sections, value);
    }
    column = column + 1 === above.length ? 0 : column + 1;
  }
  sections.tokenCount = end;
}

/** The token of a value that is no text. */
function tokenOf(sections: Sections, value: Exclude<Value, string>): number {
  if (value === null) return NULL;
  if (typeof value !== 'number') throw new Error('Rows of records hold no bytes: those are handed over as blocks');
  const isSmall = Number.isInteger(value) && value > -SMALL_END && value < SMALL_END;
  return isSmall ? (value << KIND_BITS) | SMALL : largeToken(sections, value);
}

function largeToken(sections: Sections, value: number): number {
  const { largeCount } = sections;
  if (largeCount === sections.large.length) sections.large = grown(sections.large, new Float64Array(2 * largeCount));
  sections.large[largeCount] = value;
  sections.largeCount = largeCount + 1;
  return LARGE;
}

function textToken(sections: Sections, text: string): number {
  const { latinCount } = sections;
  const { length } = text;
  const end = latinCount + length;
  if (end > sections.latin.length) sections.latin = grown(sections.latin, new Uint8Array(2 * end));
  const { latin } = sections;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= LATIN_END) return wideToken(sections, text);
    latin[latinCount + index] = unit;
  }
  sections.latinCount = end;
  return (length << KIND_BITS) | LATIN;
}

function wideToken(sections: Sections, text: string): number {
  const { wideCount } = sections;
  const end = wideCount + text.length;
  if (end > sections.wide.length) sections.wide = grown(sections.wide, new Uint16Array(2 * end));
  for (let index = 0; index < text.length; index += 1) sections.wide[wideCount + index] = text.charCodeAt(index);
  sections.wideCount = end;
  return (text.length << KIND_BITS) | WIDE;
}

function grown<T extends Int32Array | Float64Array | Uint16Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** The sections as one buffer; they are empty then. */
function joined(sections: Sections): PackedRows {
  const { largeCount, tokenCount, wideCount, latinCount } = sections;
  const views = viewsOf(new ArrayBuffer(HEADER_BYTES + 8 * largeCount + 4 * tokenCount + 2 * wideCount + latinCount), [
    largeCount,
    tokenCount,
    wideCount,
    latinCount,
  ]);
  views.large.set(sections.large.subarray(0, largeCount));
  views.tokens.set(sections.tokens.subarray(0, tokenCount));
  views.wide.set(sections.wide.subarray(0, wideCount));
  views.latin.set(sections.latin.subarray(0, latinCount));
  Object.assign(sections, { largeCount: 0, tokenCount: 0, wideCount: 0, latinCount: 0 });
  return views.all;
}

type Counts = readonly [large: number, tokens: number, wide: number, latin: number];

/** The sections of a buffer, by how many each has; those are written before them. */
function viewsOf(buffer: ArrayBuffer, counts: Counts) {
  const [largeCount, tokenCount, wideCount, latinCount] = counts;
  new Int32Array(buffer, 0, counts.length).set(counts);
  const tokenStart = HEADER_BYTES + 8 * largeCount;
  const wideStart = tokenStart + 4 * tokenCount;
  return {
    all: new Uint8Array(buffer),
    large: new Float64Array(buffer, HEADER_BYTES, largeCount),
    tokens: new Int32Array(buffer, tokenStart, tokenCount),
    wide: new Uint16Array(buffer, wideStart, wideCount),
    latin: new Uint8Array(buffer, wideStart + 2 * wideCount, latinCount),
  };
}

/** The values of packed rows, as they were added. */
export function unpackRows({ buffer }: PackedRows): StagedRows {
  const [large = 0, tokens = 0, wide = 0, latin = 0] = new Int32Array(buffer, 0, 4);
  const reading = startReading(viewsOf(buffer, [large, tokens, wide, latin]));
  const rows = emptyRows();
  const widths = TABLES.map((table) => STAGED_TABLES[table].length);
  while (reading.token < tokens) {
    for (let index = 0; index < TABLES.length; index += 1) {
      unpackValues(reading, rows[TABLES[index] as StagedTable], widths[index] as number);
    }
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

function startReading({ tokens, large, wide, latin }: ReturnType<typeof viewsOf>): RowReading {
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

function unpackValues(reading: RowReading, values: Value[], width: number): void {
  const { tokens } = reading;
  const start = reading.token + 1;
  const end = start + (tokens[reading.token] as number);
  for (let index = start; index < end; index += 1) {
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
