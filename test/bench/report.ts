import { judge, spread } from './figures.ts';
import type { Figure } from './figures.ts';
import { METHOD } from './method.ts';
import { FILE, isChosen, ROWS } from './rows.ts';
import type { Figures, Row } from './rows.ts';

/** What was measured on one input, in one run. */
export interface SizeReport {
  readonly label: string;
  /** ISO date. */
  readonly date: string;
  readonly command: string;
  readonly commit: string;
  readonly rounds: number;
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
  /** Shared pages counted once. */
  readonly peakMb: Figure;
  /** Shared pages counted in each process. */
  readonly sumMb: Figure;
}

export interface BenchReport {
  readonly machine: readonly string[];
  readonly versions: readonly string[];
  readonly absent: readonly string[];
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
export function rowsTable({ rows, sizes: measuredSizes }: Pick<BenchReport, 'rows' | 'sizes'>): string {
  const sizes = withSpread(measuredSizes);
  const body = ROWS.filter((row) => isChosen(row, rows)).map((row) => {
    const figures = sizes.map(({ figures }) => figures[row.id]);
    const limit = (value: number): string => `${row.better === 'more' ? '≥' : '≤'} ${value}${suffix(row)}`;
    const cells = figures.map((figure) => shown(figure, row.unit));
    return [row.id, row.measure, ...cells, limit(row.floor), limit(row.goal), verdictOf(row, sizes)];
  });
  return table(['#', 'Measure', ...sizes.map(({ label }) => label), 'Floor', 'Goal', 'Verdict'], body);
}

/** Row 5b: known once several files are that are as large as the design means. It goes with the last that has a row 5. */
function withSpread(sizes: readonly SizeReport[]): readonly SizeReport[] {
  const peaks = sizes
    .filter(({ megabytes }) => megabytes >= FILE.megabytes)
    .flatMap(({ figures: { 5: peak } }) => (peak && 'value' in peak ? [peak.value] : []));
  const last = sizes.findLastIndex(({ figures }) => figures['5'] !== undefined);
  return sizes.map((size, at) => (at === last ? { ...size, figures: { ...size.figures, '5b': spread(peaks) } } : size));
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
  const body = programs.map(({ name, seconds, peakMb, sumMb }) => {
    const isDone = 'value' in seconds;
    const rate: Figure = isDone ? { value: megabytes / seconds.value } : { missing: '–' };
    const memory = [peakMb, sumMb].map((figure) => (isDone ? shown(figure, 'MB') : '–'));
    return [name, shown(seconds, 's'), shown(rate, ''), ...memory];
  });
  return table(['Program', 'Wall', 'MB/s', 'Peak RSS', 'Sum of RSS'], body);
}

/** What one size is, when and how it was measured, and what ran. */
function sizeSection(size: SizeReport): string {
  const made = size.megabytes > 0 ? [`${size.units} units, ${size.megabytes.toFixed(1)} MB of XML`] : [];
  const commit = size.commit === '' ? '' : `, at ${size.commit}`;
  const run = `measured on ${size.date} by \`${size.command}\`${commit}, rounds of each program: ${size.rounds}`;
  const facts = `### ${size.label}\n\n${list([run, ...made, size.checked, ...size.notes])}`;
  return size.programs.length === 0 ? facts : `${facts}\n\n${programsTable(size)}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** The whole document; names no host and no path. */
export function benchmarksPage(report: BenchReport): string {
  const parts = [
    '# Benchmarks',
    'Every column is one run: its date, command and commit are told below. Ratios taken in one run are what counts: absolute figures vary from machine to machine. All columns are of the same code, on the same machine.',
    rowsTable(report),
    'The verdict is about the last column that holds a figure; `only` tells that floor and goal are meant for a larger input (500 MB of XML, or a million units).',
    '## Machine and versions',
    list([...report.machine, ...report.versions, ...report.absent.map((name) => `${name}: not installed here`)]),
    '## Method',
    list(METHOD),
    '## Inputs and programs',
    ...report.sizes.map(sizeSection),
  ];
  return `${parts.join('\n\n')}\n`;
}
