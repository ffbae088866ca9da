import { AMP, BLANK, CLOSE_BRACKET, CR, DASH, GT, LF, LT, NAME, OPAQUE_STOP, QUESTION, TEXT_STOP } from './bytes.ts';
import { isNcName } from './names.ts';
import { FAULT, stopped, type ScanState } from './scan-state.ts';
import { cdataText, characterData, scanReference, textOf } from './values.ts';

/** Scans blanks around the root element, where nothing else may be. */
export function scanAround(state: ScanState, start: number): number {
  const { bytes } = state;
  let index = start;
  let { line, lineStart } = state;
  for (;;) {
    const byte = bytes[index] as number;
    if (byte === LT) break;
    if (BLANK[byte] === 0) return stopped(state, index);
    index += 1;
    if (byte === LF || (byte === CR && bytes[index] !== LF)) {
      line += 1;
      lineStart = index;
    }
  }
  state.line = line;
  state.lineStart = lineStart;
  return index;
}

/** Scans character data up to the `<` behind it, and tells it to the sink. */
export function scanText(state: ScanState, start: number): number {
  const { bytes } = state;
  let { line, lineStart } = state;
  let index = start;
  let bits = 0;
  let isAsWritten = true;
  for (;;) {
    let byte = bytes[index] as number;
    while (TEXT_STOP[byte] === 0) {
      bits |= byte;
      index += 1;
      byte = bytes[index] as number;
    }
    if (byte === LT) break;
    if (byte === LF) {
      index += 1;
      line += 1;
      lineStart = index;
    } else if (byte === AMP) {
      isAsWritten = false;
      index = scanReference(state, index);
      if (index < 0) return index;
    } else if (byte === CR) {
      isAsWritten = false;
      index += bytes[index + 1] === LF ? 2 : 1;
      line += 1;
      lineStart = index;
    } else if (byte === CLOSE_BRACKET) {
      if (bytes[index + 1] === CLOSE_BRACKET && bytes[index + 2] === GT) return FAULT;
      index += 1;
    } else return stopped(state, index);
  }
  state.line = line;
  state.lineStart = lineStart;
  const written = textOf(state, start, index, bits);
  state.sink.text(state, isAsWritten ? written : characterData(written));
  return index;
}

/** Scans on to the first `last`, which is one of `-`, `?` and `]`. */
function scanOpaque(state: ScanState, start: number, last: number): number {
  const { bytes } = state;
  let index = start;
  let { line, lineStart } = state;
  for (;;) {
    let byte = bytes[index] as number;
    while (OPAQUE_STOP[byte] === 0) {
      index += 1;
      byte = bytes[index] as number;
    }
    if (byte === last) break;
    if (byte < 0x20 && BLANK[byte] === 0) return stopped(state, index);
    index += 1;
    if (byte === LF || (byte === CR && bytes[index] !== LF)) {
      line += 1;
      lineStart = index;
    }
  }
  state.line = line;
  state.lineStart = lineStart;
  return index;
}

/** Scans on to the first `last` of which `isEnd` holds. The line is as before when it does not come. */
export function scanTo(state: ScanState, start: number, last: number, isEnd: (index: number) => boolean): number {
  const { line, lineStart } = state;
  let index = scanOpaque(state, start, last);
  while (index >= 0 && !isEnd(index)) index = scanOpaque(state, index + 1, last);
  if (index < 0) {
    state.line = line;
    state.lineStart = lineStart;
  }
  return index;
}

/** Scans the comment whose `<!--` is at `start`. */
export function scanComment(state: ScanState, start: number): number {
  const { bytes, line, lineStart } = state;
  const index = scanTo(state, start + 4, DASH, (at) => bytes[at + 1] === DASH);
  if (index < 0) return index;
  if (bytes[index + 2] === GT) return index + 3;
  state.line = line;
  state.lineStart = lineStart;
  return stopped(state, index + 2);
}

/** Scans the CDATA section whose `<![CDATA[` is at `start`, and tells its text. */
export function scanCdata(state: ScanState, start: number): number {
  const { bytes } = state;
  if (state.depth === 0) return FAULT;
  const content = start + '<![CDATA['.length;
  const index = scanTo(state, content, CLOSE_BRACKET, (at) => bytes[at + 1] === CLOSE_BRACKET && bytes[at + 2] === GT);
  if (index < 0) return index;
  state.sink.text(state, cdataText(bytes.toString('utf8', content, index)));
  return index + 3;
}

/** Scans the processing instruction whose `<?` is at `start`; the XML declaration is none. */
export function scanInstruction(state: ScanState, start: number): number {
  const { bytes } = state;
  let index = start + 2;
  while (NAME[bytes[index] as number] !== 0) index += 1;
  const byte = bytes[index] as number;
  if (byte !== QUESTION && BLANK[byte] === 0) return stopped(state, index);
  const target = bytes.toString('utf8', start + 2, index);
  if (!isNcName(target) || target.toLowerCase() === 'xml') return FAULT;
  const end = scanTo(state, index, QUESTION, (at) => bytes[at + 1] === GT);
  return end < 0 ? end : end + 2;
}
