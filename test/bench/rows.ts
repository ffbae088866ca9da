import type { Figure, Target } from './figures.ts';

export interface Row extends Target {
  /** Number in the table of the design (performance §5), with a letter where it holds several measures. */
  readonly id: string;
  readonly measure: string;
  readonly unit: 'x' | 'MB' | 'ms' | 'units/s';
  /** Least input that floor and goal speak of; on a smaller one a verdict is told with its size. */
  readonly asked: { readonly megabytes?: number; readonly units?: number };
}

/** A file of 500 MB, give or take what a unit of it weighs. */
export const FILE = { megabytes: 450 };
/** Units of the region of row 11 in a whole run; its server shares the machine. */
export const EXCHANGE_UNITS = 10_000;
const MILLION = { units: 1_000_000 };

const x = (
  id: string,
  measure: string,
  better: Row['better'],
  floor: number,
  goal: number,
  asked: Row['asked'] = FILE,
): Row => {
  return { id, measure, unit: 'x', better, floor, goal, asked };
};
const p95 = (id: string, what: string, floor: number, goal: number): Row => {
  return { id, measure: `p95 of ${what}`, unit: 'ms', better: 'less', floor, goal, asked: MILLION };
};

/** What Cercle is measured on (design performance §5). */
export const ROWS: readonly Row[] = [
  x('1', 'parse + extract rate / lxml.iterparse bare rate', 'more', 2.5, 4),
  x('2', 'parse + extract rate / xmllint --noout --sax rate', 'more', 0.45, 0.8),
  x('3', 'import wall / Python lxml → sqlite3 program wall', 'less', 0.33, 0.18),
  x('4', 'import wall / own parse-only wall', 'less', 4, 2.5),
  {
    id: '5',
    measure: 'peak RSS of an import, all its processes, shared pages once',
    unit: 'MB',
    better: 'less',
    floor: 400,
    goal: 256,
    asked: FILE,
  },
  x('5b', 'peak RSS, greatest / smallest from 500 MB on', 'less', 1.3, 1.3),
  x('6', 'database size / XML size', 'less', 0.45, 0.3),
  {
    id: '7',
    measure: '1 % delta, units applied per second',
    unit: 'units/s',
    better: 'more',
    floor: 1500,
    goal: 5000,
    asked: MILLION,
  },
  p95('8a', 'search, top 50', 16, 5),
  p95('8b', 'next page', 16, 5),
  p95('8c', 'facets', 16, 5),
  p95('8d', 'combined filters', 16, 5),
  p95('8e', 'detail', 16, 5),
  p95('9', 'facets over the largest text result', 50, 16),
  x('10', 'page in the last fifth of the list / first page', 'less', 3, 1.5, MILLION),
  x('11', 'mTLS download + import / import alone', 'less', 1.25, 1.1, { units: EXCHANGE_UNITS }),
];

/** Row → figure. */
export type Figures = Readonly<Record<string, Figure>>;

const numberOf = (row: Row): number => Number.parseInt(row.id, 10);

/** The rows chosen by numbers such as `1,2,8`; all of them when nothing is chosen. Throws on a number that is no row. */
export function chosenRows(text: string | undefined): ReadonlySet<number> {
  const all = new Set(ROWS.map(numberOf));
  if (text === undefined) return all;
  const chosen = text.split(',').map((part) => Number(part.trim()));
  for (const number of chosen) {
    if (!all.has(number)) throw new Error(`--rows: ${String(number)} is no row; rows go from 1 to ${all.size}`);
  }
  return new Set(chosen);
}

export function isChosen(row: Row, chosen: ReadonlySet<number>): boolean {
  return chosen.has(numberOf(row));
}
