import type { CellResult } from './matrix/cell.ts';

export interface MatrixResults {
  /** Of the libraries that took part; facts, so that a reader can make it again. */
  readonly made: Readonly<Record<string, string>>;
  readonly cells: readonly CellResult[];
}

export interface MatrixScore {
  readonly total: number;
  readonly right: number;
  readonly undecided: number;
  readonly wrong: number;
  /** Wrong, and said as certain or probable. */
  readonly confidentErrors: number;
}

export function scoreOf(cells: readonly CellResult[]): MatrixScore {
  const count = (grade: CellResult['grade']): number => cells.filter((cell) => cell.grade === grade).length;
  const confidentErrors = cells.filter(
    ({ grade, confidence }) => grade === 'wrong' && confidence !== 'undecided',
  ).length;
  return {
    total: cells.length,
    right: count('right'),
    undecided: count('undecided'),
    wrong: count('wrong'),
    confidentErrors,
  };
}

const FAMILIES = { node: 'Node', nginx: 'nginx', openssl: 'openssl s_server', network: '–' } as const;
const MARKS = { right: '', undecided: ' (undecided)', wrong: ' (WRONG)' } as const;

function columnOf({ family, version }: CellResult): string {
  const name = FAMILIES[family];
  return version === null ? name : `${name} ${version.slice(4)}`;
}

function shown(cell: CellResult | undefined): string {
  if (cell === undefined) return '';
  return `\`${cell.found}\`${cell.grade === 'right' && cell.confidence === 'probable' ? ' ~' : ''}${MARKS[cell.grade]}`;
}

/** The matrix as a page of Markdown: faults down, server families and TLS versions across, the cause found in each square. */
export function matrixTable({ made, cells }: MatrixResults): string {
  const columns = ['Node 1.2', 'Node 1.3', 'nginx 1.2', 'nginx 1.3', 'openssl s_server 1.2', 'openssl s_server 1.3'];
  const rows = [...new Set(cells.map(({ row }) => row))];
  const lines = rows.map((row) => {
    const of = cells.filter((cell) => cell.row === row);
    const rest = of.filter((cell) => !columns.includes(columnOf(cell)));
    const others = rest.map((cell) => `${cell.family === 'network' ? '' : `${columnOf(cell)}: `}${shown(cell)}`);
    const squares = columns.map((column) => shown(of.find((cell) => columnOf(cell) === column)));
    return `| ${[row, of[0]?.source ?? '', ...squares, others.join('<br>')].join(' | ')} |`;
  });
  const { total, right, undecided, wrong, confidentErrors } = scoreOf(cells);
  const percent = total === 0 ? 0 : (100 * right) / total;
  return [
    '# Diagnosis matrix',
    '',
    'Each square is a fault that was provoked against a real server, and the cause that Cercle found. `~` marks a cause given as',
    'probable; the others are certain, or are by nature a choice between two causes that carries its own name. Generated from',
    '`docs/diagnosis-matrix.json`, which the torture run of the tests writes.',
    '',
    `**${total} faults: ${right} right (${percent.toFixed(1)} %), ${undecided} undecided with the right one among the candidates, ${wrong} wrong, ${confidentErrors} of them said with confidence.**`,
    '',
    `Made with ${Object.entries(made)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '',
    `| fault | source | ${columns.join(' | ')} | elsewhere |`,
    `| ${['---', '---', ...columns.map(() => '---'), '---'].join(' | ')} |`,
    ...lines,
    '',
  ].join('\n');
}
