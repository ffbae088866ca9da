import { FACETS } from '../../../shared/domain/search.ts';
import { ROW_STEP } from './migrations/data-0001.ts';
import { whileReading, type WritableDb } from './sqlite.ts';
import { SEARCHED_KINDS } from './words.ts';

/** What a cell of the cube says beside facet and code. */
type Group = readonly [departement: string, kind: number, type: string];
type Run = readonly [facet: number, code: string];
type Sort = readonly [kind: number, type: string];
const NO_GROUP: Group = ['', 0, ''];
const DEPARTEMENT = FACETS.indexOf('departement') + 1;

const RUNS = 'SELECT facet, code FROM main.entity_code GROUP BY facet, code';
const SORTS = `SELECT kind, type_oi FROM main.entity WHERE kind IN (${SEARCHED_KINDS.join(', ')}) GROUP BY kind, type_oi`;
/** Rows read at once: those of a region are all there are. */
const AT_ONCE = 32_768;

/** The seats of the rows that a condition tells, in order: an id is a multiple of ROW_STEP, of which the seat says how many. */
const seats = (table: string, condition: string): string => `
SELECT id / ${ROW_STEP} FROM main.${table} WHERE ${condition} AND id > $after * ${ROW_STEP} ORDER BY id LIMIT ${AT_ONCE}`;

const CELLS = `
CREATE TEMP TABLE cell (departement TEXT, kind INTEGER, type_oi TEXT, facet INTEGER, code TEXT, count INTEGER)`;
const ADD_CELL = 'INSERT INTO temp.cell (departement, kind, type_oi, facet, code, count) VALUES (?, ?, ?, ?, ?, ?)';
const CUBE = `
INSERT INTO main.cube (departement, facet, kind, type_oi, code, count)
SELECT departement, facet, kind, type_oi, code, count FROM temp.cell ORDER BY departement, facet, kind, type_oi, code;
DROP TABLE temp.cell;
INSERT INTO main.summary (facet, kind, type_oi, code, count)
SELECT facet, kind, type_oi, code, sum(count) FROM main.cube GROUP BY facet, kind, type_oi, code;
`;

/**
 * Counts the facets, for the whole source and by département, so that an unfiltered facet costs nothing. Rows must have ids that
 * are multiples of ROW_STEP, and their indexes. The codes lie in the order of what is counted and entities are of few sorts:
 * counting along costs a third of having SQLite sort what it groups.
 */
export function fillSummaries(db: WritableDb): void {
  whileReading(db, () => {
    db.exec(CELLS);
    const runs = db.prepare<[], Run>(RUNS).raw().all();
    const seatsOfRun = seatReader<Run>(db, seats('entity_code', 'facet = $first AND code = $second'));
    const { groups, groupOf } = readGroups(db, runs, seatsOfRun);
    const add = db.prepare(ADD_CELL);
    const counts = new Uint32Array(groups.length);
    for (const run of runs) {
      const met: number[] = [];
      for (const some of seatsOfRun(run)) countInto(counts, met, some, groupOf);
      for (const group of met) {
        add.run(...(groups[group] ?? NO_GROUP), ...run, counts[group]);
        counts[group] = 0;
      }
    }
    db.exec(CUBE);
  });
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
function countInto(counts: Uint32Array, met: number[], some: readonly number[], groupOf: Uint32Array): void {
  for (const seat of some) {
    const group = groupOf[seat] ?? 0;
    const known = counts[group] ?? 0;
    if (known === 0) met.push(group);
    counts[group] = known + 1;
  }
}

interface Groups {
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
  return { groups: sorts.flatMap((sort) => departements.map(([, code]): Group => [code, ...sort])), groupOf };
}

function addTo(numbers: Uint32Array, seatsOf: Iterable<readonly number[]>, more: number): void {
  for (const some of seatsOf) {
    for (const seat of some) numbers[seat] = (numbers[seat] ?? 0) + more;
  }
}
