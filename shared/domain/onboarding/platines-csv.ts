import type { ScenarioRow, ScenarioTable } from './platines-file.ts';

const SEPARATORS = [';', ',', '\t'] as const;

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The separator that the line of titles uses most. */
function separatorOf(text: string): string {
  const [titles = ''] = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const count = (separator: string): number => titles.split(separator).length;
  return [...SEPARATORS].sort((one, other) => count(other) - count(one))[0] ?? ';';
}

/** Cells of one record from `start`: quoted cells may hold separators and line ends, `""` is a quotation mark. */
function record(text: string, start: number, separator: string): { cells: string[]; end: number; isClosed: boolean } {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let index = start;
  for (; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') cell += text.charAt((index += 1));
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') break;
    else if (sign !== '\r') cell += sign;
  }
  return { cells: [...cells, cell], end: index + 1, isClosed: !isQuoted };
}

/** The records with the line each starts at; where a quotation is never closed, the number of that line. */
function recordsOf(text: string): readonly Line[] | number {
  const separator = separatorOf(text);
  const lines: Line[] = [];
  let number = 1;
  for (let start = 0; start < text.length;) {
    const { cells, end, isClosed } = record(text, start, separator);
    if (!isClosed) return number;
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ number, cells });
    number += text.slice(start, end).split('\n').length - 1;
    start = end;
  }
  return lines;
}

/** The rows of a CSV file after its line of titles (RFC 4180, and the separators of spreadsheets). */
export function csvTable(text: string): ScenarioTable {
  const records = recordsOf(text);
  if (typeof records === 'number') return { line: records };
  const [titles, ...rest] = records;
  return rest.map(({ number, cells }): ScenarioRow => {
    const pairs = (titles?.cells ?? []).map((title, index): [string, string] => [title, cells[index] ?? '']);
    return { line: number, cells: Object.fromEntries(pairs) };
  });
}
