import { AMP, APOS, BLANK, CR, EQUAL, GT, LF, NAME, QUOT, SLASH, SPACE, VALUE_STOP } from './bytes.ts';
import { findTag, forgetTags, hashTag, isSecond, keepTag } from './known-tags.ts';
import { bindTag, leaveElement } from './namespaces.ts';
import type { Name } from './names.ts';
import { FAULT, stopped, type ScanState } from './scan-state.ts';
import { attributesOf } from './tree.ts';
import { attributeValue, scanReference, textOf } from './values.ts';
import { areThere } from './words.ts';

/** The end of the name that starts at `index`; its hash is left in the state. */
function scanName(state: ScanState, start: number): number {
  const { bytes } = state;
  let index = start;
  let hash = 0;
  let byte = bytes[index] as number;
  while (NAME[byte] !== 0) {
    hash = (Math.imul(hash, 31) + byte) | 0;
    index += 1;
    byte = bytes[index] as number;
  }
  state.hash = hash;
  return index;
}

/** The end of the blanks that start at `start`, if there are any. */
function skipBlanks(state: ScanState, start: number): number {
  const { bytes } = state;
  let index = start;
  let byte = bytes[index] as number;
  while (BLANK[byte] !== 0) {
    index += 1;
    const next = bytes[index] as number;
    if (byte === LF || (byte === CR && next !== LF)) {
      state.nextLine += 1;
      state.nextLineStart = index;
    }
    byte = next;
  }
  return index;
}

/** The place of the closing quote of the attribute value that starts at `start`, or INCOMPLETE, or FAULT. */
function scanValue(state: ScanState, start: number, quote: number): number {
  const { bytes } = state;
  let index = start;
  let bits = 0;
  state.isAsWritten = true;
  for (;;) {
    let byte = bytes[index] as number;
    while (VALUE_STOP[byte] === 0) {
      bits |= byte;
      index += 1;
      byte = bytes[index] as number;
    }
    if (byte === quote) break;
    if (byte === QUOT || byte === APOS) {
      index += 1;
      continue;
    }
    state.isAsWritten = false;
    if (byte === AMP) index = scanReference(state, index);
    else if (BLANK[byte] !== 0) index = skipBlanks(state, index);
    else return stopped(state, index);
    if (index < 0) return index;
  }
  state.bits = bits;
  return index;
}

/** Keeps the attribute of number `count`, whose value is from `start` to `end`; gives what is behind its quote. */
function keepAttribute(state: ScanState, name: Name, start: number, end: number, count: number): number {
  if (!name.isValid || name.stamp === state.serial || count === state.limits.attributes) return FAULT;
  name.stamp = state.serial;
  if (!name.isPlain) state.isPlain = false;
  const written = textOf(state, start, end, state.bits);
  state.attributeNames[count] = name;
  state.spans[2 * count] = start;
  state.spans[2 * count + 1] = end;
  state.attributeValues[count] = state.isAsWritten ? written : attributeValue(written);
  return end + 1;
}

/** Scans the attribute at `start` up to behind its closing quote, and keeps it as that of number `count`. */
function scanAttribute(state: ScanState, start: number, count: number, shape: Name[]): number {
  const { bytes, names } = state;
  const nameEnd = scanName(state, start);
  if (nameEnd === start) return stopped(state, start);
  const { hash } = state;
  let index = nameEnd;
  if (BLANK[bytes[index] as number] !== 0) index = skipBlanks(state, index);
  if (bytes[index] !== EQUAL) return stopped(state, index);
  index += 1;
  if (BLANK[bytes[index] as number] !== 0) index = skipBlanks(state, index);
  const quote = bytes[index] as number;
  if (quote !== QUOT && quote !== APOS) return stopped(state, index);
  const end = scanValue(state, index + 1, quote);
  if (end < 0) return end;
  const name = names.find(bytes, start, nameEnd, hash);
  shape[count] = name;
  return keepAttribute(state, name, index + 1, end, count);
}

/** The same, when it is likely to have the name that `shape` says. */
function scanLikely(state: ScanState, start: number, count: number, shape: Name[]): number {
  const name = count < shape.length ? shape[count] : undefined;
  if (name === undefined || !areThere(name.assigned, 0, state.view, start))
    return scanAttribute(state, start, count, shape);
  const valueStart = start + name.assignedLength;
  const end = scanValue(state, valueStart, QUOT);
  return end < 0 ? end : keepAttribute(state, name, valueStart, end, count);
}

/** The names of the attributes that an element of this name is likely to have. */
function shapeOf({ names }: ScanState, name: Name): Name[] {
  if (name.shapeAge !== names.age) {
    name.shape.length = 0;
    name.shapeAge = names.age;
  }
  return name.shape;
}

