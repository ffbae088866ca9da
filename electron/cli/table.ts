import type { Ui } from './ui.ts';

/** A column: its title, and whether its cells are numbers, which align on the right. */
export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Gives way first when the terminal is narrow. */
  readonly canShrink?: boolean;
}

const GAP = '  ';
const SMALLEST_SHRUNK = 12;
const ESCAPES = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]`, 'gu');

/** A value of a document as one harmless line: no control character, so none can move the cursor or change colours. */
export function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(ESCAPES, '�');
}

/** Wide (East Asian, emoji) and combining characters are rare in the data; they are counted by code point. */
function widthOf(text: string): number {
  return [...text.normalize('NFC').replace(/\p{M}/gu, '')].length;
}

function cut(text: string, width: number): string {
  return widthOf(text) <= width
    ? text
    : `${[...text]
        .slice(0, Math.max(1, width - 1))
        .join('')
        .trimEnd()}…`;
}

function pad(text: string, width: number, isNumber: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isNumber ? space + text : text + space;
}

function fit(widths: number[], columns: readonly Column[], available: number): number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, width) => sum + width, 0) + GAP.length * (fitted.length - 1) - available;
  while (excess > 0) {
    const candidates = columns.flatMap(({ canShrink }, at) =>
      canShrink === true && (fitted[at] ?? 0) > SMALLEST_SHRUNK ? [at] : [],
    );
    const widest = candidates.sort((a, b) => (fitted[b] ?? 0) - (fitted[a] ?? 0))[0];
    if (widest === undefined) return fitted;
    fitted[widest] = (fitted[widest] ?? 0) - 1;
    excess -= 1;
  }
  return fitted;
}

/** Lines of a table with aligned columns; cut to the terminal's width, never when the output is a file or a pipe. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], ui: Ui): string[] {
  const cells = rows.map((row) => row.map(plain));
  const natural = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[at] ?? ''))),
  );
  const widths = ui.width === undefined ? natural : fit(natural, columns, ui.width);
  const line = (row: readonly string[]): string =>
    columns
      .map(({ isNumber = false }, at) => pad(cut(row[at] ?? '', widths[at] ?? 0), widths[at] ?? 0, isNumber))
      .join(GAP)
      .trimEnd();
  return [ui.dim(line(columns.map(({ title }) => title))), ...cells.map(line)];
}

/** Lines of label and value pairs, the values aligned; numbers on the right. */
export function pairs(
  rows: readonly (readonly [label: string, value: string])[],
  indent = '',
  isNumber = false,
): string[] {
  const width = Math.max(0, ...rows.map(([label]) => widthOf(plain(label))));
  const valueWidth = isNumber ? Math.max(0, ...rows.map(([, value]) => widthOf(plain(value)))) : 0;
  return rows.map(([label, value]) =>
    `${indent}${pad(plain(label), width, false)}${GAP}${pad(plain(value), valueWidth, isNumber)}`.trimEnd(),
  );
}
