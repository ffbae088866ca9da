/** What a spreadsheet might evaluate; the same rule as the CSV export (design security T20). */
const DANGEROUS = /^(?:['\t\r\n]|[\s\0\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/u;

function cellOf(text: string): string {
  const inert = DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return inert.replace(/[\t\r\n]+/gu, ' ');
}

/** Lines as spreadsheets paste them: tabs between cells, no cell that becomes a formula. */
export function tsvOf(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(cellOf).join('\t')}\r\n`).join('');
}
