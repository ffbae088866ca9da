import { BANG, BLANK, GT, LT, NAME, QUESTION, SLASH } from './bytes.ts';
import type { ScanState } from './scan-state.ts';
import { createSearch, type Search } from './search.ts';

/** Finds where elements end without reading them. */
export interface Skimmer {
  /**
   * The place behind the end tag of the element whose start tag, the last one read, ends before `from`; -1 when that takes
   * reading: its end is not in the window, or it may hold a comment, an instruction, a CDATA section or an element of its own
   * name. In a well-formed document the place is right. What is passed over is not checked.
   */
  endOf(state: ScanState, from: number): number;
  /** To be called when the window has changed. */
  forget(): void;
}

/** The place behind the end tag of the first element of the name to end from `from` on, with none of the name in it. */
function endTagOf({ bytes, view, end }: ScanState, name: Search, from: number): number {
  const { length } = name.bytes;
  for (let at = name.next(bytes, view, from, end); at >= 0; at = name.next(bytes, view, at + 1, end)) {
    let behind = at + length;
    if (behind >= end) return -1;
    const before = bytes[at - 1];
    const next = bytes[behind] as number;
    if (before === LT && NAME[next] === 0) return -1;
    if (before !== SLASH || bytes[at - 2] !== LT || NAME[next] !== 0) continue;
    while (BLANK[bytes[behind] as number] !== 0) behind += 1;
    return bytes[behind] === GT && behind < end ? behind + 1 : -1;
  }
  return -1;
}

/** The place of the first `<` in the bytes that is followed by `mark`; behind all else when there is none. */
function markup(bytes: Buffer, mark: number): number {
  let at = bytes.indexOf(mark, 1);
  while (at >= 0 && bytes[at - 1] !== LT) at = bytes.indexOf(mark, at + 1);
  return at < 0 ? Infinity : at - 1;
}

/** The place of the first markup from `from` on that is no tag. */
function otherMarkup({ bytes, end }: ScanState, from: number): number {
  const rest = bytes.subarray(from, end);
  return from + Math.min(markup(rest, BANG), markup(rest, QUESTION));
}

export function createSkimmer(): Skimmer {
  /** No markup but tags is from where it was looked for up to here. */
  let opaque = -1;
  let search: Search | undefined;
  return {
    endOf(state, from) {
      const name = (state.name as { bytes: Uint8Array }).bytes;
      if (search?.bytes !== name) search = createSearch(name);
      const behind = endTagOf(state, search, from);
      if (behind < 0) return -1;
      if (opaque < from) opaque = otherMarkup(state, from);
      return behind <= opaque ? behind : -1;
    },
    forget: () => void (opaque = -1),
  };
}
