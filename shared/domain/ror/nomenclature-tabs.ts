import { AppError } from '../../errors.ts';
import { withoutCode, type Concept, type TableHeader, type TableKind } from './nomenclature-table.ts';
import { SCHEMES } from './schemes.ts';

/** A table read from a `.tabs` file. */
export interface TabsTable extends Omit<TableHeader, 'source'> {
  readonly concepts: readonly Concept[];
}

interface Line {
  /** From 1, blank lines counted. */
  readonly number: number;
  readonly cells: readonly string[];
}

type Columns = ReadonlyMap<string, number>;

const OID = /^\d+(?:\.\d+)+$/;
const NAME = /^(?:TRE|JDV)_[\w-]+$/;
/** `yyyymmdd`, with or without a time behind it. */
const DATE = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const REPEATS_CODE: readonly string[] = [SCHEMES.COMMUNE_OM, SCHEMES.DEPARTEMENT_OM];

/**
 * Reads the text of a `.tabs` file of the NOS (domain reference ROR §9): names and values of the table's own attributes, names of
 * the columns, then one concept a line, `;` between cells. Columns are found by name, because their wording varied: `MàJ` or
 * `MAJ`, `Libellé adapté` or `Libellé`, blanks behind. Quoted cells, blank lines and either line ending are accepted.
 * A terminology repeats a code for its history: the row in force is kept, else the one that ended last.
 * @returns undefined for what labels nothing: a table without a concept, or an association (ASS) of two tables.
 * @throws AppError `nomenclature.invalid` with the file and the line.
 */
export function parseTabs(text: string, file: string): TabsTable | undefined {
  const [names, values, columns, ...rows] = linesOf(text);
  const attributes = names === undefined ? undefined : columnsOf(names);
  if (attributes?.has('oid') !== true || !attributes.has('type fichier') || !attributes.has('nom fichier'))
    throw invalid(
      file,
      names?.number ?? 1,
      'does not name the attributes of a NOS table (<OID>;<Type fichier>;<Nom fichier>…)',
    );
  if (values === undefined) throw invalid(file, 2, 'is missing: the values of the attributes of the table');
  const kind = cell(values, attributes, 'type fichier').toUpperCase();
  if (kind !== 'TRE' && kind !== 'JDV') return undefined;
  const header = headerOf(values, attributes, kind, file);
  if (columns === undefined) throw invalid(file, 3, 'is missing: the names of the columns');
  if (rows.length === 0) return undefined;
  const concepts = conceptsOf(header, columns, rows, file);
  if (kind === 'TRE') return { ...header, concepts: inForce(concepts) };
  return valueSet(header, concepts);
}

function invalid(file: string, line: number, what: string): AppError {
  const sentence = `${file}: line ${String(line)} ${what}.`;
  return new AppError('nomenclature.invalid', sentence, { proof: [sentence], values: { file, line } });
}

function linesOf(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((value) => value !== ''));
}

/** Cells of a line; a cell that is quoted as a whole may hold `;` and doubled quotes, any other quote is a character. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(';').map((value) => value.trim());
  const cells: string[] = [];
  const next = /\s*"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*)/y;
  for (;;) {
    const [, quoted, bare = ''] = next.exec(line) ?? [];
    cells.push(quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"').trim());
    if (next.lastIndex >= line.length) return cells;
    next.lastIndex += 1;
  }
}

/** Positions of columns by name, without `<>`, accents and capitals. */
function columnsOf(line: Line): Columns {
  const name = (value: string): string =>
    value.replace(/[<>]/g, '').normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
  return new Map(line.cells.map((value, index) => [name(value), index]));
}

function cell(line: Line, columns: Columns, name: string): string {
  const index = columns.get(name);
  return index === undefined ? '' : (line.cells[index] ?? '');
}

function headerOf(values: Line, attributes: Columns, kind: TableKind, file: string): Omit<TabsTable, 'concepts'> {
  const oid = normalisedOid(cell(values, attributes, 'oid'));
  if (!OID.test(oid)) throw invalid(file, values.number, `has no OID: "${oid}"`);
  const name = cell(values, attributes, 'nom fichier').replace(/\.tabs$/i, '');
  if (!NAME.test(name)) throw invalid(file, values.number, `has no name of a table: "${name}"`);
  // Some editions leave a cell out before the dates: the date of update is then still the last one.
  const version = [cell(values, attributes, 'date maj'), ...values.cells.toReversed()].map(isoDate).find(Boolean);
  if (version === undefined) throw invalid(file, values.number, 'has no date of update (yyyymmddhhmmss)');
  return { oid, name, kind, description: cell(values, attributes, 'description'), version };
}

function normalisedOid(oid: string): string {
  return oid.replace(/^urn:oid:/i, '');
}

/** `yyyy-mm-dd`, or undefined when it is no date. */
function isoDate(value: string): string | undefined {
  const [, year = '', month = '', day = ''] = DATE.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  return Number.isNaN(Date.parse(date)) ? undefined : date;
}

/** The rows as concepts, each with the code system of its row. */
function conceptsOf(header: Omit<TabsTable, 'concepts'>, names: Line, rows: readonly Line[], file: string): Concept[] {
  const columns = columnsOf(names);
  const labels = ['libelle adapte', 'libelle', 'libelle long', 'libelle court'].filter((name) => columns.has(name));
  if (!columns.has('code') || labels.length === 0)
    throw invalid(file, names.number, 'does not name the columns <Code> and <Libellé>');
  return rows.map((row) => {
    const code = cell(row, columns, 'code');
    if (code === '') throw invalid(file, row.number, 'has no code');
    if (row.cells.slice(names.cells.length).some((value) => value !== ''))
      throw invalid(
        file,
        row.number,
        `has ${String(row.cells.length)} cells where ${String(names.cells.length)} are named`,
      );
    const label = labels.map((name) => cell(row, columns, name)).find((value) => value !== '');
    if (label === undefined) throw invalid(file, row.number, `has no label for the code ${code}`);
    const end = cell(row, columns, 'date fin');
    const retiredOn = isoDate(end);
    if (end !== '' && retiredOn === undefined) throw invalid(file, row.number, `has no date in "${end}"`);
    return {
      code,
      label: REPEATS_CODE.includes(header.oid) ? withoutCode(label, code) : label,
      system: normalisedOid(cell(row, columns, 'oid')),
      ...(retiredOn !== undefined && { retiredOn }),
    };
  });
}

/** One concept a code. The OID of a row is left out: it is that of the table, and where an edition differs it is mistaken. */
function inForce(concepts: readonly Concept[]): Concept[] {
  const end = (concept: Concept): string => concept.retiredOn ?? '9999';
  const kept = new Map<string, Concept>();
  for (const { code, label = '', retiredOn } of concepts) {
    const concept = { code, label, ...(retiredOn !== undefined && { retiredOn }) };
    const other = kept.get(concept.code);
    if (other === undefined || end(concept) >= end(other)) kept.set(concept.code, concept);
  }
  return [...kept.values()];
}

function valueSet(header: Omit<TabsTable, 'concepts'>, concepts: readonly Concept[]): TabsTable {
  const codeSystems = [...new Set(concepts.map(({ system = '' }) => system))].filter((system) => system !== '');
  const single = codeSystems.length === 1;
  const unique = new Map(concepts.map((concept) => [`${concept.system ?? ''} ${concept.code}`, concept]));
  return {
    ...header,
    codeSystems,
    concepts: [...unique.values()].map(({ code, label = '', system = '' }) => ({
      code,
      label,
      ...(!single && system !== '' && { system }),
    })),
  };
}
