import { GT } from './bytes.ts';
import { viewOf, type ScanState } from './scan-state.ts';
import { utf16Length } from './units.ts';
import { SLACK_BYTES } from './words.ts';

/** Room for a piece of the input and the record that it continues, most of the time. */
const CAPACITY = 256 * 1024;

/** The part of a document that is in the state, and its place. */
export interface Window {
  /** Forgets the bytes before `keep`: every position of the state then counts from there. */
  drop(keep: number): void;
  /** Adds bytes at the end, which are UTF-8 and cut no character. */
  append(bytes: Uint8Array): void;
  /** Position in the document of the byte at `index`, in UTF-16 units of its text; NaN where places are not told. */
  unitsAt(index: number): number;
  /** Characters before `index` on its line. */
  columnOf(index: number): number;
}

/** Characters of which the bytes from `start` to `end` are made. */
function charactersIn(bytes: Uint8Array, start: number, end: number): number {
  let total = 0;
  for (let index = start; index < end; index += 1) if (((bytes[index] as number) & 0xc0) !== 0x80) total += 1;
  return total;
}

/** The bytes of a document that the scan of `state` may still need, and where they lie in it if that is told. */
export function createWindow(state: ScanState, hasPlaces: boolean): Window {
  /** Characters on the line of `state` before the window, when its start is not in it. */
  let carried = 0;
  /** Position in the document of the window's start. */
  let before = hasPlaces ? 0 : NaN;

  function unitsAt(index: number): number {
    return hasPlaces ? before + utf16Length(state.view, 0, index) : NaN;
  }

  function columnOf(index: number): number {
    const { bytes, lineStart } = state;
    return charactersIn(bytes, lineStart, index) + (lineStart === 0 ? carried : 0);
  }

  return {
    drop(keep) {
      if (keep === 0) return;
      before = unitsAt(keep);
      carried = state.lineStart < keep ? columnOf(keep) : 0;
      state.lineStart = Math.max(0, state.lineStart - keep);
      state.bytes.copyWithin(0, keep, state.end);
      state.end -= keep;
      state.pos -= keep;
      state.settled -= keep;
    },
    append(bytes) {
      const end = state.end + bytes.length;
      const roomy = withRoom(state.bytes, state.end, end + SLACK_BYTES);
      if (roomy !== state.bytes) {
        state.bytes = roomy;
        state.view = viewOf(roomy);
      }
      // Not set(): from memory that threads share it goes word by word, twenty times slower.
      Buffer.from(bytes.buffer).copy(state.bytes, state.end, bytes.byteOffset, bytes.byteOffset + bytes.length);
      // No scan goes past the first; a search for the end of a tag stops at the others.
      state.bytes[end] = 0;
      state.bytes.fill(GT, end + 1, end + 5);
      state.end = end;
    },
    unitsAt,
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
