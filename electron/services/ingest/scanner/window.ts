import { viewOf, type ScanState } from './scan-state.ts';

/** Room for a piece of the input and the record that it continues, most of the time. */
const CAPACITY = 256 * 1024;

/** The part of a document that is in the state, and its place. */
export interface Window {
  /** Forgets the bytes before `keep`: every position of the state then counts from there. */
  drop(keep: number): void;
  /** Adds bytes at the end, which are UTF-8 and cut no character. */
  append(bytes: Uint8Array): void;
  /** Position in the document of the byte at `index`, in UTF-16 units of its text. `index` never goes back. */
  unitsAt(index: number): number;
  /** Says that the bytes up to `index` are `units` UTF-16 units from the beginning. */
  know(index: number, units: number): void;
  /** Characters before `index` on its line. */
  columnOf(index: number): number;
}

/** UTF-16 units, or else characters, of which the bytes from `start` to `end` are made. */
function count(bytes: Uint8Array, start: number, end: number, isUnits: boolean): number {
  let total = 0;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] as number;
    if ((byte & 0xc0) !== 0x80) total += 1;
    if (isUnits && byte >= 0xf0) total += 1;
  }
  return total;
}

/** The bytes of a document that the scan of `state` may still need, and where they lie in it. */
export function createWindow(state: ScanState): Window {
  /** Characters on the line of `state` before the window, when its start is not in it. */
  let carried = 0;
  /** A byte of which the position in the document is known. */
  let known = { index: 0, units: 0 };

  function unitsAt(index: number): number {
    const units = known.units + count(state.bytes, known.index, index, true);
    known = { index, units };
    return units;
  }

  function columnOf(index: number): number {
    const { bytes, lineStart } = state;
    return count(bytes, lineStart, index, false) + (lineStart === 0 ? carried : 0);
  }

  return {
    drop(keep) {
      if (keep === 0) return;
      if (known.index < keep) unitsAt(keep);
      known = { index: known.index - keep, units: known.units };
      carried = state.lineStart < keep ? columnOf(keep) : 0;
      state.lineStart = Math.max(0, state.lineStart - keep);
      state.bytes.copyWithin(0, keep, state.end);
      state.end -= keep;
      state.pos -= keep;
      state.settled -= keep;
    },
    append(bytes) {
      const end = state.end + bytes.length;
      const roomy = withRoom(state.bytes, state.end, end + 1);
      if (roomy !== state.bytes) {
        state.bytes = roomy;
        state.view = viewOf(roomy);
      }
      state.bytes.set(bytes, state.end);
      state.bytes[end] = 0;
      state.end = end;
    },
    unitsAt,
    know: (index, units) => void (known = { index, units }),
    columnOf,
  };
}

/** A buffer for `needed` bytes that begins as `bytes` do up to `used`; one that grew for a long record shrinks again. */
function withRoom(bytes: Buffer, used: number, needed: number): Buffer {
  const isTooLarge = bytes.length > 4 * CAPACITY && needed <= CAPACITY;
  if (needed <= bytes.length && !isTooLarge) return bytes;
  let capacity = CAPACITY;
  while (capacity < needed) capacity *= 2;
  const larger = Buffer.allocUnsafeSlow(capacity);
  bytes.copy(larger, 0, 0, used);
  return larger;
}
