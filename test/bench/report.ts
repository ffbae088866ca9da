import { judge } from './figures.ts';
import type { Figure } from './figures.ts';
import { isChosen, ROWS } from './rows.ts';
import type { Figures, Row } from './rows.ts';

/** What was measured on one input. */
export interface SizeReport {
  readonly label: string;
  readonly units: number;
  readonly megabytes: number;
  /** What was found right before anything was measured, in a sentence. */
  readonly checked: string;
  readonly figures: Figures;
  /** Each program that ran: best time, greatest memory. */
  readonly programs: readonly ProgramLine[];
  /** What the figures of this size need to be understood. */
  readonly notes: readonly string[];
}

export interface ProgramLine {
  readonly name: string;
  readonly seconds: Figure;
  readonly peakMb: Figure;
}

export interface BenchReport {
  /** ISO date. */
  readonly date: string;
  readonly command: string;
  readonly machine: readonly string[];
  readonly versions: readonly string[];
  readonly absent: readonly string[];
  readonly rounds: number;
  readonly rows: ReadonlySet<number>;
  readonly sizes: readonly SizeReport[];
}

export function shown(figure: Figure | undefined, unit: Row['unit'] | 's' | ''): string {
  if (figure === undefined) return '–';
  if ('missing' in figure) return figure.missing;
  const { value } = figure;
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit === 'x' || unit === '' ? unit : ` ${unit}`}`;
}

/** A Markdown table, its columns as wide as their widest cell: as the formatter of the project writes it. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(3, name.length, ...body.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

/** The table of the design: a column of figures a size, and what the largest one that was measured is worth. */
export function rowsTable({ rows, sizes }: Pick<BenchReport, 'rows' | 'sizes'>): string {
  const body = ROWS.filter((row) => isChosen(row, rows)).map((row) => {
    const figures = sizes.map(({ figures }) => figures[row.id]);
    const limit = (value: number): string => `${row.better === 'more' ? '≥' : '≤'} ${value}${suffix(row)}`;
    const cells = figures.map((figure) => shown(figure, row.unit));
    return [row.id, row.measure, ...cells, limit(row.floor), limit(row.goal), verdictOf(row, sizes)];
  });
  return table(['#', 'Measure', ...sizes.map(({ label }) => label), 'Floor', 'Goal', 'Verdict'], body);
}

/** What the last size that gave a figure is worth; told with its size when the design asks for a larger one. */
function verdictOf(row: Row, sizes: readonly SizeReport[]): string {
  const last = sizes.findLast(({ figures }) => {
    const figure = figures[row.id];
    return figure !== undefined && 'value' in figure;
  });
  const verdict = judge(last?.figures[row.id], row);
  if (last === undefined) return verdict;
  const { units = 0, megabytes = 0 } = row.asked;
  return last.units >= units && last.megabytes >= megabytes ? verdict : `${verdict}, at ${last.label} only`;
}

function suffix({ unit }: Row): string {
  return unit === 'x' ? 'x' : ` ${unit}`;
}

function programsTable({ programs, megabytes }: SizeReport): string {
  const body = programs.map(({ name, seconds, peakMb }) => {
    const rate: Figure = 'value' in seconds ? { value: megabytes / seconds.value } : { missing: '–' };
    return [name, shown(seconds, 's'), shown(rate, ''), 'value' in seconds ? shown(peakMb, 'MB') : '–'];
  });
  return table(['Program', 'Wall', 'MB/s', 'Peak RSS'], body);
}

const METHOD = [
  'Every input is a fictional region made from a seed: the same command makes the same bytes.',
  'Before anything is measured, the counts of the import are compared with those of the generator, kind by kind, and fifty sampled records with the text of the file, to the byte; one difference ends the run.',
  'Programs are whole processes, from their start to their end, on the same warm file. They take turns, round after round, so that a disturbance falls on all of them; the fastest round of each counts.',
  'Peak RSS is read every 40 ms and adds up the process and all that it started: pages that they share count more than once. The greatest of all rounds counts.',
  'Parse + extract is the reader of Cercle alone, every attribute and text of every record read as a string. The import includes normalisation, tables, indexes, full text, facets and findings.',
  'The Python program keeps fewer tables than Cercle (records with their XML, codes, identifiers, links, full text, facet counts and their cube): it does less work, which the ratio of row 3 does not make up for.',
  'Row 7 renames one unit in a hundred and merges the changed records; the time is that of the whole command. The new names are then read back.',
  'Rows 8 to 10 are asked of the read thread, one question after the other, with values that vary, after a few that do not count; no text is asked twice under the same filters. Row 10 compares medians.',
  'Row 11 compares medians of rounds on a smaller region of its own, whose server is on the same machine and shares its cores.',
];

/** The whole document; names no host and no path. */
export function benchmarksPage(report: BenchReport): string {
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
  const sizes = report.sizes.map((size) => {
    const made = size.megabytes > 0 ? [`${size.units} units, ${size.megabytes.toFixed(1)} MB of XML`] : [];
    const facts = `### ${size.label}\n\n${list([...made, size.checked, ...size.notes])}`;
    return size.programs.length === 0 ? facts : `${facts}\n\n${programsTable(size)}`;
  });
  const parts = [
    '# Benchmarks',
    `Written by \`${report.command}\` on ${report.date}. Ratios taken in one run are what counts: absolute figures vary from machine to machine.`,
    rowsTable(report),
    'The verdict is about the last column that holds a figure; `only` tells that floor and goal are meant for a larger input (500 MB of XML, or a million units).',
    '## Machine and versions',
    list([...report.machine, ...report.versions, ...report.absent.map((name) => `${name}: not installed here`)]),
    '## Method',
    list([...METHOD, `Rounds: ${report.rounds}.`]),
    '## Inputs and programs',
    ...sizes,
  ];
  return `${parts.join('\n\n')}\n`;
}
