/** The part of the document's text that a record may still need. Positions are those of the document, in UTF-16 units. */
export interface SourceWindow {
  append(text: string): void;
  /** Forgets what precedes `position`. */
  dropBefore(position: number): void;
  slice(start: number, end: number): string;
  /** Position of the last `<` before `end`: the start of the tag that ends there, for no name holds one. */
  tagStart(end: number): number;
}

/** A window that costs no copy while nothing is cut from it: text is appended to a rope, flattened by the first slice. */
export function createSourceWindow(): SourceWindow {
  let text = '';
  let start = 0;
  return {
    append(more) {
      text += more;
    },
    dropBefore(position) {
      if (position <= start) return;
      text = text.slice(position - start);
      start = position;
    },
    slice: (from, to) => text.slice(from - start, to - start),
    tagStart: (end) => text.lastIndexOf('<', end - start - 1) + start,
  };
}
