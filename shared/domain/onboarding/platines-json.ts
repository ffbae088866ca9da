import type { ScenarioRow, ScenarioTable } from './platines-file.ts';

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** The line at which each item of the list of scenarios starts: the first list that is met. */
function itemLines(text: string): readonly number[] {
  const first = text.indexOf('[');
  const lines: number[] = [];
  let depth = 0;
  let line = lineAt(text, first);
  let isItemDue = false;
  for (const [token] of text.slice(first).matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]|\n|,|[^\s"[\]{},]+/gsu)) {
    if (token === '\n') line += 1;
    else if (token === ',') isItemDue ||= depth === 1;
    else if (token === ']' || token === '}') depth -= 1;
    else {
      if (isItemDue && depth === 1) lines.push(line);
      isItemDue = false;
      if (token === '[' || token === '{') depth += 1;
      if (token === '[' && depth === 1) isItemDue = true;
    }
    if (depth === 0) break;
  }
  return lines;
}

function parsed(text: string): { readonly value: unknown } | { readonly line: number | null } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const [, position] = /position (\d+)/u.exec(error instanceof Error ? error.message : '') ?? [];
    return { line: position === undefined ? null : lineAt(text, Number(position)) };
  }
}

/** Only texts and numbers are cells: other values are read as absent. */
function cellsOf(item: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(item).flatMap(([name, value]): readonly [string, string][] =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  );
  return Object.fromEntries(pairs);
}

/** The rows of a JSON file: a list of objects, or one in `scenarios`. */
export function jsonTable(text: string): ScenarioTable {
  const outcome = parsed(text);
  if ('line' in outcome) return outcome;
  const list = isFields(outcome.value) ? outcome.value.scenarios : outcome.value;
  if (!Array.isArray(list)) return { line: 1 };
  const lines = itemLines(text);
  const stranger = list.findIndex((item) => !isFields(item));
  if (stranger !== -1) return { line: lines[stranger] ?? null };
  return list.map((item: Readonly<Record<string, unknown>>, index): ScenarioRow => {
    return { line: lines[index] ?? null, cells: cellsOf(item) };
  });
}
