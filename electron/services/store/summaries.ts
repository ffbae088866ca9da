import { FACETS } from '../../../shared/domain/search.ts';
import { ROW_STEP } from './migrations/data-0001.ts';
import { guarded, type WritableDb } from './sqlite.ts';
import { SEARCHED_KINDS } from './words.ts';

/** What a cell of the cube says beside facet and code. */
export type Group = readonly [departement: string, kind: number, type: string];
type Run = readonly [facet: number, code: string];
export type Sort = readonly [kind: number, type: string];
const NO_GROUP: Group = ['', 0, ''];
const DEPARTEMENT = FACETS.indexOf('departement') + 1;

const RUNS = 'SELECT facet, code FROM main.entity_code GROUP BY facet, code';
const SORTS = `SELECT kind, type_oi FROM main.entity WHERE kind IN (${SEARCHED_KINDS.join(', ')}) GROUP BY kind, type_oi`;
/** Rows read at once: those of a region are all there are. */
const AT_ONCE = 32_768;

/** The seats of the rows that a condition tells, in order: an id is a multiple of ROW_STEP, of which the seat says how many. */
const seats = (table: string, condition: string): string => `
SELECT id / ${ROW_STEP} FROM main.${table} WHERE ${condition} AND id > $after * ${ROW_STEP} ORDER BY id LIMIT ${AT_ONCE}`;

const ADD_CELL = 'INSERT INTO main.cube (departement, kind, type_oi, facet, code, count) VALUES (?, ?, ?, ?, ?, ?)';
const SUMMARY = `
INSERT INTO main.summary (facet, kind, type_oi, code, count)
SELECT facet, kind, type_oi, code, sum(count) FROM main.cube GROUP BY facet, kind, type_oi, code;
`;

/**
 * Counts the facets, for the whole source and by département, so that an unfiltered facet costs nothing. Rows must have ids that
 * are multiples of ROW_STEP, and their indexes. The codes lie in the order of what is counted and entities are of few sorts:
 * counting along costs a third of having SQLite sort what it groups.
 */
export function fillSummaries(db: WritableDb): void {
  guarded(db.name, () => {
    const runs = db.prepare<[], Run>(RUNS).raw().all();
    const seatsOfRun = seatReader<Run>(db, seats('entity_code', 'facet = $first AND code = $second'));
    const cells = countCells(db, readGroups(db, runs, seatsOfRun));
    for (const run of runs) {
      for (const some of seatsOfRun(run)) cells.add(some);
      cells.endRun(...run);
    }
    cells.end();
  });
}

/** Counts the cells of the cube, run by run: a run is the rows of one code. */
export interface Cells {
  /** Takes in rows of the run, by their seats. */
  add(seats: ArrayLike<number>): void;
  endRun(facet: number, code: string): void;
  /** To be called once, after the last run. */
  end(): void;
}

/** What is to be counted, each code of a facet with the seats that have it, comes from who has it at hand. */
export function countCells(db: WritableDb, { groups, groupOf }: Groups): Cells {
  const insert = db.prepare(ADD_CELL);
  const counts = new Uint32Array(groups.length);
  let met: number[] = [];
  return {
    add: (seats) => countInto(counts, met, seats, groupOf),
    endRun(facet, code) {
      for (const group of met) {
        insert.run(...(groups[group] ?? NO_GROUP), facet, code, counts[group]);
        counts[group] = 0;
      }
      met = [];
    },
    end: () => void db.exec(SUMMARY),
  };
}

type SeatReader<Of> = (of: Of) => Iterable<readonly number[]>;

/** Reads the seats that two values tell, some at a time. */
function seatReader<Of extends readonly [string | number, string | number]>(
  db: WritableDb,
  sql: string,
): SeatReader<Of> {
  const find = db.prepare<[{ first: Of[0]; second: Of[1]; after: number }], number>(sql).pluck();
  return function* ([first, second]) {
    for (let after = 0; ;) {
      const some = find.all({ first, second, after });
      yield some;
      if (some.length < AT_ONCE) return;
      after = some.at(-1) ?? 0;
    }
  };
}

/** Counts rows by their groups, and notes the groups that are met. */
function countInto(counts: Uint32Array, met: number[], seats: ArrayLike<number>, groupOf: Uint32Array): void {
  for (let index = 0; index < seats.length; index += 1) {
    const group = groupOf[seats[index] as number] ?? 0;
    const known = counts[group] ?? 0;
    if (known === 0) met.push(group);
    counts[group] = known + 1;
  }
}

/** The groups that rows are counted by. */
export interface Groups {
  readonly groups: readonly Group[];
  /** By seat: the id of an entity without its gap. */
  readonly groupOf: Uint32Array;
}

/** Told from the indexes: every entity that is searched has one code for its département, '' if it must. */
function readGroups(db: WritableDb, runs: readonly Run[], seatsOfRun: SeatReader<Run>): Groups {
  const last = db.prepare<[], number>(`SELECT coalesce(max(id), 0) / ${ROW_STEP} FROM main.entity`).pluck().get() ?? 0;
  const groupOf = new Uint32Array(last + 1);
  const departements = runs.filter(([facet]) => facet === DEPARTEMENT);
  const sorts = db.prepare<[], Sort>(SORTS).raw().all();
  const seatsOfSort = seatReader<Sort>(db, seats('entity', 'kind = $first AND type_oi = $second'));
  departements.forEach((run, index) => addTo(groupOf, seatsOfRun(run), index));
  sorts.forEach((sort, index) => addTo(groupOf, seatsOfSort(sort), index * departements.length));
  const codes = departements.map(([, code]) => code);
  return { groups: groupsOf(sorts, codes), groupOf };
}

/** All groups there may be: those of a sort follow each other, in the order of the départements. */
export function groupsOf(sorts: readonly Sort[], departements: readonly string[]): readonly Group[] {
  return sorts.flatMap((sort) => departements.map((code): Group => [code, ...sort]));
}

function addTo(numbers: Uint32Array, seatsOf: Iterable<readonly number[]>, more: number): void {
  for (const some of seatsOf) {
    for (const seat of some) numbers[seat] = (numbers[seat] ?? 0) + more;
  }
}
