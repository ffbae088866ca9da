import { DEFAULT_LIMITS } from '../../../../shared/domain/csd/model.ts';
import { createXmlParser } from '../reader-saxes.ts';
import { BANG, DASH, GT, LT, OPEN_BRACKET, QUESTION, SLASH } from './bytes.ts';
import { FAULT, INCOMPLETE, stopped, type ScanState } from './scan-state.ts';
import { scanEndTag, scanStartTag } from './scan-tag.ts';
import { scanAround, scanCdata, scanComment, scanInstruction, scanText, scanTo } from './scan-text.ts';

const CDATA = '<![CDATA[';
const DOCTYPE = '<!DOCTYPE';

/** The characters from `start` on, as many as `length` or as there are. */
function ahead({ bytes, end }: ScanState, start: number, length: number): string {
  return bytes.toString('latin1', start, Math.min(start + length, end));
}

function scanBang(state: ScanState, start: number): number {
  const third = state.bytes[start + 2];
  if (third === DASH) {
    return state.bytes[start + 3] === DASH ? scanComment(state, start) : stopped(state, start + 3);
  }
  if (third === OPEN_BRACKET) {
    const opening = ahead(state, start, CDATA.length);
    if (opening === CDATA) return scanCdata(state, start);
    return CDATA.startsWith(opening) ? INCOMPLETE : FAULT;
  }
  // A document type declaration is refused as soon as it is known for one.
  const opening = ahead(state, start, DOCTYPE.length).toUpperCase();
  return opening !== DOCTYPE && DOCTYPE.startsWith(opening) ? INCOMPLETE : FAULT;
}

/** There is one in a document, and it is short: the strict parser judges it. */
function isGoodDeclaration(text: string): boolean {
  const ignore = (): void => undefined;
  try {
    createXmlParser({ open: ignore, close: ignore, text: ignore }, DEFAULT_LIMITS).write(text);
    return true;
  } catch {
    return false;
  }
}

function isAtDeclaration(state: ScanState, start: number): boolean {
  return start === 0 && !state.hasSettled && /^<\?xml[\s?]/.test(ahead(state, 0, 6));
}

function scanDeclaration(state: ScanState): number {
  const { bytes } = state;
  const index = scanTo(state, 2, QUESTION, (at) => bytes[at + 1] === GT);
  if (index < 0) return index;
  return isGoodDeclaration(bytes.toString('utf8', 0, index + 2)) ? index + 2 : FAULT;
}

function scanMarkup(state: ScanState, start: number): number {
  switch (state.bytes[start + 1]) {
    case SLASH:
      return scanEndTag(state, start);
    case BANG:
      return scanBang(state, start);
    case QUESTION:
      return scanInstruction(state, start);
    default:
      return scanStartTag(state, start);
  }
}

/**
 * Scans as far as the bytes go and tells the sink of what is complete. Gives INCOMPLETE, or FAULT when what is at `pos` does
 * not look like XML.
 */
export function scan(state: ScanState): number {
  for (;;) {
    const start = state.pos;
    if (start >= state.end) return INCOMPLETE;
    const isMarkup = state.bytes[start] === LT;
    const isDeclaration = isMarkup && isAtDeclaration(state, start);
    const next = isDeclaration ? scanDeclaration(state) : isMarkup ? scanMarkup(state, start) : scanData(state, start);
    if (next < 0) return next;
    state.pos = next;
    if (!isMarkup || isDeclaration) continue;
    state.settled = next;
    state.hasSettled = true;
  }
}

function scanData(state: ScanState, start: number): number {
  return state.depth > 0 ? scanText(state, start) : scanAround(state, start);
}
