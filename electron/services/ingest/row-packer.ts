import { unitAt, unitsIn } from '../../../shared/domain/texts.ts';
import { STAGED_TABLES, type StagedTable, type Value } from '../store/batch.ts';
import { TABLES, type RowWriter } from '../store/row-writer.ts';
import {
  ABOVE,
  bufferFor,
  KIND_BITS,
  LARGE,
  LATIN,
  NULL,
  SMALL,
  WIDE,
  sectionsOf,
  type PackedRows,
} from './packed-rows.ts';

/** What fits beside its kind in 32 bits. */
const SMALL_END = 2 ** 28;
const LATIN_END = 0x100;

/** The texts of the last row of a table. */
type Above = (string | undefined)[];

/** The sections while they grow. */
interface Packing {
  tokens: Int32Array;
  tokenCount: number;
  large: Float64Array;
  largeCount: number;
  wide: Uint16Array;
  wideCount: number;
  latin: Uint8Array;
  latinCount: number;
  /** Of the rows begun: the table, where the token before them is, -1 for none, and the column that comes next. */
  table: number;
  start: number;
  column: number;
  above: Above;
}

/** Packs rows as they are written: nothing of them is kept as values. */
export interface RowPacker extends RowWriter {
  /** What was added since the last call. */
  take(): PackedRows;
}

export function createRowPacker(): RowPacker {
  const packing = createPacking();
  let above = TABLES.map(noTexts);
  return {
    begin(table) {
      endRows(packing);
      packing.table = table;
      packing.start = addToken(packing, 0);
      packing.column = 0;
      packing.above = above[table] as Above;
    },
    add: (value) => addValue(packing, value),
    take() {
      endRows(packing);
      above = TABLES.map(noTexts);
      return joined(packing);
    },
  };
}

function createPacking(): Packing {
  return {
    tokens: new Int32Array(1024),
    tokenCount: 0,
    large: new Float64Array(64),
    largeCount: 0,
    wide: new Uint16Array(64),
    wideCount: 0,
    latin: new Uint8Array(4096),
    latinCount: 0,
    table: 0,
    start: -1,
    column: 0,
    above: [],
  };
}

/** Before there is a row. */
function noTexts(table: StagedTable): Above {
  return STAGED_TABLES[table].map(() => undefined);
}

/** Tells, before the rows begun, how many values they have; without any, they were not begun. */
function endRows(packing: Packing): void {
  const { start, tokenCount } = packing;
  if (start < 0) return;
  const values = tokenCount - start - 1;
  if (values === 0) packing.tokenCount = start;
  else packing.tokens[start] = (values << KIND_BITS) | packing.table;
  packing.start = -1;
}

function addValue(packing: Packing, value: Value): void {
  const { above, column } = packing;
  packing.column = column + 1 === above.length ? 0 : column + 1;
  if (typeof value !== 'string') {
    above[column] = undefined;
    addToken(packing, tokenOf(packing, value));
  } else if (value === above[column]) addToken(packing, ABOVE);
  else {
    above[column] = value;
    addToken(packing, textToken(packing, value));
  }
}

/** Gives the place of the token. */
function addToken(packing: Packing, token: number): number {
  const { tokenCount } = packing;
  if (tokenCount === packing.tokens.length) packing.tokens = grown(packing.tokens, new Int32Array(2 * tokenCount));
  packing.tokens[tokenCount] = token;
  packing.tokenCount = tokenCount + 1;
  return tokenCount;
}

/** The token of a value that is no text. */
function tokenOf(packing: Packing, value: Exclude<Value, string>): number {
  if (value === null) return NULL;
  if (typeof value !== 'number') throw new Error('Rows of records hold no bytes: those are handed over as blocks');
  const isSmall = (value | 0) === value && value > -SMALL_END && value < SMALL_END;
  return isSmall ? (value << KIND_BITS) | SMALL : largeToken(packing, value);
}

function largeToken(packing: Packing, value: number): number {
  const { largeCount } = packing;
  if (largeCount === packing.large.length) packing.large = grown(packing.large, new Float64Array(2 * largeCount));
  packing.large[largeCount] = value;
  packing.largeCount = largeCount + 1;
  return LARGE;
}

function textToken(packing: Packing, text: string): number {
  const { latinCount } = packing;
  const length = unitsIn(text);
  const end = latinCount + length;
  if (end > packing.latin.length) packing.latin = grown(packing.latin, new Uint8Array(2 * end));
  const { latin } = packing;
  for (let index = 0; index < length; index += 1) {
    const unit = unitAt(text, index);
    if (unit >= LATIN_END) return wideToken(packing, text, length);
    latin[latinCount + index] = unit;
  }
  packing.latinCount = end;
  return (length << KIND_BITS) | LATIN;
}

function wideToken(packing: Packing, text: string, length: number): number {
  const { wideCount } = packing;
  const end = wideCount + length;
  if (end > packing.wide.length) packing.wide = grown(packing.wide, new Uint16Array(2 * end));
  const { wide } = packing;
  for (let index = 0; index < length; index += 1) wide[wideCount + index] = unitAt(text, index);
  packing.wideCount = end;
  return (length << KIND_BITS) | WIDE;
}

function grown<T extends Int32Array | Float64Array | Uint16Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** The sections as one buffer; they are empty then. */
function joined(packing: Packing): PackedRows {
  const { largeCount, tokenCount, wideCount, latinCount } = packing;
  const buffer = bufferFor([largeCount, tokenCount, wideCount, latinCount]);
  const { large, tokens, wide, latin } = sectionsOf(buffer);
  large.set(packing.large.subarray(0, largeCount));
  tokens.set(packing.tokens.subarray(0, tokenCount));
  wide.set(packing.wide.subarray(0, wideCount));
  latin.set(packing.latin.subarray(0, latinCount));
  Object.assign(packing, { largeCount: 0, tokenCount: 0, wideCount: 0, latinCount: 0 });
  return new Uint8Array(buffer);
}
