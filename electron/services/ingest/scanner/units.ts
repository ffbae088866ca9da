/** The highest bit of each byte of a word: set in what is not ASCII. */
const HIGHS = 0x80808080 | 0;

/** UTF-16 units that a byte of UTF-8 begins; none for one that continues a character. */
function unitsOf(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}

function countBytes(view: DataView, start: number, end: number): number {
  let units = 0;
  for (let index = start; index < end; index += 1) units += unitsOf(view.getUint8(index));
  return units;
}

/** How many bytes of a word have their highest bit, when no other bit is set. */
function bytesSet(bits: number): number {
  return Math.imul(bits >>> 7, 0x01010101) >>> 24;
}

/** UTF-16 units that four bytes of UTF-8 begin: one each, none for those that continue a character, two for the first of four. */
function unitsOfWord(word: number): number {
  const continuing = word & ~(word << 1) & HIGHS;
  const ofFour = word & (word << 1) & (word << 2) & (word << 3) & HIGHS;
  return 4 - bytesSet(continuing) + bytesSet(ofFour);
}

/** UTF-16 units of the text whose UTF-8 is the bytes from `start` to `end`. */
export function utf16Length(view: DataView, start: number, end: number): number {
  let units = 0;
  let index = start;
  // Four words at once: most of a document is ASCII.
  for (const last = end - 16; index <= last; index += 16) {
    const a = view.getInt32(index, true);
    const b = view.getInt32(index + 4, true);
    const c = view.getInt32(index + 8, true);
    const d = view.getInt32(index + 12, true);
    const isAscii = ((a | b | c | d) & HIGHS) === 0;
    units += isAscii ? 16 : unitsOfWord(a) + unitsOfWord(b) + unitsOfWord(c) + unitsOfWord(d);
  }
  return units + countBytes(view, index, end);
}
