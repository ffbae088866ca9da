import { toRows, type ConceptRow, type TableHeader } from './nomenclature-table.ts';
import type { Concept } from './nomenclature-table.ts';

/** Rows as JSON, one a line. */
export function rowsText(rows: readonly ConceptRow[], indent: string): string {
  if (rows.length === 0) return '[]';
  return `[\n${rows.map((row) => indent + JSON.stringify(row)).join(',\n')}\n${indent.slice(1)}]`;
}

/** A table as the text of its JSON file: an attribute a line, then a concept a line, so that people can read and compare it. */
export function tableText(
  header: TableHeader & Readonly<Record<string, unknown>>,
  concepts: readonly Concept[],
): string {
  const members = Object.entries(header).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${members.join('')} "concepts": ${rowsText(toRows(header.kind, concepts), '  ')}\n}\n`;
}
