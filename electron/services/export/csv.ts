import type { Cell } from './columns-cells.ts';

/**
 * CSV as French spreadsheets open it: `;`, UTF-8 with a byte order mark, CRLF, quotes as in RFC 4180.
 *
 * No cell can become a formula (design security T20). A text that a spreadsheet might evaluate, one whose first character after blanks is
 * `= + - @`, a full-width variant of them, a tab or a line break, is written with an apostrophe before it; so is a text that starts with
 * an apostrophe, so that `parseCsv` finds every value as it was by taking one apostrophe off. Plain numbers, negative ones included, are
 * no formulas and stay numbers.
 */
const SEPARATOR = ';';
const END_OF_LINE = '\r\n';
export const BYTE_ORDER_MARK = '\ufeff';

const DANGEROUS = /^(?:['\t\r\n]|[\s\0\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

export function csvLine(cells: readonly Cell[]): string {
  return cells.map(csvCell).join(SEPARATOR) + END_OF_LINE;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = inert(String(cell));
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that no spreadsheet evaluates, from which `asWritten` gives the value back. */
export function inert(text: string): string {
  return DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function asWritten(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** Reads what `csvLine` wrote: rows of texts, header included, every value as it was before it was made inert. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A quoted cell (its quotes doubled) or a bare one, then what ends it.
  const cell = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n|\n|$)/gy;
  cell.lastIndex = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  while (cell.lastIndex < text.length || row.length > 0) {
    const match = cell.exec(text);
    if (match === null) throw new SyntaxError(`no CSV cell at ${cell.lastIndex}`);
    const [, quoted, bare = '', end] = match;
    row.push(asWritten(quoted === undefined ? bare : quoted.replaceAll('""', '"')));
    if (end === SEPARATOR) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
