/** A `&` that starts no reference: neither one of the five names nor a character by number. */
const BARE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/;

/** What may follow `&` until `;` comes: the beginning of a name or of a number. */
const REFERENCE_START = /^#?[^\s&<>"'#;]*$/;

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** True when what was read after `&` can no longer become a reference. */
export function isNoReference(entity: string): boolean {
  return !REFERENCE_START.test(entity);
}

/** Place of the first wrong reference of `text`, a piece of character data or of a tag that starts at `from`. */
export function wrongReference(text: string, from: Place): Place | undefined {
  const index = text.search(BARE);
  if (index < 0) return undefined;
  const lines = text.slice(0, index).split(/\r\n|\r|\n/);
  // In characters, as the parser counts: one beyond U+FFFF is two units of a string.
  const column = [...(lines.at(-1) ?? '')].length;
  return lines.length === 1
    ? { line: from.line, column: from.column + column }
    : { line: from.line + lines.length - 1, column };
}
