/** A line of XML as it is read: what it says, how deep it stands, and the last line of what it opens. */
export interface XmlLine {
  readonly text: string;
  readonly depth: number;
  /** Name of the element that opens here and spans more lines; undefined for any other line. */
  readonly opens: string | undefined;
  /** Index of the line that ends it; its own when it spans no other. */
  readonly end: number;
}

interface Line {
  text: string;
  depth: number;
  opens: string | undefined;
  end: number;
}

const PIECE = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[^>]*(?:>|$)|[^<]+/gu;
const NAME = /^<([^\s/>]+)/u;

/**
 * Cuts XML into lines, one element or one text each, whatever its own line ends are. It may be cut anywhere, or be no XML at all:
 * it is then shown as far as it goes. An element that only holds text stays on one line.
 */
export function xmlLines(xml: string): readonly XmlLine[] {
  const lines: Line[] = [];
  const open: Line[] = [];
  for (const piece of xml.match(PIECE) ?? []) {
    const text = piece.trim();
    if (text !== '') addPiece(lines, open, text);
  }
  const last = lines.length - 1;
  for (const line of open) line.end = last;
  return lines.map((line, at) => (line.end > at ? line : { ...line, opens: undefined }));
}

function addPiece(lines: Line[], open: Line[], text: string): void {
  const line = (): Line => ({ text, depth: open.length, opens: undefined, end: lines.length });
  if (text.startsWith('</')) return close(lines, open, text);
  if (!text.startsWith('<') && isJustOpened(lines, open)) return void joined(lines.at(-1), text);
  const added = line();
  lines.push(added);
  const isElement = /^<[^?!/]/u.test(text) && text.endsWith('>') && !text.endsWith('/>');
  if (!isElement) return;
  added.opens = NAME.exec(text)?.[1];
  open.push(added);
}

function close(lines: Line[], open: Line[], text: string): void {
  const opened = open.pop();
  if (opened !== undefined && opened === lines.at(-1)) {
    opened.text += text;
    opened.opens = undefined;
    return;
  }
  lines.push({ text, depth: open.length, opens: undefined, end: lines.length });
  if (opened !== undefined) opened.end = lines.length - 1;
}

function isJustOpened(lines: readonly Line[], open: readonly Line[]): boolean {
  return lines.length > 0 && lines.at(-1) === open.at(-1);
}

function joined(line: Line | undefined, text: string): void {
  if (line !== undefined) line.text += text;
}
