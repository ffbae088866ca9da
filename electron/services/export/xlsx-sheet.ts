import type { Cell } from './columns-cells.ts';

/** Limits of the format (ECMA-376 as Excel applies it). */
export const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
  '<sheetData>';
const TAIL = '</sheetData></worksheet>';

export function sheetStart(headers: readonly string[]): string {
  return HEAD + sheetRow(headers, 1);
}

/** A row of cells. Texts are inline and typed as texts: Excel evaluates none of them, and keeps their leading zeros. */
export function sheetRow(cells: readonly Cell[], row: number): string {
  const written = cells.map((cell, column) => sheetCell(cell, `${columnName(column)}${row}`));
  return `<row r="${row}">${written.join('')}</row>`;
}

export function sheetEnd(): string {
  return TAIL;
}

function sheetCell(cell: Cell, reference: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

/** `A` to `Z`, `AA`… from 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Characters that XML forbids are written `_x0001_`, and a text that looks so has its `_` written `_x005F_` (ECMA-376, 22.9.2.19). */
export function xmlText(text: string): string {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return cut
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(FORBIDDEN, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