/** Scans attributes from behind the name of a tag up to the `>` or `/` that ends it; leaves their number in the state. */
function scanAttributes(state: ScanState, start: number, name: Name): number {
  const { bytes } = state;
  const shape = shapeOf(state, name);
  let index = start;
  let count = 0;
  for (;;) {
    let byte = bytes[index] as number;
    if (byte === GT || byte === SLASH) break;
    if (byte === SPACE) {
      index += 1;
      byte = bytes[index] as number;
    } else if (BLANK[byte] === 0) return stopped(state, index);
    if (BLANK[byte] !== 0) {
      index = skipBlanks(state, index);
      byte = bytes[index] as number;
    }
    if (byte === GT || byte === SLASH) break;
    index = scanLikely(state, index, count, shape);
    if (index < 0) return index;
    count += 1;
  }
  state.attributes = count;
  return index;
}

/** Enters the element whose start tag was read, and tells the sink. */
function enter(state: ScanState, name: Name, start: number, end: number): number {
  if (!bindTag(state, name)) return FAULT;
  state.line = state.nextLine;
  state.lineStart = state.nextLineStart;
  state.depth += 1;
  state.open[state.depth] = name;
  state.name = name;
  const { isEmpty } = state;
  const next = state.sink.open(state, start, end);
  if (isEmpty || next !== end) leaveElement(state);
  return next;
}

/** The bytes from `start` to `end` are a tag, whose attributes are in the state: it is to be known when it comes again. */
function learnTag(state: ScanState, name: Name, hash: number, start: number, end: number): void {
  const { bytes, view, spans, attributeValues, attributes: count } = state;
  // A tag with a `>` in a value goes on behind the first one.
  if (!state.isPlain || state.names.isCrowded || state.nextLine !== state.line || end !== state.known.end) return;
  // A value that is a part of the window's text would keep all of that: it becomes a part of a copy of the tag.
  const copy = bytes.toString('latin1', start, end);
  for (let index = 0; index < count; index += 1) {
    const from = spans[2 * index] as number;
    const to = spans[2 * index + 1] as number;
    const written = copy.substring(from - start, to - start);
    if (written === attributeValues[index]) attributeValues[index] = written;
  }
  const tag = { name, isEmpty: state.isEmpty, attributes: attributesOf(state), element: undefined, namespace: '' };
  keepTag(state.known, hash, tag, view, start, end);
  state.tag = tag;
}

/** Scans a start tag by its parts. */
function scanParts(state: ScanState, start: number, hash: number): number {
  const { bytes, names } = state;
  const nameEnd = scanName(state, start + 1);
  if (nameEnd === start + 1 || nameEnd >= state.end) return stopped(state, nameEnd);
  if (names.tidy()) forgetTags(state.known);
  const name = names.find(bytes, start + 1, nameEnd, state.hash);
  if (!name.isValid || state.isRootClosed || state.depth >= state.limits.depth) return FAULT;
  state.serial += 1;
  const index = scanAttributes(state, nameEnd, name);
  if (index < 0) return index;
  state.isEmpty = bytes[index] === SLASH;
  if (state.isEmpty && bytes[index + 1] !== GT) return stopped(state, index + 1);
  const end = state.isEmpty ? index + 2 : index + 1;
  if (hash !== 0 && isSecond(state.known, hash)) learnTag(state, name, hash, start, end);
  return enter(state, name, start, end);
}

/**
 * Scans the start tag whose `<` is at `start` and tells it to the sink: the position behind it, or INCOMPLETE, or FAULT.
 * Everything that XML 1.0 §3.1 and Namespaces in XML §5 and §6 ask of a tag is checked; most of it only once of a tag that is
 * there again and again.
 */
export function scanStartTag(state: ScanState, start: number): number {
  const { view, known } = state;
  state.isPlain = true;
  state.nextLine = state.line;
  state.nextLineStart = state.lineStart;
  const hash = hashTag(known, view, start);
  const tag = hash === 0 ? undefined : findTag(known, hash, view, start);
  state.tag = tag;
  if (tag === undefined || state.isRootClosed || state.depth >= state.limits.depth)
    return scanParts(state, start, hash);
  state.isEmpty = tag.isEmpty;
  return enter(state, tag.name, start, known.end);
}

/** Ends the element that is open, whose end tag is before `end`. */
function leave(state: ScanState, end: number): number {
  leaveElement(state);
  state.sink.close(state, end);
  return end;
}

/** Scans the end tag whose `<` is at `start`, of an element of that name, by its parts. */
function scanEndParts(state: ScanState, start: number, { bytes: known }: Name): number {
  const { bytes } = state;
  const { length } = known;
  const nameStart = start + 2;
  for (let offset = 0; offset < length; offset += 1) {
    if (bytes[nameStart + offset] !== known[offset]) return stopped(state, nameStart + offset);
  }
  let index = nameStart + length;
  state.nextLine = state.line;
  state.nextLineStart = state.lineStart;
  if (BLANK[bytes[index] as number] !== 0) index = skipBlanks(state, index);
  if (bytes[index] !== GT) return stopped(state, index);
  state.line = state.nextLine;
  state.lineStart = state.nextLineStart;
  return leave(state, index + 1);
}

/** Scans the end tag whose `<` is at `start`: its name is that of the element that is open. */
export function scanEndTag(state: ScanState, start: number): number {
  if (state.depth === 0) return FAULT;
  const name = state.open[state.depth] as Name;
  if (areThere(name.endTag, 0, state.view, start)) return leave(state, start + name.endLength);
  return scanEndParts(state, start, name);
}
