/** What a spreadsheet might evaluate; the same rule as the CSV export (design security T20). */
const DANGEROUS = /^(?:['\t\r\n]|[\s\0\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/u;

function inert(text: string): string {
  return DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function cellOf(text: string): string {
  return inert(text).replace(/[\t\r\n]+/gu, ' ');
}

/** Lines as spreadsheets paste them: tabs between cells, no cell that becomes a formula. */
export function tsvOf(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(cellOf).join('\t')}\r\n`).join('');
}

function csvCell(text: string): string {
  const cell = inert(text);
  return /[";\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Lines as a file that French spreadsheets open: `;` between cells, with a byte order mark; the same guard. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('')}`;
}
