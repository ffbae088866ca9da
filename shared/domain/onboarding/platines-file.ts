import { AppError } from '../../errors.ts';
import { csvTable } from './platines-csv.ts';
import { jsonTable } from './platines-json.ts';
import type { Priority, Scenario } from './platines.ts';

/** One scenario as a file names it; `line` is where it starts, from 1, or null when that is not known. */
export interface ScenarioRow {
  readonly line: number | null;
  /** By the name of the column, as written. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What stands where a register cannot be read. */
export interface ScenarioFault {
  readonly line: number | null;
  readonly column?: string;
  readonly value?: string;
}

/** What the readers of the formats give: rows, or the place where they stopped. */
export type ScenarioTable = readonly ScenarioRow[] | ScenarioFault;

export type Column = 'id' | 'nom' | 'projet' | 'priorite';

/** Names of columns, without accents and capitals. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'identifiant', 'identifier', 'code'],
  nom: ['nom', 'name', 'libelle', 'label', 'scenario'],
  projet: ['projet', 'project'],
  priorite: ['priorite', 'priority'],
};
const LONGEST = 200;
const MOST_SCENARIOS = 5000;

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase();
}

/** The cell of a column; undefined when the file has no such column. */
function cellOf({ cells }: ScenarioRow, column: Column): string | undefined {
  const name = Object.keys(cells).find((key) => NAMES[column].includes(folded(key)));
  return name === undefined ? undefined : cells[name]?.trim();
}

/** `1`, `P1`, `priorité 1`; undefined when it is none of the three. */
function priorityOf(text: string): Priority | undefined {
  const [, digit] = /^(?:p(?:riorit[ey])?\s*)?([123])$/u.exec(folded(text)) ?? [];
  return digit === undefined ? undefined : (Number(digit) as Priority);
}

function refuse(file: string, { line, column, value }: ScenarioFault): AppError {
  const place = line === null ? '' : `, line ${line}`;
  const cell = column === undefined ? '' : `, column "${column}"`;
  return new AppError('dossier.scenarios', `The register of scenarios cannot be read${place}${cell}.`, {
    values: {
      file,
      ...(line !== null && { line }),
      ...(column !== undefined && { column }),
      ...(value !== undefined && { value: value.slice(0, LONGEST) }),
    },
  });
}

/** A compulsory cell; a missing column has no value to show. */
function compulsory(row: ScenarioRow, column: Column, file: string): string {
  const value = cellOf(row, column);
  if (value === undefined) throw refuse(file, { line: row.line, column });
  if (value === '' || value.length > LONGEST) throw refuse(file, { line: row.line, column, value });
  return value;
}

function scenarioOf(row: ScenarioRow, file: string): Scenario {
  const id = compulsory(row, 'id', file);
  const name = compulsory(row, 'nom', file);
  const written = compulsory(row, 'priorite', file);
  const priority = priorityOf(written);
  if (priority === undefined) throw refuse(file, { line: row.line, column: 'priorite', value: written });
  const project = cellOf(row, 'projet') ?? '';
  if (project.length > LONGEST) throw refuse(file, { line: row.line, column: 'projet', value: project });
  return { id, name, project, priority };
}

/**
 * Reads the register of PLATINES scenarios that a person holds: a CSV file with a line of titles (`;`, `,` or tabulation), or
 * JSON (a list of objects, or one in `scenarios`). Columns `id`, `nom`, `priorite` (1, 2 or 3) and `projet`, which may be
 * absent; others are left aside. Cercle ships none and invents none (domain reference ROR §8).
 * @throws AppError `dossier.scenarios` with the line, the column and the value that does not fit
 */
export function readScenarios(text: string, name: string): Scenario[] {
  const clean = text.replace(/^\uFEFF/u, '');
  const table: ScenarioTable = /^\s*[[{]/u.test(clean) ? jsonTable(clean) : csvTable(clean);
  if ('line' in table) throw refuse(name, table);
  if (table.length === 0) throw refuse(name, { line: 1 });
  if (table.length > MOST_SCENARIOS) throw refuse(name, { line: table[MOST_SCENARIOS]?.line ?? null });
  const known = new Set<string>();
  return table.map((row) => {
    const scenario = scenarioOf(row, name);
    if (known.has(scenario.id)) throw refuse(name, { line: row.line, column: 'id', value: scenario.id });
    known.add(scenario.id);
    return scenario;
  });
}
